import type { RefusedRecord, SyncedObjectType, SyncReport } from '../../../core/contract/sync-report.ts';
import type { HubSpotPortal } from '../../hubspot/port.ts';
import { inBatches } from '../streams.ts';
import type { Change, Planned } from './change-plan.ts';

/** HubSpot's largest batch of updates. */
const BATCH = 100;
/** What HubSpot calls a record that was deleted. */
const NOT_FOUND = 'object_not_found';
/** Entries of a report that are spelled out; beyond it they are counted. */
const MOST_SPELLED_OUT = 1000;

export interface CarryingOut {
  hubspot: HubSpotPortal;
  objectTypeId: string;
  isDryRun: boolean;
  /** Records that may be written in this run. */
  limit: number;
  /** Counts records against the cap of the day, before they are sent. */
  count: (records: number) => Promise<void>;
  /** Notes of these records that what is remembered of them may not be on them any more, before something is sent. */
  announce: (changes: readonly Change[]) => Promise<void>;
  /** Remembers what is on these records, once HubSpot has acknowledged it. */
  remember: (changes: readonly Change[]) => Promise<void>;
  report: SyncReport;
  counts: SyncedObjectType;
}

/**
 * Writes the changes in batches. Each batch is remembered after HubSpot has acknowledged it and before the next one is
 * sent, and what was remembered of its records before is no longer relied upon from when it is sent: killed in between,
 * the next run looks the records of that batch up and finds them right.
 */
export async function carryOut(planned: AsyncIterable<Planned>, work: CarryingOut): Promise<void> {
  for await (const batch of inBatches(toWrite(planned, work), BATCH)) await writeBatch(batch, work);
}

/** Counts what needs no writing and passes on the rest, up to the limit. */
async function* toWrite(planned: AsyncIterable<Planned>, work: CarryingOut): AsyncGenerator<Change> {
  const right: Change[] = [];
  let started = 0;
  for await (const one of planned) {
    if (one.kind === 'gone') work.counts.gone += 1;
    else if (one.kind === 'unreadable') refused(work, one);
    else if (Object.keys(one.values).length === 0) {
      work.counts.unchanged += 1;
      if (one.wasLookedUp || work.report.action === 'remove') right.push(one);
    } else if (started >= work.limit) work.counts.postponed += 1;
    else {
      started += 1;
      yield one;
    }
    if (right.length >= BATCH) await remember(right.splice(0), work);
  }
  await remember(right, work);
}

async function writeBatch(batch: readonly Change[], work: CarryingOut): Promise<void> {
  const { hubspot, objectTypeId, isDryRun, counts } = work;
  if (isDryRun) {
    counts.written += batch.length;
    return batch.forEach((change) => spellOut(change, work));
  }
  await work.count(batch.length);
  const remembered = batch.filter(({ wasRemembered }) => wasRemembered);
  if (remembered.length > 0) await work.announce(remembered);
  const updates = batch.map(({ recordId, values }) => ({ id: recordId, properties: { ...values } }));
  const writes = await hubspot.records.update(objectTypeId, updates);
  const written = new Set(writes.filter(({ state }) => state === 'written').map(({ id }) => id));
  await remember(
    batch.filter(({ recordId }) => written.has(recordId)),
    work,
  );
  counts.written += written.size;
  for (const write of writes)
    if (write.state === 'refused') notWritten(work, { ...write, recordId: write.id });
}

async function remember(
  changes: readonly Change[],
  { isDryRun, remember: keep }: CarryingOut,
): Promise<void> {
  if (!isDryRun && changes.length > 0) await keep(changes);
}

function notWritten(work: CarryingOut, refusal: Omit<RefusedRecord, 'objectTypeId'>): void {
  if (refusal.code === NOT_FOUND) work.counts.gone += 1;
  else refused(work, refusal);
}

function refused(work: CarryingOut, { recordId, code, message }: Omit<RefusedRecord, 'objectTypeId'>): void {
  const { report, counts, objectTypeId } = work;
  counts.refused += 1;
  if (report.refused.length < MOST_SPELLED_OUT)
    report.refused.push({ objectTypeId, recordId, code, message });
}

function spellOut({ recordId, known, values }: Change, { report, objectTypeId }: CarryingOut): void {
  if (report.changes.length >= MOST_SPELLED_OUT) {
    report.changesLeftOff += 1;
    return;
  }
  const changed = Object.entries(values).map(
    ([name, to]) => [name, { from: known[name] ?? '', to }] as const,
  );
  report.changes.push({ objectTypeId, recordId, values: Object.fromEntries(changed) });
}
