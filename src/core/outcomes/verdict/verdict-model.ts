import type { DataProblem } from './data-problem.ts';
import type { Goal, RequiredSizes } from '../metric/goal.ts';
import type { ObservedMeans } from '../metric/means.ts';
import type {
  CohortCounts,
  Estimate,
  FrozenVerdict,
  SafeBand,
  VerdictReason,
  VerdictState,
  VerdictTag,
} from './reading.ts';

/** What a verdict is made from. Moments are epoch milliseconds; the deadline is the last one of its day. */
export interface VerdictInput {
  now: number;
  startsAt: number;
  deadlineAt: number;
  /** The verdict that was fixed before, or null. */
  frozen: FrozenVerdict | null;
  problem: DataProblem | null;
  counts: CohortCounts;
  /** Records that joined in time, whatever came of them. */
  eligible: number;
  /** Whether everything that could be judged at `now` was read. */
  isComplete: boolean;
  goal: Goal;
  sizes: RequiredSizes;
  /** Means per record where the metric is one; their records are counted in `counts` too. */
  means: ObservedMeans | null;
  /**
   * The 99 % always-valid band. Without a band the rows that need one (5–8, and 9 by proof) do not speak, so nothing
   * is decided before the deadline.
   */
  band: SafeBand | null;
  /** Changed after the start while the data were kept: read by the safe band instead of the 96 % interval. */
  isAmended: boolean;
  /** Records expected to have finished by the deadline, or null while unknown. */
  forecast: number | null;
}

/** The row of the verdict table that spoke, and what it says. */
export interface Verdict {
  row: number;
  state: VerdictState;
  reason: VerdictReason;
  tags: VerdictTag[];
  /** Numbers of the official reading; a running look carries none, for an ordinary interval must not be peeked at. */
  estimate: Estimate | null;
  /** The safe band, which may be shown at every look; null where there is too little for one. */
  band: SafeBand | null;
  problem: DataProblem | null;
  /** Whether the verdict is fixed from here on. */
  isFinal: boolean;
}

/** Tags that hold whatever row speaks. */
export function standingTags({ counts, isAmended }: VerdictInput): VerdictTag[] {
  return [
    ...(isAmended ? (['amended'] as const) : []),
    ...(counts.control === null ? (['uncontrolled'] as const) : []),
  ];
}
