import * as z from 'zod/mini';

/**
 * One record's part in one hypothesis. Times are epoch milliseconds, UTC. `joinedAt` is the first membership ever
 * seen and is never overwritten; rows are never deleted but for privacy.
 */
export const LedgerRow = z.strictObject({
  recordId: z.string(),
  arm: z.enum(['treatment', 'control']),
  joinedAt: z.number(),
  /** When the ledger first saw the record. */
  firstSeenAt: z.number(),
  /** First moment of the outcome after joining and inside the window, or null. */
  outcomeAt: z.nullable(z.number()),
  /** What stands against counting the record, found when its outcome was read; null when nothing does. */
  excluded: z.nullable(z.enum(['prior_converter', 'not_evaluable', 'contaminated'])),
  /** When the outcome was last read, or null if never. A row read after its window and grace is settled. */
  readAt: z.nullable(z.number()),
});
export type LedgerRow = z.infer<typeof LedgerRow>;
