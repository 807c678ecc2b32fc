import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { accept, type Result } from '../../../core/result.ts';
import type { InboxEntry, RecordEvent } from '../../store/port/inbox.ts';
import type { Store } from '../../store/port/store.ts';

interface EventDeps {
  store: Store;
  now: () => number;
  /** Leaves nothing of what the portal's jobs told of these records. */
  forgetJobs: (portalId: string, recordIds: readonly string[]) => Promise<void>;
}

/** How many events of each kind were acted on. */
export type ActedOn = Record<RecordEvent['kind'], number>;

/**
 * Acts on everything HubSpot told of a portal's records, until nothing waits. Doing the same twice changes nothing, so
 * that what a crash leaves half done is simply done again. For a job that is done alone: an audit, a measurement and
 * writing keep records in hand, and would write back what was just erased.
 */
export async function actOnEvents(deps: EventDeps, portalId: string): Promise<Result<ActedOn>> {
  const done: ActedOn = { privacy_deletion: 0, deletion: 0, merge: 0 };
  for (;;) {
    const waiting = await deps.store.inbox.waiting(portalId);
    if (waiting.length === 0) return accept(done);
    await act(deps, portalId, waiting);
    for (const { event } of waiting) done[event.kind] += 1;
  }
}

/** Merges come first: what they write may belong to somebody who is to be erased. */
async function act(
  { store, now, forgetJobs }: EventDeps,
  portalId: string,
  waiting: readonly InboxEntry[],
): Promise<void> {
  const hypotheses = await store.hypotheses.list(portalId);
  const events = waiting.map(({ event }) => event);
  for (const event of events)
    if (event.kind === 'merge') await merge(store, portalId, hypotheses, event, now());
  for (const [objectTypeId, ids] of recordsOf(events, 'deletion'))
    await store.writeBack.forget(portalId, objectTypeId, ids);
  const toErase = recordsOf(events, 'privacy_deletion');
  for (const [objectTypeId, ids] of toErase) await erase(store, portalId, hypotheses, objectTypeId, ids);
  if (toErase.size > 0) {
    await store.definitions.eraseMembers(portalId);
    await forgetJobs(portalId, [...toErase.values()].flat());
  }
  await store.inbox.finish(
    portalId,
    waiting.map(({ key }) => key),
    now(),
  );
}

/** Record ids of the events of one kind, by object type. */
function recordsOf(events: readonly RecordEvent[], kind: RecordEvent['kind']): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const event of events) {
    if (event.kind !== kind) continue;
    ids.set(event.objectTypeId, [...(ids.get(event.objectTypeId) ?? []), ...event.recordIds]);
  }
  return ids;
}

async function erase(
  store: Store,
  portalId: string,
  hypotheses: readonly Hypothesis[],
  objectTypeId: string,
  recordIds: readonly string[],
): Promise<void> {
  for (const hypothesis of hypotheses)
    if (hypothesis.objectTypeId === objectTypeId)
      await store.ledger.erase(portalId, hypothesis.id, recordIds);
  await store.misfits.erase(portalId, objectTypeId, recordIds);
  await store.writeBack.erase(portalId, objectTypeId, recordIds);
}

/**
 * The record that others went into stands for all of them, in their groups and from the earliest of their joins on; as
 * a measurement does that finds a record merged, only at once, so that a step cannot sort the same person twice. Once
 * a verdict is fixed its rows stay as they are.
 */
async function merge(
  { ledger }: Store,
  portalId: string,
  hypotheses: readonly Hypothesis[],
  { objectTypeId, recordIds, intoId }: RecordEvent,
  now: number,
): Promise<void> {
  if (intoId === null) return;
  const unread = { outcomeAt: null, excluded: null, readAt: null };
  for (const hypothesis of hypotheses) {
    if (hypothesis.objectTypeId !== objectTypeId || hypothesis.verdict !== null) continue;
    const rows = (await ledger.rowsOf(portalId, hypothesis.id, recordIds)).filter(
      ({ excluded }) => excluded !== 'merged',
    );
    const gone = rows.map((row) => ({ ...row, outcomeAt: null, excluded: 'merged' as const, readAt: now }));
    const heirs = rows.map(({ arm, joinedAt, firstSeenAt }) => {
      return { recordId: intoId, arm, joinedAt, firstSeenAt, ...unread };
    });
    if (rows.length > 0) await ledger.append(portalId, hypothesis.id, [...heirs, ...gone]);
  }
}
