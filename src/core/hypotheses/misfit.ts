import * as z from 'zod/mini';
import { ObjectTypeId } from '../object-type.ts';
import { Instant } from '../time.ts';
import { HypothesisId } from './hypothesis.ts';
import { MisfitReason } from './misfit-reason.ts';

/** “This doesn't fit”: somebody who knows the record says that the hypothesis is not about it. Evidence, counted. */
export const Misfit = z.strictObject({
  hypothesisId: HypothesisId,
  objectTypeId: ObjectTypeId,
  recordId: z.string().check(z.minLength(1)),
  reason: MisfitReason,
  note: z.string().check(z.maxLength(140)),
  by: z.string().check(z.minLength(1), z.maxLength(120)),
  at: Instant,
});
export type Misfit = z.infer<typeof Misfit>;
