/** A field that this version does not know. */
export const LATER = 'fromLater';
const VALUE = { kept: ['as', 'it', 'is'] };
export const LATER_FIELD = { [LATER]: VALUE };

/** Their fields are data of others, or named by data: nothing of ours is added there. */
const FREE = ['values', 'before', 'after', 'definition', 'rules'];

/** The item as a later version might store it: with a field more, and in each object in it another one. */
export function asLater(item: unknown): unknown {
  if (Array.isArray(item)) return item.map(asLater);
  if (typeof item !== 'object' || item === null) return item;
  const fields = Object.entries(item).map(([name, value]) => [
    name,
    FREE.includes(name) ? value : asLater(value),
  ]);
  return { ...Object.fromEntries(fields), ...LATER_FIELD };
}

/** How often the field stands in these items, unchanged. */
export function latersIn(items: readonly unknown[]): number {
  return JSON.stringify(items).split(`"${LATER}":${JSON.stringify(VALUE)}`).length - 1;
}
