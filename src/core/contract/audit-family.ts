import * as z from 'zod/mini';

/** Workflows without a hypothesis that one hypothesis could cover; each is in at most one family. */
export const Family = z.strictObject({
  /** Stable between audits as long as what ties them is: a digest of it, for conditions may hold anything. */
  key: z.string(),
  by: z.enum(['go_to', 'list', 'entry_filter', 'name_stem']),
  /** What they have in common, in words: “enrol from the segment …”. */
  label: z.string(),
  /** Ordered by id. */
  workflowIds: z.array(z.string()),
  /** E-mails and unsubscribes of the span together; null where not known for every one of them. */
  sent: z.nullable(z.int()),
  unsubscribed: z.nullable(z.int()),
});
export type Family = z.infer<typeof Family>;
