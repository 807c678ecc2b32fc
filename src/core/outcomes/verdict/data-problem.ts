import { countsOf, joinedInTime, type Arm, type CohortTally } from '../cohort/cohort.ts';
import type { CohortRule } from '../cohort/cohort-rule.ts';
import { bulkJoin } from '../cohort/bulk-join.ts';
import { notConcurrent, sampleRatioMismatch } from '../cohort/compared-groups.ts';
import { putQuestion, type Question } from './question.ts';

/** What keeps a hypothesis from a verdict, and what to do about it; told apart by `code`. */
export interface DataProblem {
  code: DataProblemCode;
  message: string;
  hint: string;
  /** Where a person's answer is the mend. */
  question?: Question;
}

export type DataProblemCode =
  | 'goal_incomplete'
  | 'goal_on_wrong_side'
  | 'window_incomplete'
  | 'metric_unset'
  | 'metric_missing'
  | 'metric_archived'
  | 'metric_wrong_type'
  | 'list_unset'
  | 'list_gone'
  | 'list_wrong_object_type'
  | 'contaminated'
  | 'unreadable'
  | 'revised'
  | 'dead_outcome'
  | 'definition_changed'
  | 'srm'
  | 'not_concurrent'
  | 'bulk_join'
  | 'self_emptying';

// Limits of the statistical design; they are judgement, not theory.
const MOST_CONTAMINATED = 0.01;
const MOST_UNREADABLE = 0.05;
const MOST_UNREADABLE_APART = 0.02;
const MOST_REVISED = 0.02;
const DEAD_FROM = 100;

/** The first blocking problem the counts show, or null. */
export function cohortProblem(tally: CohortTally, rule: CohortRule): DataProblem | null {
  return (
    contamination(tally, rule) ??
    sampleRatioMismatch(tally, rule) ??
    unreadability(tally, rule) ??
    revision(tally, rule) ??
    bulkJoin(tally, rule) ??
    notConcurrent(tally, rule) ??
    deadOutcome(tally, rule)
  );
}

function contamination(tally: CohortTally, rule: CohortRule): DataProblem | null {
  const { contaminated } = countsOf(tally, rule);
  const smaller = Math.min(joinedInTime(tally, 'treatment'), joinedInTime(tally, 'control'));
  if (contaminated <= MOST_CONTAMINATED * smaller) return null;
  return {
    code: 'contaminated',
    message: `${contaminated} people were in both groups.`,
    hint: 'Make the two segments exclude each other, then start version 2.',
  };
}

function unreadability(tally: CohortTally, rule: CohortRule): DataProblem | null {
  const { notEvaluable } = countsOf(tally, rule);
  const shares = [unreadableShare(tally, ['treatment']), unreadableShare(tally, ['control'])];
  const apart = rule.hasControl ? Math.abs((shares[0] ?? 0) - (shares[1] ?? 0)) : 0;
  const share = unreadableShare(tally, ['treatment', 'control']);
  if (share <= MOST_UNREADABLE && apart <= MOST_UNREADABLE_APART) return null;
  return {
    code: 'unreadable',
    message: `We couldn’t read the result of ${notEvaluable} people.`,
    hint: 'Use a field that records the first time it happened, then start version 2.',
  };
}

/** Corrections are counted in; when there are many, the days of grace are too few for the result to be final. */
function revision(tally: CohortTally, rule: CohortRule): DataProblem | null {
  const { treatment, control } = countsOf(tally, rule);
  const finished = treatment.finished + (control?.finished ?? 0);
  if (tally.revised <= MOST_REVISED * finished) return null;
  return {
    code: 'revised',
    message: `${tally.revised} results changed after we counted them.`,
    hint: 'Allow more days for late entries (grace days), then start version 2.',
  };
}

function deadOutcome(tally: CohortTally, rule: CohortRule): DataProblem | null {
  const { treatment, control } = countsOf(tally, rule);
  const finished = treatment.finished + (control?.finished ?? 0);
  const reached = treatment.reached + (control?.reached ?? 0);
  const isMixed = reached > 0 && reached < finished;
  if (finished < DEAD_FROM || isMixed || rule.confirmed.isOutcomeRight) return null;
  const message = `${reached === 0 ? 'None' : 'All'} of ${finished} people did it. That usually means the wrong field.`;
  return {
    code: 'dead_outcome',
    message,
    hint: 'Check the field on one record where you know the answer. Is it the right one? Yes, carry on; or no, start version 2.',
    question: putQuestion({
      code: 'dead_outcome',
      text: `${message} Is it the right one?`,
      yes: 'Yes, carry on',
      no: 'No, start version 2',
    }),
  };
}

/** Share of finished records of these arms whose outcome the facts do not cover. */
function unreadableShare(tally: CohortTally, arms: readonly Arm[]): number {
  const of = (standing: 'not_evaluable' | 'reached' | 'not_reached') =>
    arms.reduce((sum, arm) => sum + tally.arms[arm][standing], 0);
  const finished = of('not_evaluable') + of('reached') + of('not_reached');
  return finished === 0 ? 0 : of('not_evaluable') / finished;
}
