import { endOfDay } from '../day-bounds.ts';
import { addDays } from '../time.ts';
import type { Decision, Hypothesis } from './hypothesis.ts';

/** Whether a hypothesis carries what is attached to it, and why (or why not). */
export interface Support {
  supports: boolean;
  reason: SupportReason;
}

export type SupportReason =
  | 'live'
  | 'live_reviewed'
  | 'awaiting_decision'
  | 'practice'
  | 'unproven_practice'
  | 'draft_only'
  | 'refuted'
  | 'stopped'
  | 'superseded'
  | 'review_overdue'
  | 'retired'
  | 'dangling';

/** Days after its review date in which a hypothesis judged by people still carries: time to hold the review. */
const REVIEW_GRACE_DAYS = 7;

/**
 * Whether a hypothesis stands behind what is attached to it at a moment; `null` is an id that no hypothesis has.
 * A hypothesis that was changed carries nothing any more: its attachments moved to its successor, which is asked
 * for itself.
 */
export function supportOf(hypothesis: Hypothesis | null, at: { now: number; timeZone: string }): Support {
  if (hypothesis === null) return no('dangling');
  if (hypothesis.status === 'draft') return no('draft_only');
  if (hypothesis.status === 'retired') return no('retired');
  if (hypothesis.verdict?.state === 'invalidated') return no('refuted');
  if (hypothesis.decision !== null) return supportOfDecision(hypothesis, hypothesis.decision, at);
  if (hypothesis.kind === 'reviewed') return supportOfReviewed(hypothesis, at);
  const isDue =
    hypothesis.verdict !== null || hypothesis.status === 'concluded' || isPast(deadlineOf(hypothesis), at);
  return yes(isDue ? 'awaiting_decision' : 'live');
}

function supportOfDecision(
  { verdict }: Hypothesis,
  decision: Decision,
  at: { now: number; timeZone: string },
): Support {
  if (decision.choice === 'stop') return no('stopped');
  if (decision.choice === 'change') return no('superseded');
  if (decision.reviewBy === null || isPast(decision.reviewBy, at)) return no('review_overdue');
  const proven = verdict?.state === 'validated' || verdict?.state === 'real_below_target';
  return yes(proven ? 'practice' : 'unproven_practice');
}

function supportOfReviewed({ reviewOn }: Hypothesis, at: { now: number; timeZone: string }): Support {
  const last = reviewOn === null ? null : addDays(reviewOn, REVIEW_GRACE_DAYS);
  return isPast(last, at) ? no('review_overdue') : yes('live_reviewed');
}

function deadlineOf({ prediction }: Hypothesis): string | null {
  return prediction?.deadline ?? null;
}

function isPast(day: string | null, { now, timeZone }: { now: number; timeZone: string }): boolean {
  return day !== null && now > endOfDay(day, timeZone);
}

function yes(reason: SupportReason): Support {
  return { supports: true, reason };
}

function no(reason: SupportReason): Support {
  return { supports: false, reason };
}
