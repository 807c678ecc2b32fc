import { compareIds } from './time-index.ts';

interface Order {
  size: number;
  ids: string[];
  position: Map<string, number>;
}

const orders = new WeakMap<ReadonlyMap<string, unknown>, Order>();

/** The keys of a map in the order of ids, made anew only when the map has grown or shrunk. */
export function orderedIds(map: ReadonlyMap<string, unknown>): Order {
  const known = orders.get(map);
  if (known !== undefined && known.size === map.size) return known;
  const ids = [...map.keys()].sort(compareIds);
  const order = { size: map.size, ids, position: new Map(ids.map((id, index) => [id, index])) };
  orders.set(map, order);
  return order;
}
