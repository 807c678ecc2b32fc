import type {
  PeopleCoverage,
  SendsCoverage,
  WorkflowCoverage,
} from '../../../../core/contract/audit-coverage.ts';
import { peopleSentence, uncountableSentence } from '../../../../core/grounding/coverage/people-words.ts';
import { figure } from '../../layout.ts';
import { shareBars, type Fill, type Part } from '../charts.ts';
import { markup, type Html } from '../template.ts';
import { longDay, percent } from '../text.ts';
import { section, type View } from '../view.ts';

type Key = 'grounded' | 'inherited' | 'ungrounded' | 'unknown' | 'unclassified';

const STATES: [Key, string, Fill][] = [
  ['grounded', 'A hypothesis of their own', 'own'],
  ['inherited', 'Through their segment or workflow', 'through'],
  ['ungrounded', 'No hypothesis', 'none'],
  ['unclassified', 'Not sure yet (outside system)', 'unknown'],
  ['unknown', 'Could not be read', 'unknown'],
];

/** The month's e-mails by what stands behind them, and the unsubscribes below: the eye sees the mismatch. */
export function monthSection({ report }: View): Html {
  const { sends, workflows } = report.coverage;
  const people = peopleWords(report.coverage.people);
  return sends === null ? workflowsOnly(workflows, people) : emailsOf(sends, workflows, people);
}

/** The people behind the figures, in a sentence; nothing where they cannot be counted. */
function peopleWords(people: PeopleCoverage | null): Html | null {
  const sentence = peopleSentence(people);
  if (sentence === null) return null;
  return markup`<p>${sentence} <span class="soft">${uncountableSentence(people)}</span></p>`;
}

function emailsOf(sends: SendsCoverage, workflows: WorkflowCoverage, people: Html | null): Html {
  const parts = (counts: Record<Key, number>) =>
    STATES.map(([key, label, fill]) => ({ label, fill, value: counts[key] }));
  const sent = parts(sends);
  const left = parts(sends.unsubscribes);
  const span = `${longDay(sends.from)} to ${longDay(sends.asOf)}`;
  const aside = sends.exempt + sends.notApplicable;
  return section(
    'month',
    'What stands behind last month’s e-mails',
    markup`<p class="lede">Automated e-mails, ${span}, by whether the workflow that sent them has a hypothesis.</p>`,
    shareBars(
      [
        { caption: `${figure(sum(sent))} e-mails`, parts: sent },
        { caption: `${figure(sum(left))} unsubscribes from them`, parts: left },
      ],
      'Two bars: e-mails by what stands behind them, and the unsubscribes from them. The table below has the figures.',
    ),
    markup`<table><thead><tr><th scope="col">Behind the e-mail</th><th scope="col" class="num">Workflows</th><th scope="col" class="num">E-mails</th><th scope="col" class="num">Share</th><th scope="col" class="num">Unsubscribes</th><th scope="col" class="num">Share</th></tr></thead><tbody>${STATES.map(
      ([key, label, fill]) =>
        rowOf(label, fill, [workflows[key], sends[key], sends.unsubscribes[key]], [sum(sent), sum(left)]),
    )}</tbody></table>`,
    markup`<p class="small soft">${aside === 0 ? null : `${figure(aside)} e-mails of service messages and exempt workflows are left aside. `}Sends are known for ${figure(sends.sendersKnown)} of ${figure(sends.senders)} workflows that send e-mail. Source: ${sends.source}. “From them” is not “because of them”.</p>`,
    people,
  );
}

function rowOf(
  label: string,
  fill: Fill,
  counts: readonly [number, number, number],
  wholes: readonly [number, number],
): Html | null {
  const [workflows, sent, left] = counts;
  if (workflows + sent + left === 0) return null;
  return markup`<tr><th scope="row">${swatch(fill)}${label}</th><td class="num">${figure(workflows)}</td><td class="num">${figure(sent)}</td><td class="num">${percent(sent, wholes[0])}</td><td class="num">${figure(left)}</td><td class="num">${percent(left, wholes[1])}</td></tr>`;
}

function workflowsOnly(workflows: WorkflowCoverage, people: Html | null): Html {
  const parts = STATES.map(([key, label, fill]) => ({ label, fill, value: workflows[key] }));
  if (sum(parts) === 0)
    return section(
      'month',
      'What stands behind the workflows',
      markup`<p>No workflow that is on writes to customers.</p>`,
    );
  return section(
    'month',
    'What stands behind the workflows that write to customers',
    markup`<p class="lede">How much they send is not known: the audit had no e-mail statistics.</p>`,
    shareBars(
      [{ caption: `${figure(sum(parts))} workflows that are on`, parts }],
      'A bar of workflows by what stands behind them. The table below has the figures.',
    ),
    markup`<table><thead><tr><th scope="col">Behind the workflow</th><th scope="col" class="num">Workflows</th><th scope="col" class="num">Share</th></tr></thead><tbody>${parts
      .filter(({ value }) => value > 0)
      .map(
        ({ label, value, fill }) =>
          markup`<tr><th scope="row">${swatch(fill)}${label}</th><td class="num">${figure(value)}</td><td class="num">${percent(value, sum(parts))}</td></tr>`,
      )}</tbody></table>`,
    people,
  );
}

/** The sample of a fill beside its name. */
export function swatch(fill: Fill): Html {
  return markup`<svg class="swatch" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><rect width="14" height="14" class="f-${fill}"/></svg>`;
}

function sum(parts: readonly Pick<Part, 'value'>[]): number {
  return parts.reduce((total, { value }) => total + value, 0);
}
