import * as z from 'zod/mini';
import { Earlier } from './audit-delta.ts';

/** What an audit was cut down to, and what was left out. */
export const ChangedOnly = z.strictObject({
  since: Earlier,
  /** Ids of what is new or has changed since. */
  workflows: z.array(z.string()),
  lists: z.array(z.string()),
  /** Findings that count on what has not changed, by severity. */
  leftOut: z.strictObject({ error: z.int(), warning: z.int(), note: z.int() }),
});
