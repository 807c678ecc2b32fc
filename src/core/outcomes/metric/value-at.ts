import type { PropertyVersion } from './outcome.ts';

/** The value a property had at a moment (epoch ms), from its versions, oldest first; null while it was unset. */
export function valueAt(versions: readonly PropertyVersion[], at: number): string | null {
  const value = versions.filter((version) => version.at <= at).at(-1)?.value ?? '';
  return value === '' ? null : value;
}

/** The number a property was at a moment (epoch ms): 0 while it was unset, NaN where its value is no number. */
export function numberAt(versions: readonly PropertyVersion[], at: number): number {
  const value = valueAt(versions, at);
  if (value === null) return 0;
  return value.trim() === '' ? NaN : Number(value);
}
