import * as z from 'zod/mini';
import { Hypothesis } from '../hypotheses/hypothesis.ts';
import { CohortCounts, Estimate, EvidenceGrade, VerdictState } from '../outcomes/verdict/reading.ts';
import { CalendarDay, Instant } from '../time.ts';

/** A hypothesis as the audit found it. Shares are proportions between 0 and 1. */
export const AuditedHypothesis = z.strictObject({
  ...z.pick(Hypothesis, { id: true, status: true, kind: true, objectTypeId: true }).shape,
  title: z.string(),
  sentence: z.string(),
  owner: z.string(),
  notDoing: z.string(),
  /** Whether it carries what is attached to it, and why or why not. */
  supports: z.boolean(),
  supportReason: z.string(),
  /** What is counted, in words; null where nothing is. */
  metric: z.nullable(z.string()),
  direction: z.nullable(z.enum(['up', 'down'])),
  baseline: z.nullable(z.number()),
  target: z.nullable(z.number()),
  windowDays: z.nullable(z.int()),
  /** The day by which it is judged: the deadline, or the review date of one judged by people. */
  dueOn: z.nullable(CalendarDay),
  decision: z.nullable(z.enum(['keep', 'change', 'stop'])),
  /** Where it stands: the fixed verdict, else the latest reading; null before the first. */
  result: z.nullable(
    z.strictObject({
      at: Instant,
      isFinal: z.boolean(),
      state: VerdictState,
      label: z.string(),
      /** Empty for a verdict that was taken in without its reading. */
      sentence: z.string(),
      evidence: EvidenceGrade,
      counts: CohortCounts,
      estimate: z.nullable(Estimate),
    }),
  ),
  /** Workflows that carry it: attached, or with our action in them. */
  workflowIds: z.array(z.string()),
  lists: z.array(z.strictObject({ id: z.string(), role: z.enum(['treatment', 'control']) })),
});
export type AuditedHypothesis = z.infer<typeof AuditedHypothesis>;
