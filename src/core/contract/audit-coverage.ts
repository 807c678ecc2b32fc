import * as z from 'zod/mini';
import { Instant } from '../time.ts';

const byState = {
  grounded: z.int(),
  inherited: z.int(),
  ungrounded: z.int(),
  exempt: z.int(),
  notApplicable: z.int(),
  unclassified: z.int(),
  unknown: z.int(),
};

/** Workflows that are on, by state; feeders and those that are off are counted apart. */
export const WorkflowCoverage = z.strictObject({
  unit: z.literal('workflows'),
  ...byState,
  feeders: z.int(),
  off: z.int(),
  total: z.int(),
  /** (grounded + inherited) ÷ (grounded + inherited + ungrounded); null with the reason in `withheld`. */
  score: z.nullable(z.number()),
  withheld: z.nullable(z.string()),
  unknownShare: z.number(),
});
export type WorkflowCoverage = z.infer<typeof WorkflowCoverage>;

/** Automated e-mails of the span by state of the workflow that sent them, and the unsubscribes from them. */
export const SendsCoverage = z.strictObject({
  unit: z.literal('emails'),
  source: z.string(),
  from: Instant,
  asOf: Instant,
  ...byState,
  total: z.int(),
  unsubscribes: z.strictObject({ ...byState, total: z.int() }),
  /** Enabled sending workflows whose sends are known, and all of them. */
  sendersKnown: z.int(),
  senders: z.int(),
  score: z.nullable(z.number()),
  withheld: z.nullable(z.string()),
  /** Of sending workflows those whose sends are not known, or of e-mails those of workflows not read: the larger. */
  unknownShare: z.number(),
});
export type SendsCoverage = z.infer<typeof SendsCoverage>;

const Span = z.tuple([z.int(), z.int()]);

/**
 * Distinct contacts that automations can reach today, each counted once with the worst workflow that can reach them,
 * so that the four figures add up to `total`. An audience is at most who is in the segments a workflow enrols from.
 */
export const PeopleCoverage = z.strictObject({
  unit: z.literal('people'),
  /** By ids of members, or by sizes of segments alone: then only `range` says anything. */
  method: z.enum(['exact', 'bounds']),
  asOf: Instant,
  grounded: z.nullable(z.int()),
  inherited: z.nullable(z.int()),
  ungrounded: z.nullable(z.int()),
  unknown: z.nullable(z.int()),
  total: z.nullable(z.int()),
  unknownShare: z.nullable(z.number()),
  /** (grounded + inherited) ÷ (grounded + inherited + ungrounded); null with the reason in `withheld`. */
  score: z.nullable(z.number()),
  withheld: z.nullable(
    z.enum(['workflows_refused', 'too_many_unreadable', 'bounds_only', 'nobody_to_judge']),
  ),
  range: z.strictObject({ ungrounded: Span, total: Span }),
  /** Ids of workflows that are on, may write to people, and whose audience cannot be counted. */
  uncountable: z.array(z.string()),
});
export type PeopleCoverage = z.infer<typeof PeopleCoverage>;

export const Coverage = z.strictObject({
  /** Which unit the headline speaks of. */
  lead: z.enum(['sends', 'workflows']),
  workflows: WorkflowCoverage,
  sends: z.nullable(SendsCoverage),
  /** Distinct records our automations can reach; null where that cannot be counted honestly. */
  people: z.nullable(PeopleCoverage),
});
export type Coverage = z.infer<typeof Coverage>;
