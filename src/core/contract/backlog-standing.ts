import * as z from 'zod/mini';
import { Instant } from '../time.ts';
import { BacklogEntry } from './backlog.ts';

/** What became of the findings that were frozen. */
export const BacklogStanding = z.strictObject({
  /** A file that was named, or what was frozen in the store. */
  source: z.enum(['file', 'account']),
  at: z.nullable(Instant),
  /** Findings frozen, and those of them that are still there. */
  frozen: z.int(),
  remaining: z.int(),
  /** Frozen and not found any more: these entries can go. */
  settled: z.array(BacklogEntry),
  /** Not found, but the asset could not be read or the rule could not tell. */
  unclear: z.int(),
});
export type BacklogStanding = z.infer<typeof BacklogStanding>;
