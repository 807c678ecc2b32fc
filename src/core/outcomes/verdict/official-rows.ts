import { comparisonOf } from './comparison.ts';
import { targetLift } from '../metric/goal.ts';
import { liftBand, meetsTarget, type Arms, type LiftBand } from './lift.ts';
import type { Estimate, VerdictReason, VerdictState, VerdictTag } from './reading.ts';
import { comparableSize } from '../cohort/sizes.ts';
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
  const { lift, estimate, isReliable } = comparisonOf(input);
  if (isTooFew(counts)) return silent('underpowered', null, input);
  if (!isReliable) return silent('inconclusive', 'mean_not_reliable', input);
  if (estimate === null || lift === null) return silent('underpowered', null, input);
  const interval = officialBand(estimate, input);
  const size = comparableSize(counts, sizes);
  const call = calledBy(interval, meetsTarget(lift, goal, counts.control !== null), size, input);
  return finalVerdict(call, estimate, input, interval);
}

/** Row 12 carries no numbers: there is too little, or too much noise, to show any. */
function silent(state: VerdictState, reason: VerdictReason, input: VerdictInput): Verdict {
  return finalVerdict({ row: 12, state, reason }, null, { ...input, band: null });
}

/**
 * An amended hypothesis is read by the safe band: reading the interval again and again would add up its errors. Where
 * there is too little for a band, nothing is ruled out.
 */
function officialBand(estimate: Estimate, { band, goal, isAmended }: VerdictInput): LiftBand {
  if (!isAmended) return liftBand(estimate, goal);
  return band === null ? { low: -Infinity, high: Infinity } : liftBand(band, goal);
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
    band: input.band,
    problem: null,
    isFinal: true,
  };
}

/** Whether an arm has too few finished records to read anything from them. */
export function isTooFew({ treatment, control }: Arms): boolean {
  return Math.min(treatment.finished, control?.finished ?? Infinity) < FEWEST_IN_AN_ARM;
}
