import * as z from 'zod/mini';
import { Instant } from '../time.ts';

/** What every page needs of the answer of `GET /api/settings`: whose account it is and who looks on. */
export const Viewer = z.object({
  connection: z.strictObject({
    portalId: z.string(),
    uiDomain: z.string(),
    timeZone: z.string(),
    since: Instant,
  }),
  you: z.strictObject({ userId: z.string(), mayEdit: z.boolean() }),
});
export type Viewer = z.infer<typeof Viewer>;
