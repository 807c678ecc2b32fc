import type { StartPlan } from '../contract/start-plan.ts';
import type { Attachment } from '../grounding/judgements.ts';
import type { ListModel } from '../grounding/list/list-model.ts';
import { feasibility, type FeasibilityQuestion } from '../outcomes/planning/feasibility.ts';
import { feasibilityWords } from '../outcomes/planning/feasibility-words.ts';
import { goalOf, sizesToFix } from '../outcomes/metric/goal.ts';
import { joinsPerWeek } from '../outcomes/planning/look-back.ts';
import { fittingLookBack } from '../outcomes/planning/look-back-fit.ts';
import { mostJoinsPerWeek } from '../outcomes/planning/pace.ts';
import { plannedControl } from '../outcomes/planning/planned-control.ts';
import { dayOf } from '../time.ts';
import type { Hypothesis } from './hypothesis.ts';

/** What a plan is made from; `attachments` and `lists` are those of this hypothesis. */
export interface PlanInput {
  hypothesis: Hypothesis;
  attachments: readonly Attachment[];
  lists: readonly ListModel[];
  /** Epoch milliseconds. */
  now: number;
  timeZone: string;
}

/**
 * How many people a hypothesis needs and what it can teach by its deadline, as known at the start. Null for one that is
 * judged by people, and while its numbers are not complete.
 */
export function startPlan(input: PlanInput): StartPlan | null {
  const { hypothesis, attachments } = input;
  const goal = goalOf(hypothesis.prediction);
  if (hypothesis.kind === 'reviewed' || !goal.ok) return null;
  const { nMin, nPlan, tOpt, nOpt } = sizesToFix(
    goal.value,
    plannedControl(hypothesis.holdoutShare, attachments),
  );
  const pace = paceOf(input);
  const found = pace === null ? null : whatItTeaches(input, pace.joinsPerWeek);
  return {
    ...{ nMin: whole(nMin), nPlan: whole(nPlan) },
    tOpt: tOpt === null ? null : whole(tOpt),
    nOpt: nOpt === null ? null : whole(nOpt),
    pace,
    feasibility: found,
    isShort: found !== null && found.finishedByDeadline < found.needed.nMin,
  };
}

function whole(size: number | null): number {
  return Math.ceil(size ?? 0);
}

function idsOf(attachments: readonly Attachment[], role: Attachment['role']): string[] {
  return attachments.filter((one) => one.role === role).map(({ asset }) => asset.id);
}

/** A look back counted them; without one, or over too few days, the most that the sizes of the segments let hope for. */
function paceOf({ hypothesis, attachments, lists }: PlanInput): StartPlan['pace'] {
  const lookBack = fittingLookBack(hypothesis, idsOf(attachments, 'treatment'));
  const counted = lookBack === null ? null : joinsPerWeek(lookBack);
  if (counted !== null) {
    // It counted those who get it; the compared group is taken to join in the planned proportion.
    const control = plannedControl(hypothesis.holdoutShare, attachments);
    return { joinsPerWeek: counted * (1 + (control?.ratio ?? 0)), source: 'looked_back' };
  }
  const most = mostJoinsPerWeek(lists.map(({ size }) => size));
  return most === null ? null : { joinsPerWeek: most, source: 'at_most' };
}

function whatItTeaches(input: PlanInput, perWeek: number): StartPlan['feasibility'] {
  const question = questionOf(input, perWeek);
  const found = question === null ? null : feasibility(question);
  if (question === null || found === null || !found.ok) return null;
  return { ...found.value, words: feasibilityWords(question, found.value) };
}

function questionOf(
  { hypothesis, attachments, lists, now, timeZone }: PlanInput,
  perWeek: number,
): FeasibilityQuestion | null {
  const { prediction, holdoutShare } = hypothesis;
  const { baseline = null, target = null, windowDays = null, deadline = null } = prediction ?? {};
  if (baseline === null || target === null || windowDays === null || deadline === null) return null;
  const control = plannedControl(holdoutShare, attachments);
  const treated = idsOf(attachments, 'treatment');
  const sizes = lists.filter(({ id }) => treated.includes(id)).map(({ size }) => size);
  return {
    ...{ today: dayOf(now, timeZone), deadline, windowDays, baseline, target, joinsPerWeek: perWeek },
    graceDays: prediction?.graceDays ?? 0,
    listSize:
      sizes.length === 0 || sizes.includes(null)
        ? null
        : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
    holdout: control === null ? null : control.ratio / (1 + control.ratio),
  };
}
