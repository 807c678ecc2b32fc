import { setTimeout } from 'node:timers/promises';
import { createGate, type Gate, type StoreMode } from '../gate.ts';
import { backlogStore } from '../documents/backlog.ts';
import { begunInstallStore } from '../documents/begun-installs.ts';
import { rememberingCollections } from '../documents/collections.ts';
import { decisionTaskStore } from '../documents/decision-tasks.ts';
import { judgementStore } from '../documents/judgements.ts';
import { leaseStore } from '../documents/leases.ts';
import { misfitStore } from '../documents/misfits.ts';
import { installStore, KEPT_WHEN_CLEARED, portalRecords } from '../documents/portals.ts';
import { readingStore } from '../documents/readings.ts';
import type { Store } from '../port/store.ts';
import { auditStore } from './audits.ts';
import { changeStore } from './changes.ts';
import { definitionStore } from './definitions.ts';
import { documentsIn } from './documents.ts';
import { makeFolder } from './durable-files.ts';
import { unavailable } from './file-faults.ts';
import { createFolder, finishErasing, type Folder } from './folder.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { hypothesisStore } from './hypotheses.ts';
import { inboxStore } from './inbox.ts';
import { ledgerStore } from './ledger.ts';
import { checkRestored, finishRestoring } from './restore.ts';
import { writeBackStore } from './write-back.ts';

export interface LowdbOptions {
  directory: string;
  /** `write` takes the folder for this process alone; `read` looks at it beside a process that writes. */
  mode: StoreMode;
  /** Epoch milliseconds. */
  now(): number;
  /** Takes sentences for the operator: waiting for the lock, a line dropped after a crash, the lock lost. */
  log?(message: string): void;
  /** Waits for so many milliseconds; the real thing when left out. */
  sleep?(ms: number): Promise<void>;
  /** Called once when the lock was lost; every later write throws `store_locked`. */
  onLockLost?(): void;
}

/**
 * `npm run bench -- members`: a process of some 200 MB takes 2.6 to 3 kB more for each member of a cohort that it measures
 * and writes back, so that these take about 0.8 GB: what a machine of 2 GB can spare.
 */
const MOST_MEMBERS = 200_000;

/**
 * The embedded store: JSON files in a folder, one for each portal and collection, and ledgers as files of lines.
 * Throws `store_locked` when another process writes there, `store_unavailable` when the disk refuses.
 */
export async function openLowdbStore(options: LowdbOptions): Promise<Store> {
  const log = options.log ?? (() => undefined);
  const gate = createGate(options.mode, options.directory);
  const lock = options.mode === 'write' ? await takeFolder(options, gate, log) : null;
  if (lock === null) await checkRestored(options.directory);
  else {
    await finishErasing(options.directory);
    await finishRestoring(options.directory);
  }
  const folder = createFolder(options.directory, gate, log);
  const allDocuments = documentsIn(folder);
  const { open: documents, collections } = rememberingCollections(allDocuments);
  return {
    portals: {
      ...portalRecords(documents),
      erase: (portalId) => folder.erasePortal(portalId, []),
      clear: (portalId) => folder.erasePortal(portalId, KEPT_WHEN_CLEARED),
    },
    installs: installStore(documents),
    begunInstalls: begunInstallStore(allDocuments),
    leases: leaseStore(allDocuments),
    decisionTasks: decisionTaskStore(documents),
    hypotheses: hypothesisStore(folder),
    judgements: judgementStore(documents),
    misfits: misfitStore(documents),
    inbox: inboxStore(folder),
    changes: changeStore(folder),
    audits: auditStore(folder),
    backlog: backlogStore(documents),
    definitions: definitionStore(folder),
    readings: readingStore(documents),
    ledger: ledgerStore(folder, documents),
    writeBack: writeBackStore(folder, documents),
    collections,
    mostMembers: MOST_MEMBERS,
    close: closeOnce(gate, folder, lock),
  };
}

async function takeFolder(
  options: LowdbOptions,
  gate: Gate,
  log: (message: string) => void,
): Promise<FolderLock> {
  const { directory, now } = options;
  try {
    await makeFolder(directory);
  } catch (cause) {
    throw unavailable('write', directory, cause);
  }
  const sleep = options.sleep ?? ((ms: number) => setTimeout(ms));
  function onLost(): void {
    gate.loseLock();
    log(`The lock on ${directory} was lost; nothing more is written there.`);
    options.onLockLost?.();
  }
  return lockFolder({ directory, now, sleep, log, onLost });
}

function closeOnce(gate: Gate, folder: Folder, lock: FolderLock | null): () => Promise<void> {
  let closing: Promise<void> | null = null;
  async function close(): Promise<void> {
    gate.close();
    await folder.settle();
    await lock?.release();
  }
  return () => (closing ??= close());
}
