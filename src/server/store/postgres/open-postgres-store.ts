import { Fault } from '../../../core/fault.ts';
import { backlogStore } from '../documents/backlog.ts';
import { begunInstallStore } from '../documents/begun-installs.ts';
import { rememberingCollections } from '../documents/collections.ts';
import { decisionTaskStore } from '../documents/decision-tasks.ts';
import { judgementStore } from '../documents/judgements.ts';
import { leaseStore } from '../documents/leases.ts';
import { misfitStore } from '../documents/misfits.ts';
import { installStore, portalRecords } from '../documents/portals.ts';
import { readingStore } from '../documents/readings.ts';
import { createGate, type StoreMode } from '../gate.ts';
import type { Store } from '../port/store.ts';
import { auditStore } from './audits.ts';
import { changeStore } from './changes.ts';
import { connect, type Connected, type ConnectOptions } from './connect.ts';
import { openDatabase } from './database.ts';
import { definitionStore } from './definitions.ts';
import { documentsIn } from './documents.ts';
import { portalErasing } from './erase.ts';
import { hypothesisStore } from './hypotheses.ts';
import { inboxStore } from './inbox.ts';
import { ledgerStore } from './ledger.ts';
import { bringUpToDate, checkUpToDate } from './migrate.ts';
import { mayPass } from './postgres-faults.ts';
import { stampsIn } from './stamps.ts';
import { writeBackStore } from './write-back.ts';

export interface PostgresOptions extends ConnectOptions {
  /** `read` changes nothing, the version of the tables included. */
  mode: StoreMode;
  /** Epoch milliseconds. */
  now(): number;
  /** Waits for so many milliseconds. */
  sleep(ms: number): Promise<void>;
  /** Longest wait for a database that is not there, in milliseconds; half a minute unless given. */
  patienceMs?: number | undefined;
}

/**
 * The store for several processes and machines. Waits for a database that is starting; brings its tables up to date.
 * Throws `store_unavailable` and `store_damaged` as `faultOf` and `bringUpToDate` do.
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { mode, log } = options;
  const connected = connect(options);
  try {
    await onceReachable(options, () =>
      mode === 'write' ? bringUpToDate(connected, log) : checkUpToDate(connected, log),
    );
  } catch (error) {
    await connected.db.destroy();
    throw error;
  }
  return storeIn(connected, options);
}

function storeIn(connected: Connected, { mode, log }: PostgresOptions): Store {
  const database = openDatabase(connected, createGate(mode, connected.where), log);
  const stampsOf = stampsIn(database);
  const allDocuments = documentsIn(database, stampsOf);
  const { open: documents, collections } = rememberingCollections(allDocuments);
  return {
    portals: { ...portalRecords(documents), ...portalErasing(database) },
    installs: installStore(documents),
    begunInstalls: begunInstallStore(allDocuments),
    leases: leaseStore(allDocuments),
    decisionTasks: decisionTaskStore(documents),
    hypotheses: hypothesisStore(database, stampsOf),
    judgements: judgementStore(documents),
    misfits: misfitStore(documents),
    inbox: inboxStore(database),
    changes: changeStore(database),
    audits: auditStore(database, stampsOf),
    backlog: backlogStore(documents),
    definitions: definitionStore(database),
    readings: readingStore(documents),
    ledger: ledgerStore(database, documents),
    writeBack: writeBackStore(database, documents),
    collections,
    mostMembers: null,
    close: () => database.close(),
  };
}

/** How long a start waits for a database that is not there yet, and how often it looks. */
const PATIENCE_MS = 30_000;
const LOOK_MS = 2_000;

async function onceReachable(
  { now, sleep, log, patienceMs = PATIENCE_MS }: PostgresOptions,
  attempt: () => Promise<void>,
): Promise<void> {
  const giveUpAt = now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Fault) || !mayPass(error) || now() >= giveUpAt) throw error;
      log(`${error.message} Waiting for it …`);
      await sleep(LOOK_MS);
    }
  }
}
