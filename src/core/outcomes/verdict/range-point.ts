import * as z from 'zod/mini';
import { Instant } from '../../time.ts';
import { type Reading, SafeBand } from './reading.ts';

/** The band of one reading that may be looked at every day: of a share, or of a difference of shares. */
export const RangePoint = z.strictObject({
  at: Instant,
  unit: SafeBand.shape.unit,
  low: z.number(),
  high: z.number(),
});
export type RangePoint = z.infer<typeof RangePoint>;

/** Null while too few have finished for a band. */
export function rangePointOf({ at, band }: Reading): RangePoint | null {
  if (band === null) return null;
  const [low, high] = band.interval;
  return { at, unit: band.unit, low, high };
}
