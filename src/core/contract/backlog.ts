import * as z from 'zod/mini';
import { AssetKind } from '../asset.ts';
import { Instant } from '../time.ts';

/** A finding that was there when the backlog began. */
export const BacklogEntry = z.strictObject({
  fingerprint: z.string().check(z.minLength(1)),
  ruleId: z.string(),
  asset: z.strictObject({ kind: AssetKind, id: z.string(), name: z.string() }),
});
export type BacklogEntry = z.infer<typeof BacklogEntry>;

/** What is frozen: these findings do not count again. */
export const Backlog = z.strictObject({
  /** When and by whom it was frozen; null for a file that does not say. */
  at: z.nullable(Instant),
  by: z.nullable(z.string()),
  entries: z.array(BacklogEntry),
});
export type Backlog = z.infer<typeof Backlog>;
