import * as z from 'zod/mini';
import { AttachableRef } from '../asset.ts';

/** A mute that hides nothing, as it was written. */
export const MuteNote = z.strictObject({
  ruleId: z.string(),
  asset: z.nullable(AttachableRef),
  fingerprint: z.nullable(z.string()),
  name: z.nullable(z.string()),
  reason: z.string(),
  by: z.string(),
  until: z.string(),
});
