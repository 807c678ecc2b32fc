import * as z from 'zod/mini';
import { DestinationAnswer, DestinationRef } from '../grounding/judgements.ts';

const { destination: _about, ...answer } = DestinationAnswer.shape;

/** An outside system that workflows hand records to, and whether it writes to customers. */
export const AskedDestination = z.strictObject({
  ...DestinationRef.shape,
  /** In words: “webhook to hooks.example.com”. */
  label: z.string(),
  /** Workflows that are on and use it, ordered by id. */
  workflowIds: z.array(z.string()),
  /** Those of them that cannot be judged until somebody answers; none once that is done. */
  waiting: z.array(z.string()),
  answer: z.nullable(z.strictObject(answer)),
});
export type AskedDestination = z.infer<typeof AskedDestination>;
