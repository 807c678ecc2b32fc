import * as z from 'zod/mini';
import { Exemption, Mute } from '../grounding/judgements.ts';

/** Answer of `GET /api/judgements`: the first of them by the day they end, and how many there are. */
export const JudgementList = z.strictObject({
  exemptionCount: z.int(),
  exemptions: z.array(z.strictObject({ ...Exemption.shape, name: z.nullable(z.string()) })),
  muteCount: z.int(),
  mutes: z.array(z.strictObject({ ...Mute.shape, assetName: z.nullable(z.string()) })),
});
export type JudgementList = z.infer<typeof JudgementList>;
