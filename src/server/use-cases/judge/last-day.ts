import { refuse, type Refusal } from '../../../core/result.ts';
import { CalendarDay, dayOf, daysBetween } from '../../../core/time.ts';
import type { AttachDeps } from '../attach/attach-deps.ts';
import { saidReason } from './said-reason.ts';

export type SparingReason = 'no_reason' | 'invalid_until' | 'until_passed';

/** What stands against sparing something until a day, for a reason; null when nothing does. */
export function sparingRefusal(
  { now, timeZone }: Pick<AttachDeps, 'now' | 'timeZone'>,
  { reason, until }: { reason: string; until: string },
  words: { what: string; ask: string },
): Refusal<SparingReason> | null {
  const said = saidReason(reason, words.what, words.ask);
  if (!said.ok) return said;
  if (!CalendarDay.safeParse(until).success) {
    return refuse('invalid_until', `“${until}” is no day.`, 'Write the last day as 2026-12-31.');
  }
  if (daysBetween(dayOf(now(), timeZone), until) >= 0) return null;
  const hint = 'Choose a day to come; what is spared is looked at again.';
  return refuse('until_passed', `${until} has passed.`, hint);
}
