import type { ListModel } from '../list/list-model.ts';
import type { WayIn } from '../workflow/model.ts';

/** Ids of the lists that everybody who comes in by this way is in, as far as the filters prove it. */
export type Covering = (objectTypeId: string, way: WayIn) => string[];

interface Wanted {
  listId: string;
  objectTypeId: string;
  parts: readonly string[];
}

/**
 * Tells which of the lists an entry filter lies within: those of which it asks all conditions of one alternative, or
 * more. Only lists that HubSpot keeps by their filter can tell, and only filters that can be taken apart. Each
 * alternative is looked up under its rarest condition, so that a way in is compared with few of them.
 */
export function narrowerThan(lists: readonly ListModel[]): Covering {
  const wanted = lists
    .filter(({ processingType }) => processingType === 'DYNAMIC')
    .flatMap(({ id, objectTypeId, waysIn }) =>
      (waysIn ?? []).map(({ parts }): Wanted => ({ listId: id, objectTypeId, parts })),
    )
    .filter(({ parts }) => parts.length > 0);
  const byRarestPart = indexed(wanted);
  return (objectTypeId, way) => {
    const asked = new Set(way.parts);
    const found = way.parts.flatMap((part) =>
      (byRarestPart.get(part) ?? [])
        .filter((one) => one.objectTypeId === objectTypeId && one.parts.every((wish) => asked.has(wish)))
        .map(({ listId }) => listId),
    );
    return [...new Set(found)].filter((id) => !way.inLists.includes(id));
  };
}

function indexed(wanted: readonly Wanted[]): Map<string, Wanted[]> {
  const counts = new Map<string, number>();
  for (const part of wanted.flatMap(({ parts }) => parts)) counts.set(part, (counts.get(part) ?? 0) + 1);
  const index = new Map<string, Wanted[]>();
  for (const one of wanted) {
    const rarest = one.parts.reduce((best, part) =>
      (counts.get(part) ?? 0) < (counts.get(best) ?? 0) ? part : best,
    );
    const known = index.get(rarest);
    if (known) known.push(one);
    else index.set(rarest, [one]);
  }
  return index;
}
