import type { Hypothesis, Start } from '../../../core/hypotheses/hypothesis.ts';
import { cohortRule } from '../../../core/outcomes/cohort/cohort-rule.ts';
import type { LedgerRow } from '../../../core/outcomes/cohort/ledger-row.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import type { JoinPage } from '../../hubspot/port.ts';
import type { LedgerCursor } from '../../store/port/ledger.ts';
import type { PortalDeps } from '../portal-deps.ts';

type ListOfStart = Start['lists'][number];

/** A place to read joins from, for one list of one hypothesis. Moments are epoch milliseconds. */
interface Reader {
  portalId: string;
  hypothesisId: string;
  objectTypeId: string;
  list: ListOfStart;
  startsAt: number;
  /** Who joins later cannot finish by the deadline. */
  joinsUntil: number;
  seenAt: number;
  cursor: LedgerCursor;
}

/**
 * Brings the ledger up to what HubSpot's lists show, going on where the last run stopped. Every page is kept before
 * the cursor moves, and the last page is read again next time, so that a kill at any point loses nobody; a row seen
 * twice changes nothing. Lists that are not among `listIds` are left for another time. Throws HubSpotError.
 */
export async function pollJoins(
  deps: PortalDeps,
  portalId: string,
  hypothesis: Hypothesis,
  listIds: ReadonlySet<string>,
): Promise<void> {
  const { start, id: hypothesisId, objectTypeId, exposureSource } = hypothesis;
  if (exposureSource !== 'list' || start === null) return;
  const lists = start.lists.filter(({ listId }) => listIds.has(listId));
  const known = await deps.store.ledger.cursors(portalId, hypothesisId);
  const isFresh = ({ listId }: ListOfStart) => !known.some((cursor) => cursor.listId === listId);
  const fresh = await freshCursors(deps, lists.filter(isFresh));
  const startsAt = Date.parse(start.at);
  const joinsUntil = cohortRule(hypothesis, deps.timeZone)?.joinsUntil ?? Infinity;
  for (const list of lists) {
    const cursor = [...known, ...fresh].find(({ listId }) => listId === list.listId);
    if (cursor === undefined) continue;
    const place = { portalId, hypothesisId, objectTypeId, list, startsAt, joinsUntil, cursor };
    await pollList(deps, { ...place, seenAt: deps.now() });
  }
}

/** The beginnings of lists that are read for the first time: whether anybody had left before is asked once for all. */
async function freshCursors(
  { hubspot, now }: PortalDeps,
  lists: readonly ListOfStart[],
): Promise<LedgerCursor[]> {
  if (lists.length === 0) return [];
  const ids = lists.map(({ listId }) => listId);
  const neverLeft = await hubspot.lists.neverLeft(ids);
  return ids.map((listId) => {
    const unread = { after: null, lastReadAt: null, longestGap: 0, seenUntil: null };
    return { listId, ...unread, firstReadAt: now(), hadLeavers: !neverLeft.has(listId) };
  });
}

/** HubSpot refuses cursors it no longer knows: the list is then read from its beginning. */
async function pollList(deps: PortalDeps, reader: Reader): Promise<void> {
  const fromTheBeginning = { ...reader, cursor: { ...reader.cursor, after: null } };
  try {
    if (!(await readPages(deps, reader))) await readPages(deps, fromTheBeginning);
  } catch (error) {
    if (reader.cursor.after === null || !isHubSpotError(error, 'hubspot_bad_request')) throw error;
    await readPages(deps, fromTheBeginning);
  }
}

/** The cursor of a list that was read to its end: how long nobody had looked is kept with it. */
function readToTheEnd(cursor: LedgerCursor, { seenAt: now, joinsUntil }: Reader): LedgerCursor {
  const gap = Math.min(now, joinsUntil) - (cursor.lastReadAt ?? now);
  return { ...cursor, lastReadAt: now, longestGap: Math.max(cursor.longestGap, gap) };
}

/** Reads to the end; false when the cursor leads past joins that were never seen, so that nothing was read. */
async function readPages(deps: PortalDeps, reader: Reader): Promise<boolean> {
  const { portalId, hypothesisId, list } = reader;
  let { cursor } = reader;
  let ledHere = cursor.after;
  let isFirst = true;
  for await (const page of deps.hubspot.lists.joins(list.listId, cursor.after)) {
    if (isFirst && hasGap(cursor, page)) return false;
    isFirst = false;
    await keepRows(deps, { ...reader, cursor }, page);
    cursor = movedOn(cursor, ledHere, page);
    if (page.after !== null) await deps.store.ledger.saveCursor(portalId, hypothesisId, cursor);
    ledHere = page.after;
  }
  await deps.store.ledger.saveCursor(portalId, hypothesisId, readToTheEnd(cursor, reader));
  return true;
}

/**
 * What HubSpot's cursors count is not documented. In a list that lost members one that counts places would lead too
 * far: unless the page begins with what was seen before, somebody may have been passed over.
 */
function hasGap({ after, seenUntil }: LedgerCursor, { joins }: JoinPage): boolean {
  if (after === null || seenUntil === null) return false;
  const [first] = joins;
  return first === undefined || first.joinedAt > seenUntil;
}

/**
 * The cursor that led to a page is kept, not the one it names: the last page names none and will fill up, and who goes
 * on after a kill has to see somebody again, to know that nobody was passed over.
 */
function movedOn(cursor: LedgerCursor, ledHere: string | null, { joins }: JoinPage): LedgerCursor {
  const latest = joins.reduce(
    (last, { joinedAt }) => Math.max(last, joinedAt),
    cursor.seenUntil ?? -Infinity,
  );
  const seenUntil = Number.isFinite(latest) ? latest : null;
  return { ...cursor, after: ledHere, seenUntil };
}

async function keepRows(deps: PortalDeps, reader: Reader, { joins }: JoinPage): Promise<void> {
  if (joins.length === 0) return;
  const since = await firstExposures(deps, reader, joins);
  const rows = joins.map(({ recordId, joinedAt }): LedgerRow => {
    const unread = { outcomeAt: null, excluded: null, readAt: null };
    const first = Math.min(joinedAt, since.get(recordId) ?? joinedAt);
    return { recordId, arm: reader.list.role, joinedAt: first, firstSeenAt: reader.seenAt, ...unread };
  });
  await deps.store.ledger.append(reader.portalId, reader.hypothesisId, rows);
}

/**
 * When those who seem to have joined since the start were really there first. Only where somebody had left before the
 * list was first read: whoever was in it then, or came later, has a row that keeps the first time. A row may come from
 * another list of the same group, so joins this list has not shown before are asked about all the same.
 */
async function firstExposures(
  { store, hubspot }: PortalDeps,
  { portalId, hypothesisId, objectTypeId, list, startsAt, cursor }: Reader,
  joins: JoinPage['joins'],
): Promise<Map<string, number>> {
  if (!cursor.hadLeavers) return new Map();
  const recent = joins.filter(({ joinedAt }) => joinedAt >= startsAt);
  const ids = recent.map(({ recordId }) => recordId);
  const rows = await store.ledger.rowsOf(portalId, hypothesisId, ids);
  const known = new Set(rows.filter(({ arm }) => arm === list.role).map(({ recordId }) => recordId));
  const unknown = recent
    .filter(({ recordId, joinedAt }) => joinedAt > (cursor.seenUntil ?? -Infinity) || !known.has(recordId))
    .map(({ recordId }) => recordId);
  return unknown.length === 0 ? new Map() : hubspot.lists.firstAdded(list.listId, objectTypeId, unknown);
}
