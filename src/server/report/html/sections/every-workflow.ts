import type { WorkflowEntry } from '../../../../core/contract/audit-entry.ts';
import type { Finding } from '../../../../core/contract/audit-finding.ts';
import { figure } from '../../layout.ts';
import { PRINTED_ROWS } from '../style.ts';
import { markup, type Html } from '../template.ts';
import { clipped } from '../text.ts';
import { entryWords, nameHtml, section, workflowLink, type View } from '../view.ts';
import { classWords, messageWords, reasonWords, STATE_WORDS, type State } from '../words.ts';

/** What fits into a file that can be sent by e-mail: rows that unfold, rows with a link, bytes of the table. */
const UNFOLD = 200;
const LINKED = 2_000;
const LONGEST_TABLE = 1_500_000;
const NAME = 80;

const ORDER: State[] = [
  'ungrounded',
  'unknown',
  'unclassified',
  'inherited',
  'grounded',
  'exempt',
  'not_applicable',
];

/** The table of all workflows, the gravest first; those with findings unfold. */
export function everyWorkflowSection(view: View): Html {
  const findings = findingsByWorkflow(view);
  const ordered = [...view.report.workflows].sort((a, b) => compare(a, b, findings));
  const rows = rowsThatFit(view, ordered, findings);
  const left = ordered.length - rows.length;
  return section(
    'all',
    'Every workflow',
    markup`<p class="lede">What needs attention stands first. Rows with findings unfold.</p>`,
    markup`<div class="scroll"><table class="all"><thead><tr><th scope="col">Workflow</th><th scope="col">State</th><th scope="col">Kind</th><th scope="col">E-mails, 30 days</th><th scope="col">Unsubscribes</th><th scope="col">Findings</th></tr></thead>${rows}</table></div>`,
    rows.length > PRINTED_ROWS
      ? markup`<p class="small soft printed">On paper the first ${figure(PRINTED_ROWS)} of ${figure(ordered.length)}; the file has them all.</p>`
      : null,
    left > 0
      ? markup`<p class="small soft">And ${figure(left)} more that would make this file too large to send; the CSV format has every one.</p>`
      : null,
  );
}

function findingsByWorkflow({ counting }: View): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of counting) {
    if (finding.asset.kind !== 'workflow') continue;
    const own = found.get(finding.asset.id);
    if (own === undefined) found.set(finding.asset.id, [finding]);
    else own.push(finding);
  }
  return found;
}

function compare(a: WorkflowEntry, b: WorkflowEntry, findings: ReadonlyMap<string, Finding[]>): number {
  const rank = ({ id, isEnabled, grounding, sent }: WorkflowEntry) => [
    isEnabled === false ? 1 : 0,
    // One inside a chain has its finding on the entry of the chain, and needs attention all the same.
    grounding === 'ungrounded' || findings.has(id) ? 0 : 1,
    ORDER.indexOf(grounding),
    -(sent ?? 0),
  ];
  const [left, right] = [rank(a), rank(b)];
  const difference = left.map((value, index) => value - (right[index] ?? 0)).find((value) => value !== 0);
  return difference ?? (a.id < b.id ? -1 : 1);
}

function rowsThatFit(
  view: View,
  ordered: readonly WorkflowEntry[],
  findings: ReadonlyMap<string, Finding[]>,
): Html[] {
  const rows: Html[] = [];
  let length = 0;
  let unfolded = 0;
  for (const [index, entry] of ordered.entries()) {
    const own = findings.get(entry.id) ?? [];
    const unfolds = own.length > 0 && unfolded < UNFOLD;
    if (unfolds) unfolded += 1;
    const row = rowOf(view, entry, own, { isLinked: index < LINKED, unfolds });
    length += Buffer.byteLength(row.toString());
    if (length > LONGEST_TABLE) break;
    rows.push(row);
  }
  return rows;
}

function rowOf(
  view: View,
  entry: WorkflowEntry,
  own: readonly Finding[],
  { isLinked, unfolds }: { isLinked: boolean; unfolds: boolean },
): Html {
  const short = { id: entry.id, name: clipped(entry.name, NAME) };
  const name = isLinked ? workflowLink(view, short) : nameHtml(short.name);
  const state = entry.isEnabled === false ? 'Off' : STATE_WORDS[entry.grounding];
  const cells = markup`<th scope="row">${name}</th><td>${state}</td><td>${classWords(entry)}</td><td>${figure(entry.sent)}</td><td>${figure(entry.unsubscribed)}</td><td>${own.length === 0 ? '' : own.length}</td>`;
  if (!unfolds) return markup`<tbody><tr>${cells}</tr></tbody>`;
  return markup`<tbody><tr class="with">${cells}</tr><tr class="more"><td colspan="6"><details><summary>Why, and what was found</summary>${detailsOf(view, entry, own)}</details></td></tr></tbody>`;
}

function detailsOf(view: View, entry: WorkflowEntry, own: readonly Finding[]): Html {
  const reason = reasonWords(entry);
  const sends = [...new Set(entry.messages.map(messageWords))].slice(0, 8).join(', ');
  return markup`<dl><div><dt>Kind</dt><dd>${classWords(entry)}: ${clipped(entry.classReason, 300)}</dd></div>${
    reason === ''
      ? null
      : markup`<div><dt>State</dt><dd>${STATE_WORDS[entry.grounding]}: ${reason}</dd></div>`
  }${sends === '' ? null : markup`<div><dt>Sends</dt><dd>${clipped(sends, 400)}</dd></div>`}<div><dt>To whom</dt><dd>${clipped(entryWords(view, entry).join('; or '), 400)}</dd></div>${chainOf(view, entry)}${own
    .slice(0, 5)
    .map(findingOf)}</dl>`;
}

/** The way from the hypothesis to the workflow, a box each. */
function chainOf(view: View, { via }: WorkflowEntry): Html | null {
  const [chain] = via;
  if (chain === undefined) return null;
  const boxes = [{ kind: 'hypothesis', id: chain.hypothesisId }, ...chain.hops.map(({ to }) => to)].slice(
    0,
    5,
  );
  return markup`<div><dt>Behind it</dt><dd><ol class="chain">${boxes.map((box) => markup`<li>${boxName(view, box)}</li>`)}</ol></dd></div>`;
}

function boxName({ hypotheses, lists, workflows }: View, { kind, id }: { kind: string; id: string }): Html {
  if (kind === 'hypothesis') return nameHtml(hypotheses.get(id)?.title ?? id, 40);
  if (kind === 'list') return markup`segment ${nameHtml(lists.get(id) ?? id, 40)}`;
  return markup`workflow ${nameHtml(workflows.get(id)?.name ?? id, 40)}`;
}

function findingOf({ ruleId, severity, message, evidence }: Finding): Html {
  const places = evidence.filter(({ path }) => path !== '').slice(0, 3);
  return markup`<div><dt>${severity}</dt><dd>${clipped(message, 400)} <span class="soft">${ruleId}</span>${
    places.length === 0
      ? null
      : markup`<br><code>${places.map(({ path }) => clipped(path, 120)).join(' · ')}</code>`
  }</dd></div>`;
}
