import { targetLift } from './goal.ts';
import { liftBand, meetsTarget, observedLift, officialEstimate, type LiftBand } from './lift.ts';
import type { CohortCounts, Estimate, VerdictReason, VerdictState, VerdictTag } from './reading.ts';
import { comparableSize } from './sizes.ts';
import { standingTags, type Verdict, type VerdictInput } from './verdict-model.ts';

const FEWEST_IN_AN_ARM = 30;
/** Below this share of the planned records, “can't tell” means that there were too few. */
const ENOUGH_OF_PLAN = 0.9;

interface Call {
  row: number;
  state: VerdictState;
  reason: VerdictReason;
}

/** Rows 12–19: the one official reading, of records that had finished by the deadline. Every row is final. */
export function officialRow(input: VerdictInput): Verdict {
  const { counts, goal, sizes } = input;
  const estimate = officialEstimate(counts);
  const lift = observedLift(counts, goal);
  if (estimate === null || lift === null || smallestArm(counts) < FEWEST_IN_AN_ARM)
    return finalVerdict({ row: 12, state: 'underpowered', reason: null }, null, input);
  const interval = officialBand(estimate, input);
  const size = comparableSize(counts, sizes);
  const call = calledBy(interval, meetsTarget(lift, goal, counts.control !== null), size, input);
  return finalVerdict(call, estimate, input, interval);
}

/** An amended hypothesis is read by the safe band: reading the interval again and again would add up its errors. */
function officialBand(estimate: Estimate, { band, goal, isAmended }: VerdictInput): LiftBand {
  return isAmended && band !== null ? band : liftBand(estimate, goal);
}

function calledBy({ low, high }: LiftBand, isOnTarget: boolean, size: number, input: VerdictInput): Call {
  const { goal, sizes } = input;
  const isLift = low > 0;
  if (high < 0) return { row: 13, state: 'invalidated', reason: 'worse' };
  if (isLift && isOnTarget && size >= sizes.nMin) return { row: 14, state: 'validated', reason: null };
  if (isLift && isOnTarget) return { row: 15, state: 'underpowered', reason: null };
  if (isLift) return { row: 16, state: 'real_below_target', reason: null };
  if (high < targetLift(goal)) return { row: 17, state: 'invalidated', reason: 'missed' };
  if (size < ENOUGH_OF_PLAN * sizes.nPlan) return { row: 18, state: 'underpowered', reason: null };
  return { row: 19, state: 'inconclusive', reason: null };
}

function finalVerdict(
  call: Call,
  estimate: Estimate | null,
  input: VerdictInput,
  interval?: LiftBand,
): Verdict {
  const { counts, goal, sizes } = input;
  const isProven = call.row === 14 && interval !== undefined && interval.low >= targetLift(goal);
  const proven: VerdictTag[] = isProven ? ['target_proven'] : [];
  const thin: VerdictTag[] = comparableSize(counts, sizes) < sizes.nPlan ? ['thin'] : [];
  return {
    ...call,
    tags: [...proven, ...standingTags(input), ...thin],
    estimate,
    problem: null,
    isFinal: true,
  };
}

function smallestArm({ treatment, control }: CohortCounts): number {
  return Math.min(treatment.finished, control?.finished ?? Infinity);
}
