import * as z from 'zod/mini';
import { Instant } from '../time.ts';

/** Answer of `GET` and `PUT /api/settings/weekly-message`. The address itself is a secret and is not told. */
export const WeeklySettings = z.strictObject({
  /** Host of the address; null while there is none. */
  host: z.nullable(z.string()),
  /** The address's last four characters. */
  ending: z.nullable(z.string()),
  /** What the next message counts from; null while there is no address. */
  since: z.nullable(Instant),
});
export type WeeklySettings = z.infer<typeof WeeklySettings>;

/** Answer of `POST /api/settings/weekly-message/test`. */
export const Sent = z.strictObject({ outcome: z.literal('sent') });
export type Sent = z.infer<typeof Sent>;
