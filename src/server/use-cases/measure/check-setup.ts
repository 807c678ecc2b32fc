import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { Metric } from '../../../core/hypotheses/metric.ts';
import { problemWith } from '../../../core/hypotheses/start/metric.ts';
import { cohortRule, type CohortRule } from '../../../core/outcomes/cohort/cohort-rule.ts';
import type { DataProblem } from '../../../core/outcomes/verdict/data-problem.ts';
import { goalOf, type Goal } from '../../../core/outcomes/metric/goal.ts';
import type { ListDetails } from '../../hubspot/port.ts';
import type { Foundations } from './foundations.ts';

/** What has to be known before anybody can be counted. */
export interface Setup {
  rule: CohortRule;
  goal: Goal;
  metric: Metric;
  /** What is watched beside it; null where nothing is, or it cannot be read. */
  guardrail: Metric | null;
  /** Why what is watched cannot be read; null when it can. */
  guardrailProblem: string | null;
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
  if (problem !== null) return { ok: false, problem };
  const watched = await watchedIn(foundations, hypothesis);
  return { ok: true, setup: { rule, goal: goal.value, metric, ...watched } };
}

/** A guardrail that cannot be read keeps nobody from a verdict; it is told as not known. */
async function watchedIn(
  foundations: Foundations,
  { objectTypeId, prediction }: Hypothesis,
): Promise<Pick<Setup, 'guardrail' | 'guardrailProblem'>> {
  const guardrail = prediction?.guardrail ?? null;
  if (guardrail === null) return { guardrail: null, guardrailProblem: null };
  const found = await foundations.property(objectTypeId, guardrail.property);
  const problem = problemWith(guardrail, found === null ? [] : [found], objectTypeId);
  if (problem === null) return { guardrail, guardrailProblem: null };
  return { guardrail: null, guardrailProblem: problem.message };
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

/** The codes under which a field that cannot be counted is told of a running measurement, with the mend there is then. */
const METRIC_PROBLEMS: Record<string, { code: DataProblem['code']; hint: string }> = {
  metric_unknown: { code: 'metric_missing', hint: 'Restore it, or start version 2 with another field.' },
  metric_archived: {
    code: 'metric_archived',
    hint: 'Restore it in HubSpot; nothing counted so far is lost.',
  },
};
const OTHERWISE = {
  code: 'metric_wrong_type',
  hint: 'Start version 2 with a field of the right type.',
} as const;

/** The same test as before the start: the field may have been archived, or made anew with another type, since. */
async function metricProblem(
  foundations: Foundations,
  { objectTypeId }: Hypothesis,
  metric: Metric,
): Promise<DataProblem | null> {
  const found = await foundations.property(objectTypeId, metric.property);
  const problem = problemWith(metric, found === null ? [] : [found], objectTypeId);
  if (problem === null) return null;
  const { code, hint } = METRIC_PROBLEMS[problem.code] ?? OTHERWISE;
  return { code, message: `The field “${metric.label}” cannot be counted. ${problem.message}`, hint };
}

function blocked(code: DataProblem['code'], message: string, hint: string): SetupCheck {
  return { ok: false, problem: { code, message, hint } };
}
