import * as z from 'zod/mini';
import { Instant } from '../time.ts';

/** Answer of `GET /api/settings` and `PUT /api/settings/writes`. */
export const Settings = z.strictObject({
  connection: z.strictObject({
    portalId: z.string(),
    uiDomain: z.string(),
    timeZone: z.string(),
    since: Instant,
  }),
  /** Requests to HubSpot since this server started, by purpose: `flows.read` → 12. */
  requests: z.strictObject({
    total: z.int(),
    refusedByRateLimit: z.int(),
    byPurpose: z.record(z.string(), z.int()),
  }),
  /** Whether results are written to records. */
  writesEnabled: z.boolean(),
  /** Whether who is held out is written too. */
  writesHeldOut: z.boolean(),
  /** HubSpot user ids that may change things. */
  editors: z.array(z.string()),
  you: z.strictObject({ userId: z.string(), mayEdit: z.boolean() }),
});
export type Settings = z.infer<typeof Settings>;
