import type { ListEntry, WorkflowEntry } from '../../contract/audit-entry.ts';
import type { Finding } from '../../contract/audit-finding.ts';
import type { AuditReport } from '../../contract/audit-report.ts';
import type { Severity } from '../../hypotheses/lint-report.ts';
import { runIdOf } from './audit-run.ts';

/**
 * The same report with findings only on what is new or has changed since an earlier audit: workflows by revision and
 * switch, segments by the last change of their filter, others by the evidence they rest on. The rest is counted.
 */
export function onlyChanged(report: AuditReport, before: AuditReport): AuditReport {
  const workflows = changedIds(report.workflows, before.workflows, isSameWorkflow);
  const lists = changedIds(report.lists, before.lists, isSameList);
  const changed = new Set([...workflows.map((id) => `workflow ${id}`), ...lists.map((id) => `list ${id}`)]);
  const isAbout = ({ asset, evidence }: Finding) =>
    [asset, ...evidence].some(({ kind, id }) => changed.has(`${kind} ${id}`));
  const others = report.findings.filter((finding) => !isAbout(finding) && finding.suppressed === null);
  const count = (wanted: Severity) => others.filter(({ severity }) => severity === wanted).length;
  return {
    ...report,
    findings: report.findings.filter(isAbout),
    changedOnly: {
      since: { runId: runIdOf(before.auditedAt), auditedAt: before.auditedAt },
      workflows,
      lists,
      leftOut: { error: count('error'), warning: count('warning'), note: count('note') },
    },
  };
}

function changedIds<Entry extends { id: string }>(
  now: readonly Entry[],
  before: readonly Entry[],
  isSame: (now: Entry, before: Entry) => boolean,
): string[] {
  const then = new Map(before.map((entry) => [entry.id, entry]));
  return now.flatMap((entry) => {
    const known = then.get(entry.id);
    return known !== undefined && isSame(entry, known) ? [] : [entry.id];
  });
}

/** A revision that is not known may be another one. */
function isSameWorkflow(now: WorkflowEntry, before: WorkflowEntry): boolean {
  return (
    now.revisionId !== null && now.revisionId === before.revisionId && now.isEnabled === before.isEnabled
  );
}

function isSameList(now: ListEntry, before: ListEntry): boolean {
  if (now.filtersUpdatedAt !== before.filtersUpdatedAt || now.listVersion !== before.listVersion)
    return false;
  return now.filtersUpdatedAt !== null || now.listVersion !== null;
}
