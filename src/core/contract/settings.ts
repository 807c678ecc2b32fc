import * as z from 'zod/mini';
import { Instant } from '../time.ts';
import { Viewer } from './viewer.ts';

/** Answer of `GET /api/settings` and `PUT /api/settings/writes`. */
export const Settings = z.strictObject({
  ...Viewer.shape,
  /** How the account is connected, and what HubSpot grants. */
  access: z.strictObject({
    /** `key`: a key of the account's own, of which HubSpot does not tell what it grants. */
    by: z.enum(['key', 'app']),
    /** `disconnected`: the app was taken out or its tokens were revoked; nothing is read any more. */
    state: z.enum(['connected', 'disconnected']),
    granted: z.nullable(z.array(z.string())),
    /** What Groundwork has a use for and was not granted; permissions to write only while writing is on. */
    missing: z.array(z.strictObject({ scope: z.string(), use: z.string(), without: z.string() })),
    /** Page on which an admin connects the account again or grants more. */
    connectUrl: z.nullable(z.string()),
    /** When the data of a disconnected account is erased. */
    eraseAt: z.nullable(Instant),
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
  /** Whether owners get a task in HubSpot once their decision is due. */
  tasksEnabled: z.boolean(),
  /** HubSpot user ids that may change things. */
  editors: z.array(z.string()),
});
export type Settings = z.infer<typeof Settings>;
