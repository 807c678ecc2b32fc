/**
 * How many are compared with for each one treated, as far as it can be planned: two lists are taken to be of equal
 * size. Null when nobody is compared with. `attached` are the lists and workflows by their role.
 */
export function plannedControl(
  holdoutShare: number | null,
  attached: readonly { role: string }[],
): { ratio: number } | null {
  if (holdoutShare !== null && holdoutShare > 0) return { ratio: holdoutShare / (1 - holdoutShare) };
  return attached.some(({ role }) => role === 'control') ? { ratio: 1 } : null;
}
