import type { WorkflowEntry } from '../../core/contract/audit-entry.ts';
import type { Finding } from '../../core/contract/audit-finding.ts';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import { assetKey } from '../../core/asset.ts';
import { withoutHypothesis } from '../../core/grounding/triage/start-here.ts';
import { figure, row, wrap } from './layout.ts';
import { missingWords, unknownGroups } from './not-known.ts';
import type { Style } from './style.ts';

export interface Page {
  width: number;
  style: Style;
  /** Host of the account's HubSpot, for links; null where there is none. */
  uiDomain: string | null;
}

/** Two columns of figures at the right. */
const CELLS = { label: 50, cell: 15 };
const SHOWN = 5;

/** The one sentence; after the first time what is different comes before it. */
export function headlineLines({ headline, delta }: AuditReport, page: Page): string[] {
  const { bold } = page.style;
  const sentences = wrap(headline, page.width - 2);
  if (delta === null) return sentences.map((line) => `  ${bold(line)}`);
  return [`  ${bold(delta.headline)}`, ...sentences.map((line) => `  ${line}`)];
}

/** That the audit is incomplete, and what it lacks; it must not be taken for a pass. */
export function incompleteLines(report: AuditReport, { style, width }: Page): string[] {
  const missing = missingWords(report);
  if (missing === null) return [];
  const [first = '', ...rest] = wrap(`INCOMPLETE: ${missing} See the end of this report.`, width - 4);
  return [`  ${style.yellow('!')} ${first}`, ...rest.map((line) => `    ${line}`)];
}

/** How many workflows there are, and what stands behind those that write to customers. */
export function workflowLines(report: AuditReport, { style }: Page): string[] {
  const { workflows, sends } = report.coverage;
  const on = workflows.total + workflows.feeders;
  const writing = workflows.grounded + workflows.inherited + workflows.ungrounded + workflows.exempt;
  const figures = (key: 'grounded' | 'inherited' | 'ungrounded' | 'exempt') =>
    sends === null ? [] : [figure(sends[key]), figure(sends.unsubscribes[key])];
  const state = (count: number, words: string, key: Parameters<typeof figures>[0]) =>
    count === 0 ? [] : [row(`  ${figure(count).padStart(7)}  ${words}`, figures(key), CELLS)];
  const heads = sends === null ? [] : ['emails, 30 days', 'unsubscribed'];
  return [
    `${style.bold('WORKFLOWS')}   ${on + workflows.off} in all: ${on} on, ${workflows.off} off (off is not judged)`,
    row(`  ${figure(writing).padStart(3)} ${writing === 1 ? 'writes' : 'write'} to customers`, heads, CELLS),
    ...state(workflows.grounded, 'have a hypothesis', 'grounded'),
    ...state(workflows.inherited, 'have one through segment or workflow', 'inherited'),
    ...state(workflows.ungrounded, 'ungrounded: no hypothesis', 'ungrounded').map((line) => style.red(line)),
    ...state(workflows.exempt, 'exempt', 'exempt'),
    ...otherLines(report),
  ];
}

function otherLines({ coverage: { workflows } }: AuditReport): string[] {
  const lines: [number, string][] = [
    [workflows.feeders, 'only lead people to those, and share their state'],
    [workflows.notApplicable, 'run in the background or are service messages: no need for one'],
    [workflows.unclassified, 'use an outside system. Does it write to customers? (see below)'],
    [workflows.unknown, 'could not be read: neither good nor bad'],
  ];
  return lines
    .filter(([count]) => count > 0)
    .map(([count, words]) => `  ${figure(count).padStart(3)} ${words}`);
}

/** Workflows that write to customers without a hypothesis, those that send most first. */
export function startHereLines(report: AuditReport, page: Page): string[] {
  const open = withoutHypothesis(report.workflows);
  if (open.length === 0) return [];
  const withSends = report.coverage.sends !== null;
  const cells = ({ sent, unsubscribed }: Pick<WorkflowEntry, 'sent' | 'unsubscribed'>) =>
    withSends ? [figure(sent), figure(unsubscribed)] : [];
  const first = open.filter(({ id }) => report.startHere.includes(id));
  const rest = open.filter(({ id }) => !report.startHere.includes(id));
  return [
    page.style.bold(row('START HERE', withSends ? ['emails', 'unsubscribed'] : [], CELLS)),
    ...first.flatMap((entry) => [
      row(`  ${entry.name}`, cells(entry), CELLS),
      ...linkTo(report.portalId, entry.id, page).map((link) => `    ${page.style.dim(link)}`),
    ]),
    ...(rest.length === 0 ? [] : [row(`  and ${rest.length} more`, cells(sumOf(rest)), CELLS)]),
  ];
}

