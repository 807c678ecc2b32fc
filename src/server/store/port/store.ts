import type { AuditStore, BacklogStore } from './audits.ts';
import type { BegunInstallStore } from './begun-installs.ts';
import type { ChangeStore } from './changes.ts';
import type { Collection } from './collections.ts';
import type { DecisionTaskStore } from './decision-tasks.ts';
import type { DefinitionStore } from './definitions.ts';
import type { HypothesisStore } from './hypotheses.ts';
import type { InboxStore } from './inbox.ts';
import type { InstallStore } from './installs.ts';
import type { JudgementStore, MisfitStore } from './judgements.ts';
import type { LeaseStore } from './leases.ts';
import type { LedgerStore } from './ledger.ts';
import type { PortalStore } from './portals.ts';
import type { ReadingStore } from './readings.ts';
import type { WriteBackStore } from './write-back.ts';

/**
 * Where Groundwork keeps what it knows. Rules for every adapter (one contract suite holds them to it):
 * every method is scoped to a portal, but for those that find portals and installs that are no portal's yet; a missing
 * thing is null, never an error; lists come in a stable total order; times are ISO strings or epoch milliseconds; what
 * is handed out is the caller's own copy or frozen, what is handed in is copied; a write is durable when its promise
 * resolves; guarded writes return an outcome, faults throw a Fault (`store_closed`, `store_locked`,
 * `store_unavailable`, `store_damaged`, `store_invalid`, `store_read_only`).
 */
export interface Store {
  portals: PortalStore;
  installs: InstallStore;
  begunInstalls: BegunInstallStore;
  leases: LeaseStore;
  decisionTasks: DecisionTaskStore;
  hypotheses: HypothesisStore;
  judgements: JudgementStore;
  misfits: MisfitStore;
  inbox: InboxStore;
  changes: ChangeStore;
  audits: AuditStore;
  backlog: BacklogStore;
  definitions: DefinitionStore;
  readings: ReadingStore;
  ledger: LedgerStore;
  writeBack: WriteBackStore;
  /** The small collections that all of these but the large ones are made of, by name. */
  collections: ReadonlyMap<string, Collection>;
  /** Members of cohorts, of all portals together, that it holds well; null where it keeps none of them in memory. */
  mostMembers: number | null;
  /** Waits for writes under way; later calls throw `store_closed`. Closing twice is fine. */
  close(): Promise<void>;
}
