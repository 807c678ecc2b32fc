import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { canonicalJson } from '../../grounding/workflow/canonical.ts';
import type { LookBack } from './look-back.ts';

/**
 * The look back of a hypothesis, if it still is about what is counted and on whom; null where it was never made, or
 * metric, window or segments were changed since. `treated` are the segments that get it, while it is a draft.
 */
export function fittingLookBack(
  { lookBack, prediction, start }: Pick<Hypothesis, 'lookBack' | 'prediction' | 'start'>,
  treated: readonly string[],
): LookBack | null {
  if (lookBack === undefined) return null;
  const now = { metric: prediction?.metric ?? null, windowDays: prediction?.windowDays ?? null };
  const then = { metric: lookBack.metric, windowDays: lookBack.windowDays };
  const started = start?.lists.flatMap(({ listId, role }) => (role === 'treatment' ? [listId] : []));
  const listIds = [...new Set(started ?? treated)].sort();
  const isSame = canonicalJson(now) === canonicalJson(then) && listIds.join() === lookBack.listIds.join();
  return isSame ? lookBack : null;
}
