import * as z from 'zod/mini';
import { Hypothesis } from '../hypotheses/hypothesis.ts';
import { StartPlan } from './start-plan.ts';

/** What became of one judgement: a repeat replaces it, or finds it gone. */
export const Outcome = z.strictObject({ outcome: z.enum(['added', 'replaced', 'removed', 'absent']) });
export type Outcome = z.infer<typeof Outcome>;

/**
 * Answer of `POST /api/exemptions` and `POST /api/classes`, which take several workflows or segments at once, all of
 * them or none: how many were judged for the first time, and how many anew.
 */
export const Judged = z.strictObject({ added: z.int(), replaced: z.int() });
export type Judged = z.infer<typeof Judged>;

/** Answer of `POST /api/answers`. */
export const Answered = z.strictObject({
  ...Judged.shape,
  /** Workflows of the latest audit that waited for one of the answers. */
  settled: z.int(),
});
export type Answered = z.infer<typeof Answered>;

/** What is worth knowing about a change, and keeps nobody from it. */
const Warning = z.strictObject({ code: z.string(), message: z.string(), hint: z.string() });

/** Answer of `POST /api/attachments`: all of them or none. */
export const Attached = z.strictObject({
  ...Judged.shape,
  /** What may stand, but should be known before the start. */
  warnings: z.array(Warning),
});
export type Attached = z.infer<typeof Attached>;

/** Answer of `GET /api/hypotheses/{id}/start`: what a start would fix. */
export const StartPreview = z.strictObject({
  /** Null for a hypothesis that is judged by people. */
  plan: z.nullable(StartPlan),
  warnings: z.array(Warning),
});
export type StartPreview = z.infer<typeof StartPreview>;

/** Answer of `POST /api/hypotheses/{id}/start`. */
export const Started = z.strictObject({ hypothesis: Hypothesis, ...StartPreview.shape });
export type Started = z.infer<typeof Started>;

/** Answer of `POST /api/hypotheses/{id}/decide` and `…/amend`. */
export const Decided = z.strictObject({
  hypothesis: Hypothesis,
  /** Version 2, when it was decided to change: a draft with the same words, to which the attachments have moved. */
  successor: z.nullable(Hypothesis),
  /** Set where the decision goes against the result and nobody else stands by it: what to ask somebody for. */
  reviewAsked: z.nullable(z.string()),
});
export type Decided = z.infer<typeof Decided>;

/** Answer of `POST /api/backlog`: the findings that do not count from the next audit on. */
export const Frozen = z.strictObject({
  /** When it was frozen. */
  at: z.nullable(z.string()),
  frozen: z.int(),
  effective: z.literal('next_audit'),
});
export type Frozen = z.infer<typeof Frozen>;
