import { type Answer, page } from '../answer.ts';
import { rateLimited, refusal } from '../refusals.ts';
import type { FaultKind, PlannedFault } from './fault-plan.ts';

const RETRY_AFTER_S = '2';

const ANSWERS: Partial<Record<FaultKind, () => Answer>> = {
  '423': () => refusal(423, 'LOCKED', 'This resource is locked for a moment.'),
  '429': () => rateLimited('TEN_SECONDLY_ROLLING'),
  '429_retry_after': () => ({
    ...rateLimited('TEN_SECONDLY_ROLLING'),
    headers: { 'retry-after': RETRY_AFTER_S },
  }),
  '477': () => refusal(477, 'MIGRATION_IN_PROGRESS', 'This account is being moved to another data centre.'),
  '500': () => refusal(500, 'INTERNAL_ERROR', 'Something went wrong.'),
  // What stands before HubSpot answers with a page of its own.
  '502': () => page('<html><title>502 Bad Gateway</title></html>', 502),
  '503': () => refusal(503, 'SERVICE_UNAVAILABLE', 'The service is not available for the moment.'),
};

/** What is answered in place of doing what was asked; null where nothing stands against it. */
export function answerInPlace(due: readonly PlannedFault[]): Answer | null {
  for (const { kind } of due) {
    const made = ANSWERS[kind];
    if (made !== undefined) return made();
  }
  return null;
}
