import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { Metric } from '../../../core/hypotheses/metric.ts';
import { cohortRule, type CohortRule } from '../../../core/outcomes/cohort-rule.ts';
import type { DataProblem } from '../../../core/outcomes/data-problem.ts';
import { goalOf, type Goal } from '../../../core/outcomes/goal.ts';
import type { ListDetails } from '../../hubspot/port.ts';
import type { Foundations } from './foundations.ts';

/** What has to be known before anybody can be counted. */
export interface Setup {
  rule: CohortRule;
  goal: Goal;
  metric: Metric;
}

export type SetupCheck = { ok: true; setup: Setup } | { ok: false; problem: DataProblem };

/** Checks a hypothesis and what it stands on in HubSpot: segments and the property. Throws HubSpotError. */
export async function checkSetup(
  foundations: Foundations,
  hypothesis: Hypothesis,
  timeZone: string,
): Promise<SetupCheck> {
  const goal = goalOf(hypothesis.prediction);
  if (!goal.ok) return blocked(goal.reason, goal.message, goal.hint);
  const rule = cohortRule(hypothesis, timeZone);
  if (rule === null) return blocked('window_incomplete', 'The window or the deadline is missing.', VERSION_2);
  const metric = hypothesis.prediction?.metric ?? null;
  if (metric === null) return blocked('metric_unset', 'No field says whether it happened.', VERSION_2);
  const problem =
    (await listProblem(foundations, hypothesis)) ?? (await metricProblem(foundations, hypothesis, metric));
  return problem === null ? { ok: true, setup: { rule, goal: goal.value, metric } } : { ok: false, problem };
}

const VERSION_2 = 'Fill it in and start again as version 2.';

async function listProblem(foundations: Foundations, hypothesis: Hypothesis): Promise<DataProblem | null> {
  if (hypothesis.exposureSource !== 'list') return null;
  const wanted = hypothesis.start?.lists ?? [];
  if (!wanted.some(({ role }) => role === 'treatment'))
    return {
      code: 'list_unset',
      message: 'No segment says who takes part.',
      hint: 'Attach one and start version 2.',
    };
  const found = await foundations.lists();
  for (const { listId, name } of wanted) {
    const problem = oneListProblem(
      `The segment “${name}” (${listId})`,
      found.get(listId),
      hypothesis.objectTypeId,
    );
    if (problem !== null) return problem;
  }
  return null;
}

function oneListProblem(
  named: string,
  list: ListDetails | undefined,
  objectTypeId: string,
): DataProblem | null {
  if (list === undefined)
    return {
      code: 'list_gone',
      message: `${named} is gone.`,
      hint: 'Restore it in HubSpot (within 90 days), or start version 2 with another one. Nothing counted so far is lost.',
    };
  if (list.objectTypeId === objectTypeId) return null;
  return {
    code: 'list_wrong_object_type',
    message: `${named} holds records of type ${list.objectTypeId}, the hypothesis is about ${objectTypeId}.`,
    hint: 'Start version 2 with a segment of the right type.',
  };
}

/** Types whose values an operator can be asked of. */
const NUMERIC = ['number'];
const DATES = ['date', 'datetime'];

async function metricProblem(
  foundations: Foundations,
  { objectTypeId }: Hypothesis,
  metric: Metric,
): Promise<DataProblem | null> {
  const found = await foundations.property(objectTypeId, metric.property);
  const named = `The field “${metric.label}” (${metric.property})`;
  if (found === null)
    return {
      code: 'metric_missing',
      message: `${named} is not there.`,
      hint: 'Restore it, or start version 2 with another field.',
    };
  if (found.archived)
    return {
      code: 'metric_archived',
      message: `${named} is archived.`,
      hint: 'Restore it in HubSpot; nothing counted so far is lost.',
    };
  if (isRightType(metric, found.type)) return null;
  return {
    code: 'metric_wrong_type',
    message: `${named} has the type ${found.type}, which cannot answer “${metric.kind === 'date_property' ? 'when' : metric.operator}”.`,
    hint: 'Start version 2 with a field of the right type.',
  };
}

function isRightType(metric: Metric, type: string): boolean {
  if (metric.kind === 'date_property') return DATES.includes(type);
  if (metric.operator === 'gte' || metric.operator === 'lte') return NUMERIC.includes(type);
  return metric.operator === 'known' || !DATES.includes(type);
}

function blocked(code: DataProblem['code'], message: string, hint: string): SetupCheck {
  return { ok: false, problem: { code, message, hint } };
}
