import type { WorkflowEntry } from '../../core/contract/audit-entry.ts';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import type { Page } from './audit-sections.ts';
import { figure, point } from './layout.ts';

/** Workflows spelled out in a terminal; the JSON format has all. */
const SHOWN = 5;

/** A workflow with loose ends, and what is loose about it. */
export interface LooseWorkflow {
  entry: WorkflowEntry;
  words: string;
}

/** Workflows in which a way leads nowhere, or actions stand where no way leads. */
export function looseWorkflows({ workflows }: Pick<AuditReport, 'workflows'>): LooseWorkflow[] {
  return workflows.flatMap((entry) => {
    const words = looseWords(entry);
    return words === '' ? [] : [{ entry, words }];
  });
}

/** “Action 10 leads to action 9999, which is not there. Nothing leads to actions 7 and 11.” */
function looseWords({ looseEnds }: WorkflowEntry): string {
  if (looseEnds === null) return '';
  const { danglingEdges, unreachable } = looseEnds;
  const ways = danglingEdges.map(
    ({ from, to }) =>
      `${from === 'start' ? 'The start' : `Action ${from}`} leads to action ${to}, which is not there.`,
  );
  const alone =
    unreachable.length === 0
      ? []
      : [`Nothing leads to ${unreachable.length === 1 ? 'action' : 'actions'} ${listed(unreachable)}.`];
  return [...ways, ...alone].join(' ');
}

function listed(ids: readonly string[]): string {
  const last = ids.at(-1) ?? '';
  return ids.length < 2 ? last : `${ids.slice(0, -1).join(', ')} and ${last}`;
}

/** The section of the terminal's page; nothing where all hangs together. */
export function looseEndLines(report: AuditReport, { style, width }: Page): string[] {
  const loose = looseWorkflows(report);
  if (loose.length === 0) return [];
  const lines = loose
    .slice(0, SHOWN)
    .flatMap(({ entry, words }) => point(`“${entry.name}”: ${words}`, width));
  const rest = loose.length - SHOWN;
  return [style.bold('LOOSE ENDS'), ...lines, ...(rest > 0 ? [`  and ${figure(rest)} more`] : [])];
}
