import type { AuditRun } from '../../../../core/contract/audit-run.ts';
import type { Delta } from '../../../../core/contract/audit-delta.ts';
import { figure } from '../../layout.ts';
import { trendLine } from '../charts.ts';
import { markup, type Html } from '../template.ts';
import { longDay, percent } from '../text.ts';
import { section, type View } from '../view.ts';

const SHOWN = 8;
/** Two points make a slope, not a trend. */
const RUNS_FOR_A_TREND = 3;

/** What is new, settled and worse since an earlier audit, and how the account has gone since; left out the first time. */
export function sinceSection({ report, options }: View): Html | null {
  const trend = trends([...options.history].reverse());
  if (report.delta === null && trend === null) return null;
  return section('since', 'Since last time', report.delta === null ? null : deltaOf(report.delta), trend);
}

function deltaOf(delta: Delta): Html {
  const kinds = [
    ['New', delta.new],
    ['Worse', delta.worse],
    ['Settled', delta.settled],
  ] as const;
  return markup`<p class="lede">Against the audit of ${longDay(delta.since.auditedAt)}: ${delta.headline}</p><table><thead><tr><th scope="col">What</th><th scope="col">Finding</th></tr></thead><tbody>${kinds.map(
    ([word, refs]) => [
      ...refs
        .slice(0, SHOWN)
        .map(({ message }) => markup`<tr><th scope="row">${word}</th><td>${message}</td></tr>`),
      refs.length > SHOWN
        ? markup`<tr><th scope="row">${word}</th><td class="soft">and ${figure(refs.length - SHOWN)} more</td></tr>`
        : null,
    ],
  )}</tbody></table>${
    delta.notComparable === 0
      ? null
      : markup`<p class="small soft">${figure(delta.notComparable)} more cannot be compared: one of the two audits could not tell.</p>`
  }`;
}

function trends(runs: readonly AuditRun[]): Html | null {
  const shares = runs.flatMap((run) => shareWithout(run) ?? []);
  const left = runs.flatMap(({ sends }) => (sends === null ? [] : [sends.unsubscribed]));
  const pictures = [
    ...(shares.length < RUNS_FOR_A_TREND
      ? []
      : [figureOf('Share without a hypothesis', shares, (value) => percent(value, 1))]),
    ...(left.length < RUNS_FOR_A_TREND ? [] : [figureOf('Unsubscribes in 30 days', left, figure)]),
  ];
  return pictures.length === 0 ? null : markup`<div class="two">${pictures}</div>`;
}

/** Of e-mails where they are known, else of workflows; null where an audit gave no figure. */
function shareWithout({ sends, workflows }: AuditRun): number | null {
  const score = sends?.score ?? workflows.score;
  return score === null ? null : 1 - score;
}

function figureOf(name: string, values: readonly number[], told: (value: number) => string): Html {
  const said = `${name}: ${told(values[0] ?? 0)} at first, ${told(values.at(-1) ?? 0)} now, over ${values.length} audits`;
  return markup`<div><h3>${name}</h3>${trendLine(values, said)}<p class="small soft">${said}.</p></div>`;
}
