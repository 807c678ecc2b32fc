import { requiredSizes, type Goal } from '../../../src/core/outcomes/goal.ts';
import type { ArmCount, CohortCounts } from '../../../src/core/outcomes/reading.ts';
import type { VerdictInput } from '../../../src/core/outcomes/verdict-model.ts';
import { DAY_MS } from '../../../src/core/time.ts';
import { makeCounts } from '../../factories/hypotheses.ts';

export const STARTS_AT = Date.parse('2026-07-01T08:00:00.000Z');
export const DEADLINE_AT = Date.parse('2026-12-31T22:59:59.999Z');
const TWELVE_TO_FIFTEEN: Goal = { direction: 'up', baseline: 0.12, target: 0.15 };

/** Counts of one arm, or of two, given as “reached of finished”. */
export function counted(treatment: [number, number], control: [number, number] | null = null): CohortCounts {
  return makeCounts({ treatment: arm(treatment), control: control === null ? null : arm(control) });
}

/** A complete read of 12 → 15 % after the deadline. */
export function makeVerdictInput(overrides: Partial<VerdictInput> = {}): VerdictInput {
  const counts = overrides.counts ?? counted([150, 1000]);
  const goal = overrides.goal ?? TWELVE_TO_FIFTEEN;
  const control = counts.control === null ? null : { ratio: 1 };
  return {
    now: DEADLINE_AT + DAY_MS,
    startsAt: STARTS_AT,
    deadlineAt: DEADLINE_AT,
    frozen: null,
    problem: null,
    counts,
    eligible: 5000,
    isComplete: true,
    goal,
    sizes: requiredSizes(goal, { nMin: null, nPlan: null }, control),
    band: null,
    isAmended: false,
    forecast: null,
    ...overrides,
  };
}

function arm([reached, finished]: [number, number]): ArmCount {
  return { reached, finished };
}