/** Null as soon as one of them is not known: a sum that leaves something out would look complete. */
function sumOf(entries: readonly WorkflowEntry[]): Pick<WorkflowEntry, 'sent' | 'unsubscribed'> {
  const sum = (pick: (entry: WorkflowEntry) => number | null) =>
    entries.reduce<number | null>((total, entry) => {
      const value = pick(entry);
      return total === null || value === null ? null : total + value;
    }, 0);
  return { sent: sum(({ sent }) => sent), unsubscribed: sum(({ unsubscribed }) => unsubscribed) };
}

function linkTo(portalId: string, id: string, { uiDomain }: Page): string[] {
  return uiDomain === null ? [] : [`https://${uiDomain}/workflows/${portalId}/platform/flow/${id}/edit`];
}

/**
 * Findings of some rules under a heading, one after the other with its rule at the end; nothing when there are none.
 * A question that several of them ask stands once, behind the last of them.
 */
export function findingLines(
  heading: string,
  findings: readonly Finding[],
  page: Page,
  options: { ask: boolean } = { ask: false },
): string[] {
  if (findings.length === 0) return [];
  const lines = findings.flatMap((finding, index) => {
    const isLastToAsk = options.ask && findings[index + 1]?.question !== finding.question;
    return [...messageLines(finding, page), ...(isLastToAsk ? questionLines(finding, page) : [])];
  });
  return [page.style.bold(heading), ...lines];
}

/** The gravest finding of each asset, saying how many more there are on it; those about the account stay apart. */
export function headlinePerAsset(findings: readonly Finding[]): Finding[] {
  const byAsset = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { asset, fingerprint } = finding;
    const key = asset.kind === 'portal' ? fingerprint : assetKey(asset);
    byAsset.set(key, [...(byAsset.get(key) ?? []), finding]);
  }
  return [...byAsset.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? [];
    const what = first.asset.kind === 'list' ? 'segment' : first.asset.kind;
    return { ...first, message: `${first.message} And ${others.length} more on this ${what}.` };
  });
}

function messageLines(finding: Finding, { width, style }: Page): string[] {
  const sign = { error: style.red('✗'), warning: style.yellow('!'), note: style.dim('·') }[finding.severity];
  const grace = finding.graceUntil === null ? '' : ` New: judged from ${finding.graceUntil.slice(0, 10)} on.`;
  const text = wrap(`${finding.message}${grace} [${finding.ruleId}]`, width - 4);
  return text.map((line, index) => (index === 0 ? `  ${sign} ${line}` : `    ${line}`));
}

function questionLines({ question }: Finding, { width, style }: Page): string[] {
  return wrap(question, width - 6).map((line, index) => `    ${index === 0 ? '→' : ' '} ${style.bold(line)}`);
}

/** Where rules lack what they need to judge: each reason once, with the assets it holds for. */
export function unknownLines({ unknowns }: AuditReport, page: Page): string[] {
  if (unknowns.length === 0) return [];
  const lines = unknownGroups(unknowns).flatMap(({ ruleId, reason, assets }) => {
    const names = assets.slice(0, SHOWN).map(({ id, name }) => name || id);
    const rest = assets.length > SHOWN ? ` and ${assets.length - SHOWN} more` : '';
    const text = `${names.join(', ')}${rest}: ${reason} [${ruleId}]`;
    return wrap(text, page.width - 2).map((line) => `  ${line}`);
  });
  return [page.style.bold('COULD NOT BE JUDGED (neither good nor bad)'), ...lines];
}

/** What could not be read, with the reason: it is unknown, neither good nor bad. */
export function unreadableLines({ unreadable, crashes }: AuditReport, page: Page): string[] {
  const lines = [
    ...unreadable.map(({ name, id, reason }) =>
      reason.includes(name ?? id) ? reason : `${name ?? id}: ${reason}`,
    ),
    ...crashes.map(({ ruleId, message }) => `Rule ${ruleId} gave no answer: ${message}`),
  ];
  if (lines.length === 0) return [];
  return [
    page.style.bold('COULD NOT BE READ (neither good nor bad)'),
    ...lines.flatMap((line) => wrap(line, page.width - 2).map((part) => `  ${part}`)),
  ];
}
