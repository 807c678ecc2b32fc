import * as z from 'zod/mini';
import { FeasibilityAnswer } from './feasibility.ts';

/** What a start fixes of the plan, and what it can be expected to teach; numbers of records as in `start`. */
export const StartPlan = z.strictObject({
  /** Finished records needed for a verdict, and planned for, per arm and rounded up. */
  nMin: z.int(),
  nPlan: z.int(),
  /** Records at which the safe band is narrowest: of one arm, or of two together; the other one is null. */
  tOpt: z.nullable(z.int()),
  nOpt: z.nullable(z.int()),
  /** How many join in a week, and how that is known; null where nothing shows it. */
  pace: z.nullable(z.strictObject({ joinsPerWeek: z.number(), source: z.enum(['looked_back', 'at_most']) })),
  /** What can be learned by the deadline at that pace; null without a pace. */
  feasibility: z.nullable(FeasibilityAnswer),
  /** Whether fewer than `nMin` can be expected to finish by the deadline. */
  isShort: z.boolean(),
});
export type StartPlan = z.infer<typeof StartPlan>;
