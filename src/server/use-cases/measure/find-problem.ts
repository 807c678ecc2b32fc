import { toListModel } from '../../../core/grounding/list/to-list-model.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { changedMeaning } from '../../../core/outcomes/verdict/changed-meaning.ts';
import type { CohortTally } from '../../../core/outcomes/cohort/cohort.ts';
import type { CohortRule } from '../../../core/outcomes/cohort/cohort-rule.ts';
import { cohortProblem, type DataProblem } from '../../../core/outcomes/verdict/data-problem.ts';
import { selfEmptying } from '../../../core/outcomes/verdict/self-emptying.ts';
import type { PortalDeps } from '../portal-deps.ts';
import type { Foundations } from './foundations.ts';

/** What was counted, by which rule, on what. */
interface Counted {
  portalId: string;
  foundations: Foundations;
  rule: CohortRule;
  tally: CohortTally;
}

/** What keeps a sound hypothesis from a verdict: what it stands on has changed, or the data cannot be trusted. */
export async function findProblem(
  { store, timeZone }: PortalDeps,
  hypothesis: Hypothesis,
  { portalId, foundations, rule, tally }: Counted,
): Promise<DataProblem | null> {
  const found = hypothesis.exposureSource === 'list' ? await foundations.lists() : new Map();
  const ids = (hypothesis.start?.lists ?? []).map(({ listId }) => listId);
  const lists = ids.flatMap((id) => (found.has(id) ? [toListModel(found.get(id))] : []));
  const workflows = await foundations.workflows();
  const cursors = await store.ledger.cursors(portalId, hypothesis.id);
  const watched = lists.map((list) => {
    const { firstReadAt = null, longestGap = 0 } = cursors.find(({ listId }) => listId === list.id) ?? {};
    return { list, firstReadAt, longestGap };
  });
  return (
    changedMeaning(hypothesis, { lists, workflows }, timeZone) ??
    cohortProblem(tally, rule) ??
    selfEmptying(hypothesis, watched)
  );
}
