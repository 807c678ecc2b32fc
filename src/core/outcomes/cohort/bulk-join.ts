import { inThousands } from '../words/phrases.ts';
import { toInstant } from '../../time.ts';
import { eligibleJoins, type CohortTally } from './cohort.ts';
import type { CohortRule } from './cohort-rule.ts';
import type { DataProblem } from '../verdict/data-problem.ts';
import { putQuestion } from '../verdict/question.ts';

// Limits of the statistical design; they are judgement, not theory.
const LARGEST_SHARE_OF_AN_HOUR = 0.25;
/** Of fewer people no hour stands out. */
const JOINED_BEFORE_IT_SHOWS = 30;

/**
 * Many who joined within one hour: an import or the making of a list stamps people who came in long before. Our own
 * action stamps people when they come. Asked once for each hour that stands out.
 */
export function bulkJoin(tally: CohortTally, { isByAction, confirmed }: CohortRule): DataProblem | null {
  const eligible = eligibleJoins(tally);
  if (isByAction || eligible < JOINED_BEFORE_IT_SHOWS) return null;
  const atOnce = hoursOf(tally).filter(
    ([hour, joins]) => joins > LARGEST_SHARE_OF_AN_HOUR * eligible && !confirmed.realHours.has(hour),
  );
  if (atOnce.length === 0) return null;
  const joins = inThousands(atOnce.reduce((sum, [, count]) => sum + count, 0));
  const within = atOnce.length === 1 ? 'one hour' : `${atOnce.length} separate hours`;
  const message = `${joins} people joined within ${within}.`;
  const hint = 'Was that a real send? Yes, count them; or no, an import.';
  return {
    code: 'bulk_join',
    message,
    hint,
    question: putQuestion({
      code: 'bulk_join',
      text: `${message} Was that a real send?`,
      yes: 'Yes, count them',
      no: 'No, an import',
      hours: atOnce.map(([hour]) => toInstant(hour)),
    }),
  };
}

/** Joins by hour, of both arms, in order of time. */
function hoursOf({ joins }: CohortTally): [hour: number, joins: number][] {
  const hours = new Map<number, number>(joins.treatment);
  for (const [hour, count] of joins.control) hours.set(hour, (hours.get(hour) ?? 0) + count);
  return [...hours].sort(([a], [b]) => a - b);
}
