import type { ListEntry, WorkflowEntry } from '../../contract/audit-entry.ts';
import type { AuditReport } from '../../contract/audit-report.ts';
import type { AuditedHypothesis } from '../../contract/audited-hypothesis.ts';
import type { Dependent, Named } from '../../contract/why-report.ts';

/** Everything of an audit by its id. */
export interface Assets {
  report: AuditReport;
  workflows: ReadonlyMap<string, WorkflowEntry>;
  lists: ReadonlyMap<string, ListEntry>;
  hypotheses: ReadonlyMap<string, AuditedHypothesis>;
}

export function assetsOf(report: AuditReport): Assets {
  return {
    report,
    workflows: new Map(report.workflows.map((one) => [one.id, one])),
    lists: new Map(report.lists.map((one) => [one.id, one])),
    hypotheses: new Map(report.hypotheses.map((one) => [one.id, one])),
  };
}

/** What something is called; its id where the audit knows no name. */
export function named({ workflows, lists, hypotheses }: Assets, kind: Named['kind'], id: string): Named {
  if (kind === 'workflow') {
    const found = workflows.get(id);
    return { kind, id, name: found?.name ?? id, isOn: found?.isEnabled ?? null };
  }
  if (kind === 'list') return { kind, id, name: lists.get(id)?.name ?? id, isOn: null };
  const title = hypotheses.get(id)?.title ?? '';
  return { kind, id, name: title === '' ? id : title, isOn: null };
}

export function dependent(assets: Assets, kind: Named['kind'], how: string): (id: string) => Dependent {
  return (id) => ({ ...named(assets, kind, id), how });
}

/** Workflows for which something holds; those that could not be read are none of them. */
export function workflowsWhere(
  { report }: Assets,
  holds: (links: NonNullable<WorkflowEntry['links']>, entry: WorkflowEntry) => boolean,
): string[] {
  return report.workflows.filter((one) => one.links !== null && holds(one.links, one)).map(({ id }) => id);
}
