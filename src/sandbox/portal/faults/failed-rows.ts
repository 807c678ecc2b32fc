import * as z from 'zod';
import type { Answer } from '../answer.ts';
import { rowError } from '../refusals.ts';
import type { PlannedFault } from './fault-plan.ts';

const Batch = z.looseObject({
  inputs: z.array(z.looseObject({ id: z.string().optional(), flowId: z.string().optional() })),
});
/** One in so many rows fails, the first one in any case. */
const EVERY = 3;

export interface SplitBatch {
  /** The body with the rows that are served. */
  body: unknown;
  /** Adds what became of the others to the answer. */
  complete(given: Answer): Answer;
}

/** A batch of which some rows are not served; null for a request that has no rows, or where none fails. */
export function splitRows(due: readonly PlannedFault[], body: unknown): SplitBatch | null {
  const batch = due.some(({ kind }) => kind === 'failed_rows') ? Batch.safeParse(body) : null;
  if (batch?.success !== true || batch.data.inputs.length < 2) return null;
  const { inputs } = batch.data;
  const served = inputs.filter((_, index) => index % EVERY !== 0);
  const ids = inputs.flatMap(({ id, flowId }, index) => (index % EVERY === 0 ? [id ?? flowId ?? ''] : []));
  const message = 'Something went wrong with this row.';
  const errors = ids.map((id) => rowError('INTERNAL_ERROR', message, { ids: [id] }));
  return {
    body: { ...batch.data, inputs: served },
    complete: (given) => (given.status < 300 ? withErrors(given, errors) : given),
  };
}

function withErrors(given: Answer, errors: object[]): Answer {
  const body = z.looseObject({ errors: z.array(z.unknown()).default([]) }).parse(given.body);
  const all = [...body.errors, ...errors];
  return { ...given, status: 207, body: { ...body, errors: all, numErrors: all.length } };
}
