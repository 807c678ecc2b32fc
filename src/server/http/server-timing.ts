import { countingWaits } from '../hubspot/waiting.ts';
import type { Answer } from './route.ts';

/** The header that says where the time of an answer went. */
export const SERVER_TIMING = 'Server-Timing';

/**
 * Makes an answer and says how long that took (`total`) and for how much of it HubSpot was waited for (`hubspot`), in
 * milliseconds. The difference is our own time.
 */
export async function timed(
  now: () => number,
  make: () => Promise<Answer>,
): Promise<{ answer: Answer; timing: string }> {
  const startedAt = now();
  const { value: answer, waitedMs } = await countingWaits(make);
  return { answer, timing: `total;dur=${now() - startedAt}, hubspot;dur=${waitedMs}` };
}
