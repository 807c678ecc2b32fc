import { type Answer, iso } from './answer.ts';
import type { RowError } from './refusals.ts';

/** HubSpot's batch answer: 200 when every row was served, 207 with `errors` when some were not. */
export function batchAnswer(results: unknown[], errors: RowError[], now: number): Answer {
  const body = {
    status: 'COMPLETE',
    results,
    requestedAt: iso(now),
    startedAt: iso(now),
    completedAt: iso(now),
  };
  if (errors.length === 0) return { status: 200, body };
  return { status: 207, body: { ...body, numErrors: errors.length, errors } };
}
