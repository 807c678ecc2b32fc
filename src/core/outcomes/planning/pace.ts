/** Before the start it is assumed that everybody in a segment is replaced by somebody new in so many days. */
const REPLACED_IN_DAYS = 30;

/** A pace is taken from what was counted only over so many days: fewer say little. */
export const FEWEST_DAYS_COUNTED = 14;

/** The most that can be hoped to join in a week, from the sizes of the segments; null where one is not known. */
export function mostJoinsPerWeek(sizes: readonly (number | null)[]): number | null {
  if (sizes.length === 0 || sizes.includes(null)) return null;
  const people = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  return (people * 7) / REPLACED_IN_DAYS;
}
