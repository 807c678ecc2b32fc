import type { ListModel } from '../grounding/list-model.ts';
import type { Hypothesis } from '../hypotheses/hypothesis.ts';
import { DAY_MS } from '../time.ts';
import type { DataProblem } from './data-problem.ts';

/** Read for the first time within this long after the start, a list has shown nearly everybody who came and went. */
const FIRST_LOOK_WITHIN = 2 * DAY_MS;

/** A list of a running hypothesis as it is now, and when it was first read for it (epoch ms; null: not known). */
export interface WatchedList {
  list: ListModel;
  firstReadAt: number | null;
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
  const latest = Date.parse(start.at) + FIRST_LOOK_WITHIN;
  const late = watched.find(
    ({ list, firstReadAt }) =>
      list.filterProperties.includes(property) && (firstReadAt === null || firstReadAt > latest),
  );
  if (late === undefined) return null;
  return {
    code: 'self_emptying',
    message: `People leave segment “${late.list.name}” when they succeed, and it was not read from the start on, so we’d only see the others.`,
    hint: 'Start version 2 and count from the Groundwork step instead, or from a segment that asks for the date on which people came in.',
  };
}
