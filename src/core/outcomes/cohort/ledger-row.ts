import * as z from 'zod/mini';

/**
 * One record's part in one hypothesis. Times are epoch milliseconds, UTC. `joinedAt` is the first exposure ever known
 * of and only ever moves back; rows are never deleted but for privacy.
 */
export const LedgerRow = z.strictObject({
  recordId: z.string(),
  arm: z.enum(['treatment', 'control']),
  joinedAt: z.number(),
  /** When the ledger first saw the record. */
  firstSeenAt: z.number(),
  /** First moment of the outcome after joining and inside the window, or null. */
  outcomeAt: z.nullable(z.number()),
  /**
   * What stands against counting the record, found when its outcome was read; null when nothing does. `merged`: it went
   * into another record, which has a row of its own.
   */
  excluded: z.nullable(z.enum(['prior_converter', 'not_evaluable', 'contaminated', 'merged'])),
  /** When the outcome was last read, or null if never. A row read after its window and grace is settled. */
  readAt: z.nullable(z.number()),
  /** What became of the guardrail inside the same window; left out where that is not known. */
  guardrail: z.exactOptional(z.enum(['reached', 'not_reached'])),
  /** Set once a later reading found another outcome than the one that had been counted. */
  revised: z.exactOptional(z.literal(true)),
});
export type LedgerRow = z.infer<typeof LedgerRow>;
