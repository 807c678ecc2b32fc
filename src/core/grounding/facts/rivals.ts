import { narrowerThan } from '../lineage/narrower.ts';
import type { ListModel } from '../list/list-model.ts';

/** People a hypothesis is about: those of a list, all of them or only those who meet more conditions too. */
export interface Group {
  listId: string;
  isWhole: boolean;
}

/**
 * Tells in which list the people of two hypotheses provably meet: one is about all of a list, and people of the other
 * all lie within it. Null where that cannot be shown: then they may be other people.
 */
export function meetingPlaces(
  wholeListIds: ReadonlySet<string>,
  lists: readonly ListModel[],
): (a: readonly Group[], b: readonly Group[]) => string | null {
  const surrounding = surroundings(wholeListIds, lists);
  const within = (outer: readonly Group[], inner: readonly Group[]) => {
    const around = new Set(inner.flatMap(({ listId }) => [...surrounding(listId)]));
    return outer.flatMap(({ listId, isWhole }) => (isWhole && around.has(listId) ? [listId] : []));
  };
  return (a, b) => [...within(a, b), ...within(b, a)].sort()[0] ?? null;
}

/**
 * The lists that all members of a list are in, as far as filters show, itself among them. Grown from nothing until
 * nothing is added, so that lists within each other in a circle come to an end.
 */
function surroundings(
  wholeListIds: ReadonlySet<string>,
  lists: readonly ListModel[],
): (listId: string) => ReadonlySet<string> {
  const covering = narrowerThan(lists.filter(({ id }) => wholeListIds.has(id)));
  const around = new Map(lists.map(({ id }) => [id, new Set([id])]));
  const kept = lists
    .filter(({ processingType, waysIn }) => processingType === 'DYNAMIC' && (waysIn ?? []).length > 0)
    .map(({ id, objectTypeId, waysIn }) => ({
      id,
      ways: (waysIn ?? []).map((way) => [...way.inLists, ...covering(objectTypeId, way)]),
    }))
    .filter(({ ways }) => ways.every((named) => named.length > 0));
  const grow = ({ id, ways }: { id: string; ways: string[][] }): boolean => {
    const own = around.get(id) ?? new Set([id]);
    const before = own.size;
    const [first = new Set<string>(), ...others] = ways.map(
      (named) => new Set(named.flatMap((outer) => [...(around.get(outer) ?? [outer])])),
    );
    for (const outer of first) if (others.every((way) => way.has(outer))) own.add(outer);
    return own.size > before;
  };
  while (kept.filter(grow).length > 0);
  return (listId) => around.get(listId) ?? new Set([listId]);
}
