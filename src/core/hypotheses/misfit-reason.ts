import * as z from 'zod/mini';

/** Why a hypothesis does not fit a record, as its reader says. */
export const MisfitReason = z.enum(['wrong_audience', 'already_did_it', 'asked_to_stop', 'other']);
export type MisfitReason = z.infer<typeof MisfitReason>;
