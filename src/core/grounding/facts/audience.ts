import type { ListModel } from '../list/list-model.ts';
import type { WayIn } from '../workflow/model.ts';

/** A way in through which people come that the audience does not hold, with what shows it. */
export type Mismatch =
  | { kind: 'wider'; way: WayIn }
  | { kind: 'bigger_list'; way: WayIn; list: ListModel }
  | { kind: 'other_list'; way: WayIn; list: ListModel };

/**
 * Compares one way into a workflow with the lists a hypothesis is about. Answers a mismatch only where it is plain:
 * the way asks for a part of what a list asks for and nothing else; it enrols from a list with more members than the
 * audience; or from a list whose filter is known, differs, and does not lie within. Null where the way lies within
 * the audience, and where the two cannot be compared (hand-made lists, events, unrelated conditions).
 */
export function compareEntry(
  way: WayIn,
  audience: readonly ListModel[],
  lists: ReadonlyMap<string, ListModel>,
): Mismatch | null {
  const ids = new Set(audience.map(({ id }) => id));
  if (isWithin(way, audience, ids, lists)) return null;
  const wanted = audience.every(isKnownFilter) ? audience.flatMap(({ waysIn }) => waysIn ?? []) : [];
  if (wanted.some((asked) => isProperPart(way.parts, asked.parts))) return { kind: 'wider', way };
  const [listId] = way.inLists;
  const list = listId === undefined ? undefined : lists.get(listId);
  if (list === undefined || !way.onlyLists || way.inLists.length > 1) return null;
  return compareLists(way, list, audience);
}

function compareLists(way: WayIn, list: ListModel, audience: readonly ListModel[]): Mismatch | null {
  const most = membersAtMost(audience);
  if (most !== null && list.size !== null && way.notInLists.length === 0 && list.size > most) {
    return { kind: 'bigger_list', way, list };
  }
  return [list, ...audience].every(isKnownFilter) ? { kind: 'other_list', way, list } : null;
}

/** The audience holds at most as many people as its lists together; null when a size is not known. */
function membersAtMost(audience: readonly ListModel[]): number | null {
  return audience.reduce<number | null>(
    (sum, { size }) => (sum === null || size === null ? null : sum + size),
    0,
  );
}

/** Members are those who meet the filter today: not so for hand-made lists, snapshots and hidden conditions. */
function isKnownFilter({ processingType, waysIn }: ListModel): boolean {
  if (processingType !== 'DYNAMIC' || waysIn === null || waysIn.length === 0) return false;
  return waysIn.every(({ parts }) => parts.length > 0);
}

/** Everyone who comes in this way is in one of the lists. */
function isWithin(
  way: WayIn,
  audience: readonly ListModel[],
  ids: ReadonlySet<string>,
  lists: ReadonlyMap<string, ListModel>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (way.inLists.some((id) => ids.has(id))) return true;
  const asked = audience.flatMap(({ waysIn }) => waysIn ?? []);
  if (asked.some((one) => (one.key === way.key && way.key !== '') || isPart(one.parts, way.parts)))
    return true;
  return way.inLists.some((id) => {
    const ways = seen.has(id) ? null : (lists.get(id)?.waysIn ?? null);
    if (ways === null || ways.length === 0) return false;
    return ways.every((inner) => isWithin(inner, audience, ids, lists, new Set([...seen, id])));
  });
}

function isPart(part: readonly string[], whole: readonly string[]): boolean {
  return part.length > 0 && part.every((one) => whole.includes(one));
}

function isProperPart(part: readonly string[], whole: readonly string[]): boolean {
  return isPart(part, whole) && part.length < whole.length;
}
