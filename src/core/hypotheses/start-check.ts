import type { StartPlan } from '../contract/start-plan.ts';
import type { Attachment } from '../grounding/judgements.ts';
import type { ListModel } from '../grounding/list/list-model.ts';
import type { Workflow } from '../grounding/workflow/model.ts';
import { accept, refuse, type Result } from '../result.ts';
import { dayOf } from '../time.ts';
import type { Hypothesis } from './hypothesis.ts';
import { lintHypothesis } from './lint.ts';
import { hypothesisName } from './change.ts';
import { exposureProblems } from './start/exposure.ts';
import { listProblems } from './start/lists.ts';
import { metricProblems } from './start/metric.ts';
import { predictionProblems, reviewProblems } from './start/prediction.ts';
import { warningsOf } from './start/warnings.ts';

/** A property as HubSpot defines it, as far as a metric needs it. */
export interface PropertyFacts {
  name: string;
  label: string;
  type: string;
  archived: boolean;
  /** Values that can be chosen; empty for properties without options. */
  options: readonly { value: string; label: string }[];
}

/** Everything the start of a hypothesis depends on, read at one moment. */
export interface StartCheckInput {
  hypothesis: Hypothesis;
  /** Attachments of this hypothesis. */
  attachments: readonly Attachment[];
  /** The attached lists HubSpot knows, with their filters. */
  lists: readonly ListModel[];
  /** The attached workflows that could be read. */
  workflows: readonly Workflow[];
  /** What the start would fix, and what can be learned by the deadline; left out where nobody planned. */
  plan?: StartPlan | null;
  /** Properties of the hypothesis' object type. */
  properties: readonly PropertyFacts[];
  /** Epoch milliseconds. */
  now: number;
  timeZone: string;
}

export type StartProblemCode =
  | 'not_a_draft'
  | 'not_testable'
  | 'no_exposure'
  | 'two_exposure_sources'
  | 'list_unknown'
  | 'list_of_other_type'
  | 'list_in_both_roles'
  | 'own_property'
  | 'no_metric'
  | 'metric_unknown'
  | 'metric_archived'
  | 'metric_wrong_type'
  | 'no_target'
  | 'no_baseline'
  | 'target_wrong_side'
  | 'no_window'
  | 'no_deadline'
  | 'deadline_too_early'
  | 'no_review_date'
  | 'review_date_passed';

/** What has to be mended before the start. */
export interface StartProblem {
  code: StartProblemCode;
  message: string;
  /** The mend. */
  hint: string;
}

export interface StartWarning {
  code: 'self_emptying' | 'step_missing' | 'metric_overwritten' | 'workflow_unread' | 'short_of_sample';
  message: string;
  hint: string;
}

/**
 * Whether a hypothesis can be started as it is. A testable statement is not enough: who counts, what is counted, from
 * what to what and until when must be fixed and possible. Refused with the first problem; the message names the rest.
 */
export function checkStart(input: StartCheckInput): Result<{ warnings: StartWarning[] }, StartProblemCode> {
  const [first, ...more] = startProblems(input);
  if (first === undefined) return accept({ warnings: warningsOf(input) });
  return refuse(first.code, [first, ...more].map(({ message }) => message).join(' '), first.hint);
}

function startProblems(input: StartCheckInput): StartProblem[] {
  const { hypothesis } = input;
  if (hypothesis.status !== 'draft') {
    const hint = 'Decide “change” and write version 2 as a new draft.';
    return [{ code: 'not_a_draft', message: `${hypothesisName(hypothesis)} has been started before.`, hint }];
  }
  const attached = [...exposureProblems(input), ...listProblems(input)];
  const promised =
    hypothesis.kind === 'reviewed'
      ? reviewProblems(input)
      : [...metricProblems(input), ...predictionProblems(input)];
  return [...attached, ...promised, ...statementProblems(input)];
}

function statementProblems({
  hypothesis,
  lists,
  attachments,
  now,
  timeZone,
}: StartCheckInput): StartProblem[] {
  const treated = attachments.filter(({ role }) => role === 'treatment').map(({ asset }) => asset.id);
  const report = lintHypothesis(hypothesis, {
    today: dayOf(now, timeZone),
    listNames: lists.filter((list) => treated.includes(list.id)).map((list) => list.name),
    hasControlList: attachments.some(({ role }) => role === 'control'),
  });
  if (report.band === 'testable') return [];
  const message = `${hypothesisName(hypothesis)} is not testable yet: ${report.headline}`;
  return [{ code: 'not_testable', message, hint: report.question ?? report.headline }];
}
