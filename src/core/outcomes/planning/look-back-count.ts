import { toInstant } from '../../time.ts';
import { OFFICIAL_LEVEL } from '../verdict/lift.ts';
import type { LookBack } from './look-back.ts';
import type { Outcome } from '../metric/outcome.ts';
import { wilson } from '../statistics/wilson.ts';

/** What is counted on the way through the records of a look back. */
export type LookBackTally = Pick<
  LookBack,
  'finished' | 'reached' | 'priorConverters' | 'notEvaluable' | 'unread' | 'filledIn'
> & { guardrail: { finished: number; reached: number } };

export function emptyLookBack(): LookBackTally {
  const guardrail = { finished: 0, reached: 0 };
  return { finished: 0, reached: 0, priorConverters: 0, notEvaluable: 0, unread: 0, filledIn: 0, guardrail };
}

/** Counts one record; the same standing rules as after the start: who had done it before counts for nothing. */
export function addOutcome(
  tally: LookBackTally,
  outcome: Outcome,
  guardrail: 'reached' | 'not_reached' | undefined,
): void {
  if (outcome.kind === 'prior') tally.priorConverters += 1;
  else if (outcome.kind === 'not_evaluable') tally.notEvaluable += 1;
  else {
    tally.finished += 1;
    if (outcome.kind === 'reached') tally.reached += 1;
    if (guardrail === undefined) return;
    tally.guardrail.finished += 1;
    if (guardrail === 'reached') tally.guardrail.reached += 1;
  }
}

/** Below it no number is shown, as at the official reading. */
const FEWEST = 30;
/** With more results missing than that, the number is not today's number (statistics, section 3). */
const MOST_UNKNOWN = 0.05;

/** The look back that was counted; its number is left out where it would say nothing. Moments in epoch ms. */
export function lookBackOf(
  tally: LookBackTally,
  parts: Pick<LookBack, 'metric' | 'windowDays' | 'listIds'> & {
    now: number;
    span: { from: number; until: number };
    hasGuardrail: boolean;
  },
): LookBack {
  const { metric, windowDays, listIds, now, span, hasGuardrail } = parts;
  const { guardrail, ...counts } = tally;
  const unknown = counts.notEvaluable + counts.unread;
  const isEnough = counts.finished >= FEWEST && unknown <= MOST_UNKNOWN * (counts.finished + unknown);
  const interval = wilson({ successes: counts.reached, n: counts.finished }, OFFICIAL_LEVEL);
  const hasNumber = isEnough && interval.kind === 'interval';
  return {
    ...{ at: toInstant(now), from: toInstant(span.from), until: toInstant(span.until) },
    ...{ metric, windowDays, listIds: [...listIds].sort() },
    ...counts,
    guardrail: hasGuardrail && hasNumber && guardrail.finished >= FEWEST ? guardrail : null,
    share: hasNumber ? counts.reached / counts.finished : null,
    interval: hasNumber ? [interval.low, interval.high] : null,
  };
}
