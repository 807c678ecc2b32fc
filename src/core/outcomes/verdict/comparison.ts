import { liftOfMeans, estimateOfMeans, isMeansGateOpen, areMeansReliable } from '../metric/means.ts';
import { observedLift, officialEstimate } from './lift.ts';
import type { ArmCount, CohortCounts, Estimate } from './reading.ts';
import type { VerdictInput } from './verdict-model.ts';

/** What the verdict table asks of the data, whether shares are compared or means. */
export interface Comparison {
  /** Observed lift, up is good; null while an arm is empty. */
  lift: number | null;
  /** The official 96 % estimate; null when there is none. */
  estimate: Estimate | null;
  /** Whether a look before the deadline says anything yet. */
  isGateOpen: boolean;
  /** Whether the metric can be judged at all. */
  isReliable: boolean;
}

/** Compares what was observed. */
export function comparisonOf({ counts, goal, sizes, means }: VerdictInput): Comparison {
  if (means === null)
    return {
      lift: observedLift(counts, goal),
      estimate: officialEstimate(counts),
      isGateOpen: isGateOpen(counts),
      isReliable: true,
    };
  return {
    lift: liftOfMeans(means, goal),
    estimate: estimateOfMeans(means),
    isGateOpen: isMeansGateOpen(means),
    isReliable: areMeansReliable(means, sizes),
  };
}

function isGateOpen({ treatment, control }: CohortCounts): boolean {
  if (control === null) return hasEnough(treatment, 5);
  return hasEnough(treatment, 10) && hasEnough(control, 10);
}

function hasEnough({ finished, reached }: ArmCount, ofEach: number): boolean {
  return finished >= 30 && reached >= ofEach && finished - reached >= ofEach;
}
