import * as z from 'zod/mini';
import { SCHEDULED } from '../schedule.ts';
import { Instant } from '../time.ts';

/** Answer of `GET /api/settings/schedule`: what the server does by the account's clock. */
export const Schedule = z.strictObject({
  /** False on a server that starts nothing by itself, as in the demo. */
  isRunning: z.boolean(),
  work: z.array(
    z.strictObject({
      work: z.enum(SCHEDULED),
      /** Off: nothing is written, or no message wanted. */
      isOn: z.boolean(),
      /** When it was last started by the clock; null when it never was. */
      lastStarted: z.nullable(Instant),
      /** When it is next started; null while it is off. */
      next: z.nullable(Instant),
    }),
  ),
});
export type Schedule = z.infer<typeof Schedule>;
