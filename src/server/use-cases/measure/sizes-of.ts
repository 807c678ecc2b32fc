import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import {
  NOTHING_FIXED,
  requiredSizes,
  type Goal,
  type RequiredSizes,
} from '../../../core/outcomes/metric/goal.ts';

/** How many have to finish for the goal of a hypothesis: as fixed at its start, or what it would take today. */
export function sizesOf(hypothesis: Hypothesis, hasControl: boolean, goal: Goal): RequiredSizes {
  const { start, holdoutShare } = hypothesis;
  const held = holdoutShare ?? 0;
  const ratio = held > 0 ? held / (1 - held) : 1;
  return requiredSizes(goal, start ?? NOTHING_FIXED, hasControl ? { ratio } : null);
}
