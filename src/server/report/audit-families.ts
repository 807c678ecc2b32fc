import type { AuditReport } from '../../core/contract/audit-report.ts';
import type { Page } from './audit-sections.ts';
import { figure, point } from './layout.ts';

/** Families spelled out; the JSON format has all. */
const SHOWN = 5;
/** Members named of each. */
const NAMED = 3;

/** Groups of workflows that one hypothesis could cover. */
export function familyLines({ families, workflows }: AuditReport, { style, width }: Page): string[] {
  if (families.length === 0) return [];
  const names = new Map(workflows.map(({ id, name }) => [id, name]));
  const covered = families.reduce((sum, { workflowIds }) => sum + workflowIds.length, 0);
  const title = `FAMILIES   ${figure(families.length)} ${families.length === 1 ? 'hypothesis' : 'hypotheses'} could cover ${figure(covered)} workflows`;
  const lines = families.slice(0, SHOWN).flatMap((family) => point(inWords(family, names), width));
  const rest = families.length - SHOWN;
  return [style.bold(title), ...lines, ...(rest > 0 ? [`  and ${figure(rest)} more`] : [])];
}

function inWords(
  { label, workflowIds, sent }: AuditReport['families'][number],
  names: ReadonlyMap<string, string>,
): string {
  const named = workflowIds.slice(0, NAMED).map((id) => `“${names.get(id) ?? id}”`);
  const rest = workflowIds.length - named.length;
  const who = [...named, ...(rest > 0 ? [`${figure(rest)} more`] : [])].join(', ');
  const emails = sent === null ? '' : ` (${figure(sent)} emails)`;
  return `${figure(workflowIds.length)} ${label}${emails}: ${who}.`;
}
