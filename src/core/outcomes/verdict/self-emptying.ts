import type { ListModel } from '../../grounding/list/list-model.ts';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { DAY_MS } from '../../time.ts';
import type { DataProblem } from './data-problem.ts';

/**
 * Read first within this long of the start, and never less often, a list has shown nearly everybody who came and went:
 * who joins and succeeds between two looks is lost (read daily, 15.0 in 100 shows as 14.8).
 */
const LOOKED_AT_WITHIN = 2 * DAY_MS;

/** A list of a running hypothesis as it is now, and how it was read for it. */
export interface WatchedList {
  list: ListModel;
  /** Epoch milliseconds; null: not known. */
  firstReadAt: number | null;
  /** The longest time between two readings while joins count, in milliseconds. */
  longestGap: number;
}

/**
 * A list whose conditions ask about the outcome loses people in the moment they succeed. Read from the start on, the
 * ledger has kept them; read later, it only knows those who did not succeed.
 */
export function selfEmptying(
  { prediction, start }: Hypothesis,
  watched: readonly WatchedList[],
): DataProblem | null {
  const property = prediction?.metric?.property;
  if (property === undefined || start === null) return null;
  const latest = Date.parse(start.at) + LOOKED_AT_WITHIN;
  const emptying = watched.filter(({ list }) => list.filterProperties.includes(property));
  const late = emptying.find(({ firstReadAt }) => firstReadAt === null || firstReadAt > latest);
  if (late !== undefined) return problemOf(late, 'it was not read from the start on');
  const unwatched = emptying.find(({ longestGap }) => longestGap > LOOKED_AT_WITHIN);
  if (unwatched === undefined) return null;
  const days = Math.round(unwatched.longestGap / DAY_MS);
  return problemOf(unwatched, `it was not read for ${days} days on end`);
}

function problemOf({ list }: WatchedList, why: string): DataProblem {
  return {
    code: 'self_emptying',
    message: `People leave segment “${list.name}” when they succeed, and ${why}, so we’d only see the others.`,
    hint: 'Start version 2 and count from the Groundwork step instead, or from a segment that asks for the date on which people came in.',
  };
}
