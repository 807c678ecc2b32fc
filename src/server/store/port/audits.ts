import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { AuditRun } from '../../../core/contract/audit-run.ts';
import type { Backlog } from '../../../core/contract/backlog.ts';

/**
 * The audits of a portal as runs, named by their moment (`runIdOf`). Reports are kept of the latest 30 runs, key
 * figures of the latest 400. A report that another version of Groundwork kept in a form this one does not know stays
 * where it is and is answered as null, with a sentence for the operator.
 */
export interface AuditStore {
  /** A second audit of the same moment replaces the first. */
  save(portalId: string, report: AuditReport): Promise<void>;
  /** Keeps the key figures as they are given, in place of what `save` would make of the report. */
  saveRun(portalId: string, run: AuditRun): Promise<void>;
  latest(portalId: string): Promise<AuditReport | null>;
  /** The latest first. */
  runs(portalId: string): Promise<AuditRun[]>;
  get(portalId: string, runId: string): Promise<AuditReport | null>;
}

/** What was there on day one and does not count again; one backlog a portal. */
export interface BacklogStore {
  get(portalId: string): Promise<Backlog | null>;
  freeze(portalId: string, backlog: Backlog): Promise<'added' | 'replaced'>;
  clear(portalId: string): Promise<'removed' | 'absent'>;
}
