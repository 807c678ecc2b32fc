import * as z from 'zod/mini';
import { Instant } from '../time.ts';
import { Grounding } from './audit-entry.ts';
import { FindingRef } from './audit-finding.ts';

/** An earlier audit of the same account. */
export const Earlier = z.strictObject({ runId: z.string(), auditedAt: Instant });

const StateChange = z.strictObject({ id: z.string(), name: z.string(), from: Grounding, to: Grounding });

/** Errors and warnings that count, by fingerprint, against an earlier audit. Notes come and go and are left out. */
export const Delta = z.strictObject({
  since: Earlier,
  /** “2 new since Monday, 3 settled.” */
  headline: z.string(),
  new: z.array(FindingRef),
  settled: z.array(FindingRef),
  /** There before, and graver now or no longer muted. */
  worse: z.array(FindingRef),
  /** Found in one audit, where the other could not read the asset or its rule could not tell. */
  notComparable: z.int(),
  /** Workflows whose hypothesis stands worse or better than before. */
  states: z.strictObject({ worse: z.array(StateChange), better: z.array(StateChange) }),
});
export type Delta = z.infer<typeof Delta>;
