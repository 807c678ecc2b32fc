import type { AttachableRef } from '../../../core/asset.ts';
import { CalendarDay, daysBetween, dayOf, toInstant } from '../../../core/time.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import type { Actor, AttachDeps } from './attach-deps.ts';

const LONGEST_REASON = 400;

/**
 * Says that a workflow or list needs no hypothesis (a receipt, a legal notice) until a day. A second exemption of the
 * same asset replaces the first.
 */
export async function exempt(
  deps: Pick<AttachDeps, 'store' | 'now' | 'timeZone'>,
  request: Actor & { asset: AttachableRef; reason: string; until: string },
): Promise<Result<'added' | 'replaced', 'no_reason' | 'invalid_until' | 'until_passed'>> {
  const reason = request.reason.trim();
  if (reason === '' || reason.length > LONGEST_REASON) {
    return refuse(
      'no_reason',
      'An exemption needs a reason of at most 400 characters.',
      'Say why it needs no hypothesis.',
    );
  }
  if (!CalendarDay.safeParse(request.until).success) {
    return refuse('invalid_until', `“${request.until}” is no day.`, 'Write the last day as 2026-12-31.');
  }
  if (daysBetween(dayOf(deps.now(), deps.timeZone), request.until) < 0) {
    return refuse(
      'until_passed',
      `${request.until} has passed.`,
      'Choose a day to come; exemptions are looked at again.',
    );
  }
  const { portalId, asset, by, until } = request;
  return accept(
    await deps.store.judgements.exempt(portalId, { asset, reason, by, at: toInstant(deps.now()), until }),
  );
}
