import { targetLift } from './goal.ts';
import { isNoLift, meetsTarget, observedLift } from './lift.ts';
import type { ArmCount, VerdictReason, VerdictState, VerdictTag } from './reading.ts';
import { comparableSize } from './sizes.ts';
import { standingTags, type Verdict, type VerdictInput } from './verdict-model.ts';

interface Early {
  row: number;
  state: VerdictState;
  reason: VerdictReason;
}

/** Rows 4–11: before the deadline. Only the safe band may decide early; the rest is how it looks so far. */
export function runningRow(input: VerdictInput): Verdict {
  if (!gateIsOpen(input)) return display(4, 'too_early', input);
  const early = earlyCall(input);
  if (early !== null)
    return {
      ...early,
      tags: ['early', ...standingTags(input)],
      estimate: null,
      problem: null,
      isFinal: true,
    };
  const lift = observedLift(input.counts, input.goal);
  if (lift === null) return display(4, 'too_early', input);
  if (isPromising(lift, input)) return display(9, 'promising', input);
  return isNoLift(lift) ? display(10, 'off_track', input) : display(11, 'unclear', input);
}

/** Rows 5–8: the whole band on one side of the target, or of no lift. Silent without a band. */
function earlyCall({ band, goal }: VerdictInput): Early | null {
  if (band === null) return null;
  const target = targetLift(goal);
  if (band.low >= target) return { row: 5, state: 'validated', reason: null };
  if (band.high < target && band.low > 0) return { row: 6, state: 'real_below_target', reason: null };
  if (band.high < 0) return { row: 7, state: 'invalidated', reason: 'worse' };
  if (band.high < target) return { row: 8, state: 'invalidated', reason: 'missed' };
  return null;
}

/** Row 9: the lift is proven and the target open, or on target so far with half of the needed records finished. */
function isPromising(lift: number, { band, counts, goal, sizes }: VerdictInput): boolean {
  if (band !== null && band.low > 0) return true;
  const isOnTarget = meetsTarget(lift, goal, counts.control !== null);
  return isOnTarget && comparableSize(counts, sizes) >= sizes.nMin / 2;
}

function gateIsOpen({ counts: { treatment, control } }: VerdictInput): boolean {
  if (control === null) return hasEnough(treatment, 5);
  return hasEnough(treatment, 10) && hasEnough(control, 10);
}

function hasEnough({ finished, reached }: ArmCount, ofEach: number): boolean {
  return finished >= 30 && reached >= ofEach && finished - reached >= ofEach;
}

function display(row: number, state: VerdictState, input: VerdictInput): Verdict {
  const { forecast, sizes } = input;
  const short: VerdictTag[] = forecast !== null && forecast < sizes.nMin ? ['short_of_sample'] : [];
  const tags = [...standingTags(input), ...short];
  return { row, state, reason: null, tags, estimate: null, problem: null, isFinal: false };
}
