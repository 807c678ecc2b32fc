import * as z from 'zod/mini';
import { StartPlan } from './start-plan.ts';
import { Hypothesis } from '../hypotheses/hypothesis.ts';

/** What became of one judgement: a repeat replaces it, or finds it gone. */
export const Outcome = z.strictObject({ outcome: z.enum(['added', 'replaced', 'removed', 'absent']) });
export type Outcome = z.infer<typeof Outcome>;

/** What is worth knowing about a change, and keeps nobody from it. */
const Warnings = z.array(z.strictObject({ code: z.string(), message: z.string(), hint: z.string() }));

/** Answer of `POST /api/attachments`. */
export const Attached = z.strictObject({ added: z.int(), replaced: z.int(), warnings: Warnings });
export type Attached = z.infer<typeof Attached>;

/** Answer of `POST /api/hypotheses/{id}/start`. */
export const Started = z.strictObject({
  hypothesis: Hypothesis,
  plan: StartPlan,
  warnings: Warnings,
});
export type Started = z.infer<typeof Started>;

/** Answer of `POST /api/hypotheses/{id}/decide`. */
export const Decided = z.strictObject({
  hypothesis: Hypothesis,
  /** Version 2, when it was decided to change. */
  successor: z.nullable(Hypothesis),
  /** A question to think over, where the decision does not go with the result; null otherwise. */
  reviewAsked: z.nullable(z.string()),
});
export type Decided = z.infer<typeof Decided>;
