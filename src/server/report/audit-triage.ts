import type { Delta } from '../../core/contract/audit-delta.ts';
import type { FindingRef } from '../../core/contract/audit-finding.ts';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import { counted } from '../../core/grounding/facts/rule-facts.ts';
import type { Page } from './audit-sections.ts';
import { wrap } from './layout.ts';

/** Entries spelled out under one heading. */
const SHOWN = 10;

/** What is new, worse and settled since an earlier audit; nothing where there is no difference. */
export function sinceLines({ delta }: AuditReport, page: Page): string[] {
  if (delta === null) return [];
  const lines = [
    ...refLines('new', delta.new, page),
    ...refLines('worse', delta.worse, page),
    ...refLines('settled', delta.settled, page),
    ...stateLines(delta, page),
    ...(delta.notComparable === 0
      ? []
      : [`  ${delta.notComparable} more cannot be compared: one of the two audits could not tell`]),
  ];
  if (lines.length === 0) return [];
  return [page.style.bold(`SINCE THE AUDIT OF ${delta.since.auditedAt.slice(0, 10)}`), ...lines];
}

function refLines(what: string, refs: readonly FindingRef[], page: Page): string[] {
  const shown = refs.slice(0, SHOWN).flatMap(({ message, ruleId }) => {
    const text = wrap(`${message} [${ruleId}]`, page.width - 12);
    return text.map((line, index) => `  ${(index === 0 ? what : '').padEnd(8)}  ${line}`);
  });
  const rest = refs.length - SHOWN;
  return rest > 0 ? [...shown, `  ${''.padEnd(8)}  and ${rest} more`] : shown;
}

const WORDS: Record<string, string> = {
  grounded: 'has a hypothesis',
  inherited: 'through its segment or workflow',
  ungrounded: 'no hypothesis',
};

/** Better ones only: what stands worse is a finding. */
function stateLines({ states }: Delta, page: Page): string[] {
  return states.better
    .slice(0, SHOWN)
    .flatMap(({ name, from, to }) =>
      wrap(`“${name}”: ${WORDS[from] ?? from} before, now ${WORDS[to] ?? to}`, page.width - 12).map(
        (line, index) => `  ${(index === 0 ? 'better' : '').padEnd(8)}  ${line}`,
      ),
    );
}

/** What was kept from counting and need not be any more: mutes without effect, entries of the backlog that are settled. */
export function tidyLines({ mutes, backlog }: AuditReport, page: Page): string[] {
  const stale = backlog === null ? [] : backlogLines(backlog, page);
  const lines = [
    ...mutes.expired.map((mute) => `mute of ${targetOf(mute)} ended on ${mute.until}: ${mute.reason}`),
    ...mutes.unused.map((mute) => `mute of ${targetOf(mute)} hides nothing: ${mute.reason}`),
  ].flatMap((text) => wrap(text, page.width - 2).map((line) => `  ${line}`));
  if (lines.length + stale.length === 0) return [];
  return [page.style.bold('MUTES AND BACKLOG'), ...lines, ...stale];
}

function targetOf({ ruleId, asset, name, fingerprint }: AuditReport['mutes']['unused'][number]): string {
  if (asset !== null) return `${ruleId} on ${asset.kind === 'list' ? 'segment' : asset.kind} ${asset.id}`;
  return `${ruleId} on ${name === null ? `finding ${fingerprint ?? ''}` : `“${name}”`}`;
}

function backlogLines(
  { frozen, settled, unclear }: NonNullable<AuditReport['backlog']>,
  page: Page,
): string[] {
  if (settled.length + unclear === 0) return [];
  const names = settled.slice(0, SHOWN).map(({ ruleId, asset }) => `${asset.name} [${ruleId}]`);
  const rest = settled.length > SHOWN ? ` and ${settled.length - SHOWN} more` : '';
  const list = names.length === 0 ? '' : `: ${names.join(', ')}${rest}`;
  const unknown = unclear === 0 ? '' : `; of ${unclear} it cannot be told`;
  const text = `backlog: ${settled.length} of ${frozen} settled${unknown}${list}`;
  return wrap(text, page.width - 2).map((line) => `  ${line}`);
}

/** Says that findings are only those on what has changed, and how many others there are. */
export function changedOnlyLines({ changedOnly }: AuditReport, page: Page): string[] {
  if (changedOnly === null) return [];
  const { since, workflows, lists, leftOut } = changedOnly;
  const others = leftOut.error + leftOut.warning + leftOut.note;
  const text = `Only what has changed since the audit of ${since.auditedAt.slice(0, 10)}: ${counted(workflows.length, 'workflow')}, ${counted(lists.length, 'segment')}. ${counted(others, 'finding')} on the rest not shown.`;
  return wrap(text, page.width - 2).map((line) => `  ${line}`);
}
