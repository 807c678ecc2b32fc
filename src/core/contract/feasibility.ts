import * as z from 'zod/mini';
import { CalendarDay } from '../time.ts';

const share = z.number().check(z.minimum(0), z.maximum(1));

/** A way to make it testable. */
export const WayOn = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('later_deadline'), deadline: CalendarDay }),
  z.strictObject({ way: z.literal('aim_bigger'), target: share }),
  z.strictObject({ way: z.literal('earlier_sign'), windowDays: z.int() }),
  z.strictObject({ way: z.literal('review_by_people') }),
]);
export type WayOn = z.infer<typeof WayOn>;

/** What can be learned by the deadline; records are whole and of both groups together. */
export const Feasibility = z.strictObject({
  finishedByDeadline: z.int(),
  needed: z.strictObject({ nMin: z.int(), nPlan: z.int() }),
  isTestable: z.boolean(),
  /** Smallest lift that would be proven in 8 of 10 cases by the deadline, or null when none would. */
  smallestLift: z.nullable(z.number()),
  /** First deadline by which the planned number has finished; null when nobody joins, or not within ten years. */
  earliestDeadline: z.nullable(CalendarDay),
  /** Every way on that works, the cheapest first; empty when it is testable as it is. */
  waysOn: z.array(WayOn),
});
export type Feasibility = z.infer<typeof Feasibility>;

/** What a person reads while writing: first what can be learned, then what would make more of it. */
export const FeasibilityWords = z.strictObject({
  canLearn: z.string(),
  /** One sentence per way on, in the same order. */
  waysOn: z.array(z.string()),
  /** Who does not count, or null. */
  note: z.nullable(z.string()),
});
export type FeasibilityWords = z.infer<typeof FeasibilityWords>;

/** Answer of `POST /api/feasibility`. */
export const FeasibilityAnswer = z.strictObject({ ...Feasibility.shape, words: FeasibilityWords });
