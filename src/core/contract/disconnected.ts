import * as z from 'zod/mini';
import { Instant } from '../time.ts';

/** Answer of `POST /api/disconnect`. */
export const Disconnected = z.strictObject({
  at: Instant,
  /** When the account's data is erased; null when that was done at once. */
  eraseAt: z.nullable(Instant),
});
export type Disconnected = z.infer<typeof Disconnected>;
