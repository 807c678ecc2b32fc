import { comparisonOf } from './comparison.ts';
import { targetLift } from '../metric/goal.ts';
import { isLiftProven, isNoLift, liftBand, meetsTarget } from './lift.ts';
import type { VerdictReason, VerdictState, VerdictTag } from './reading.ts';
import { comparableSize } from '../cohort/sizes.ts';
import { standingTags, type Verdict, type VerdictInput } from './verdict-model.ts';

interface Early {
  row: number;
  state: VerdictState;
  reason: VerdictReason;
}

/** Rows 4–11: before the deadline. Only the safe band may decide early; the rest is how it looks so far. */
export function runningRow(input: VerdictInput): Verdict {
  const { lift, isGateOpen } = comparisonOf(input);
  if (!isGateOpen || lift === null) return display(4, 'too_early', { ...input, band: null });
  const early = earlyCall(input);
  if (early !== null)
    return {
      ...early,
      tags: ['early', ...standingTags(input)],
      estimate: null,
      band: input.band,
      problem: null,
      isFinal: true,
    };
  if (isPromising(lift, input)) return display(9, 'promising', input);
  return isNoLift(lift) ? display(10, 'off_track', input) : display(11, 'unclear', input);
}

/** Rows 5–8: the whole band on one side of the target, or of no lift. Silent without a band. */
function earlyCall({ band, goal }: VerdictInput): Early | null {
  if (band === null) return null;
  const target = targetLift(goal);
  const { low, high } = liftBand(band, goal);
  if (low >= target) return { row: 5, state: 'validated', reason: null };
  if (high < target && low > 0) return { row: 6, state: 'real_below_target', reason: null };
  if (high < 0) return { row: 7, state: 'invalidated', reason: 'worse' };
  if (high < target) return { row: 8, state: 'invalidated', reason: 'missed' };
  return null;
}

/** Row 9: the lift is proven and the target open, or on target so far with half of the needed records finished. */
function isPromising(lift: number, { band, counts, goal, sizes }: VerdictInput): boolean {
  if (band !== null && isLiftProven(band, goal)) return true;
  const isOnTarget = meetsTarget(lift, goal, counts.control !== null);
  return isOnTarget && comparableSize(counts, sizes) >= sizes.nMin / 2;
}

function display(row: number, state: VerdictState, input: VerdictInput): Verdict {
  const { forecast, sizes, band } = input;
  const short: VerdictTag[] = forecast !== null && forecast < sizes.nMin ? ['short_of_sample'] : [];
  const tags = [...standingTags(input), ...short];
  return { row, state, reason: null, tags, estimate: null, band, problem: null, isFinal: false };
}
