import { NOTHING_FIXED, requiredSizes, type Goal } from '../../../src/core/outcomes/metric/goal.ts';
import { safeBand } from '../../../src/core/outcomes/verdict/lift.ts';
import type { ArmCount, CohortCounts, SafeBand } from '../../../src/core/outcomes/verdict/reading.ts';
import type { VerdictInput } from '../../../src/core/outcomes/verdict/verdict-model.ts';
import { DAY_MS } from '../../../src/core/time.ts';
import { makeCounts } from '../../factories/hypotheses.ts';

export const STARTS_AT = Date.parse('2026-07-01T08:00:00.000Z');
export const DEADLINE_AT = Date.parse('2026-12-31T22:59:59.999Z');
const TWELVE_TO_FIFTEEN: Goal = { direction: 'up', baseline: 0.12, target: 0.15 };

/** Counts of one arm, or of two, given as “reached of finished”. */
export function counted(treatment: [number, number], control: [number, number] | null = null): CohortCounts {
  return makeCounts({ treatment: arm(treatment), control: control === null ? null : arm(control) });
}

/** A band of a share, or of a difference of shares, in percent or points. */
export function bandFrom(low: number, high: number, unit: SafeBand['unit'] = 'share'): SafeBand {
  const method = unit === 'share' ? 'bernoulli' : 'asymptotic';
  return { unit, interval: [low / 100, high / 100], level: 0.99, method };
}

/** A complete read of 12 → 15 % after the deadline, with the band that the counts give. */
export function makeVerdictInput(overrides: Partial<VerdictInput> = {}): VerdictInput {
  const counts = overrides.counts ?? counted([150, 1000]);
  const goal = overrides.goal ?? TWELVE_TO_FIFTEEN;
  const control = counts.control === null ? null : { ratio: 1 };
  const sizes = overrides.sizes ?? requiredSizes(goal, NOTHING_FIXED, control);
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
    sizes,
    means: null,
    band: safeBand(counts, sizes.bandBestAt),
    isAmended: false,
    forecast: null,
    ...overrides,
  };
}

function arm([reached, finished]: [number, number]): ArmCount {
  return { reached, finished };
}
