import { expect, test } from 'vitest';
import type { Attachment } from '../../../src/core/grounding/judgements.ts';
import type { Hypothesis, Prediction } from '../../../src/core/hypotheses/hypothesis.ts';
import type { Metric } from '../../../src/core/hypotheses/metric.ts';
import {
  checkStart,
  type PropertyFacts,
  type StartCheckInput,
} from '../../../src/core/hypotheses/start-check.ts';
import { endOfDay } from '../../../src/core/day-bounds.ts';
import { makeList, makeWorkflow } from '../../factories/audit-models.ts';
import { makeAttachment } from '../../factories/entities.ts';
import {
  hypothesisId,
  makeDraft,
  makeHypothesis,
  makePrediction,
  makeSlots,
} from '../../factories/hypotheses.ts';

const TIME_ZONE = 'Europe/Berlin';
const treated = makeAttachment({ asset: { kind: 'list', id: '101' }, role: 'treatment' });
const compared = makeAttachment({ asset: { kind: 'list', id: '102' }, role: 'control' });
const carrier = makeAttachment({ asset: { kind: 'workflow', id: '5001' }, role: 'tactic' });
const assignment = { actionId: '1', hypothesisId: hypothesisId(1), path: '$.actions[0]' };

const PROPERTIES: PropertyFacts[] = [
  property('second_purchase_date', 'datetime'),
  property('orders', 'number'),
  { ...property('plan', 'enumeration'), options: [{ value: 'paid', label: 'Paid' }] },
  { ...property('old_date', 'date'), archived: true },
  property('recent_deal_close_date', 'datetime'),
];

function property(name: string, type: string): PropertyFacts {
  return { name, label: name, type, archived: false, options: [] };
}

function input(
  overrides: Partial<StartCheckInput> = {},
  hypothesis: Partial<Hypothesis> = {},
): StartCheckInput {
  return {
    hypothesis: makeDraft(hypothesis),
    attachments: [treated, carrier],
    lists: [makeList({ id: '101', objectTypeId: '0-1', filterProperties: ['first_purchase_date'] })],
    workflows: [makeWorkflow({ id: '5001' })],
    properties: PROPERTIES,
    now: Date.parse('2026-07-01T10:00:00Z'),
    timeZone: TIME_ZONE,
    ...overrides,
  };
}

const predicting = (prediction: Partial<Prediction>) => input({}, { prediction: makePrediction(prediction) });
const condition = (parts: Partial<Extract<Metric, { kind: 'property_condition' }>>): Metric => ({
  kind: 'property_condition',
  property: 'orders',
  operator: 'gte',
  values: ['2'],
  label: 'bought again',
  ...parts,
});
const dated = (name: string): Metric => ({ kind: 'date_property', property: name, label: 'bought again' });
const byAction = { exposureSource: 'action' as const, holdoutShare: 0.2 };

test('a complete draft may start', () => {
  expect(checkStart(input())).toEqual({ ok: true, value: { warnings: [] } });
});

test.each<[string, Metric]>([
  ['a number at least so big', condition({})],
  ['an option that exists', condition({ property: 'plan', operator: 'eq', values: ['paid'] })],
  ['any value of a field', condition({ property: 'plan', operator: 'known', values: [] })],
])('a metric may be %s', (_, metric) => {
  expect(checkStart(predicting({ metric }))).toMatchObject({ ok: true });
});

test('people may join by the workflow step, or be judged by people', () => {
  const step = input(
    { attachments: [carrier], lists: [], workflows: [makeWorkflow({ assignments: [assignment] })] },
    byAction,
  );
  expect(checkStart(step)).toEqual({ ok: true, value: { warnings: [] } });
  const reviewed = input(
    { attachments: [carrier], lists: [] },
    { kind: 'reviewed', prediction: null, reviewOn: '2026-09-01' },
  );
  expect(checkStart(reviewed)).toMatchObject({ ok: true });
});

test.each<[string, string, StartCheckInput]>([
  ['not_a_draft', 'it runs already', { ...input(), hypothesis: makeHypothesis() }],
  ['not_testable', 'the statement lacks its reason', input({}, { slots: makeSlots({ because: '' }) })],
  ['no_exposure', 'no list is attached', input({ attachments: [carrier], lists: [] })],
  [
    'no_exposure',
    'only a list to compare with is attached',
    input({ attachments: [compared], lists: [makeList({ id: '102' })] }),
  ],
  [
    'no_exposure',
    'no workflow is attached that could have the step',
    input({ attachments: [], lists: [], workflows: [] }, byAction),
  ],
  [
    'no_exposure',
    'nothing carries what people judge',
    input({ attachments: [], lists: [] }, { kind: 'reviewed', reviewOn: '2026-09-01' }),
  ],
  ['two_exposure_sources', 'a list is attached beside the step', input({}, byAction)],
  [
    'two_exposure_sources',
    'a workflow has the step beside the list',
    input({ workflows: [makeWorkflow({ assignments: [assignment] })] }),
  ],
  ['two_exposure_sources', 'people are held out without the step', input({}, { holdoutShare: 0.2 })],
  ['list_unknown', 'HubSpot does not know the list', input({ lists: [] })],
  [
    'list_of_other_type',
    'the list holds companies',
    input({ lists: [makeList({ id: '101', objectTypeId: '0-2' })] }),
  ],
  [
    'list_in_both_roles',
    'a list has both roles',
    input({ attachments: [treated, { ...treated, role: 'control' }] }),
  ],
  [
    'own_property',
    'a list filters on our own property',
    input({ lists: [makeList({ id: '101', filterProperties: ['groundwork_reached'] })] }),
  ],
  ['own_property', 'a workflow enrols by our own property', input({ workflows: [ownEnrolment()] })],
  ['own_property', 'the metric is our own property', predicting({ metric: dated('groundwork_last_result') })],
  [
    'own_property',
    'the guardrail is our own property',
    predicting({ guardrail: dated('groundwork_last_result') }),
  ],
  ['no_metric', 'nothing is counted', predicting({ metric: null })],
  ['metric_unknown', 'the property does not exist', predicting({ metric: dated('second_purchase') })],
  ['metric_archived', 'the property is archived', predicting({ metric: dated('old_date') })],
  ['metric_wrong_type', 'a number is taken for a date', predicting({ metric: dated('orders') })],
  [
    'metric_wrong_type',
    'a text is compared as a number',
    predicting({ metric: condition({ property: 'plan' }) }),
  ],
  [
    'metric_wrong_type',
    'a number is compared with a word',
    predicting({ metric: condition({ values: ['two'] }) }),
  ],
  [
    'metric_wrong_type',
    'it compares with nothing',
    predicting({ metric: condition({ operator: 'in', values: [] }) }),
  ],
  [
    'metric_wrong_type',
    'the option does not exist',
    predicting({ metric: condition({ property: 'plan', operator: 'eq', values: ['gold'] }) }),
  ],
  ['no_target', 'there is no target', predicting({ target: null })],
  ['no_baseline', 'today’s number is missing', predicting({ baseline: null })],
  ['target_wrong_side', 'the target lies on the wrong side', predicting({ target: 0.1 })],
  ['no_window', 'there is no window', predicting({ windowDays: null })],
  ['no_deadline', 'there is no deadline', predicting({ deadline: null })],
  ['deadline_too_early', 'nobody can finish by the deadline', predicting({ deadline: '2026-07-20' })],
  ['no_review_date', 'people have no date to judge on', input({}, { kind: 'reviewed', prediction: null })],
  [
    'review_date_passed',
    'the review date has passed',
    input({}, { kind: 'reviewed', prediction: null, reviewOn: '2026-06-30' }),
  ],
])('refused with %s when %s', (reason, _, given) => {
  expect(checkStart(given)).toMatchObject({
    ok: false,
    reason,
    message: expect.stringMatching(/./),
    hint: expect.stringMatching(/./),
  });
});

function ownEnrolment() {
  const use = {
    property: 'groundwork_reached',
    objectTypeId: '0-1',
    use: 'enrolment' as const,
    value: null,
    actionId: null,
    path: '$',
  };
  return makeWorkflow({ propertiesRead: [use] });
}

test('the last moment at which somebody can still finish is the last at which it may start', () => {
  const last = endOfDay('2026-12-31', TIME_ZONE) - 32 * 86_400_000;
  expect(checkStart(input({ now: last }))).toMatchObject({ ok: true });
  expect(checkStart(input({ now: last + 1 }))).toMatchObject({ ok: false, reason: 'deadline_too_early' });
});

test('all problems are named at once, the first one gives the code', () => {
  const refused = checkStart(predicting({ metric: null, target: null, deadline: null }));
  expect(refused).toMatchObject({ ok: false, reason: 'no_metric' });
  expect(refused).toMatchObject({ message: expect.stringMatching(/no target.*no deadline/) });
});

test.each<[string, StartCheckInput]>([
  ['self_emptying', input({ lists: [makeList({ id: '101', filterProperties: ['second_purchase_date'] })] })],
  ['metric_overwritten', predicting({ metric: dated('recent_deal_close_date') })],
  ['step_missing', input({ attachments: [carrier], lists: [] }, byAction)],
  ['workflow_unread', input({ workflows: [] })],
])('it may start with the warning %s, which says the mend', (code, given) => {
  expect(checkStart(given)).toMatchObject({
    ok: true,
    value: { warnings: [{ code, hint: expect.stringMatching(/./) }] },
  });
});

test('an attachment of a list read twice is judged once', () => {
  const attachments: Attachment[] = [treated, compared];
  const lists = [
    makeList({ id: '101', filterProperties: [] }),
    makeList({ id: '102', filterProperties: [] }),
  ];
  expect(checkStart(input({ attachments, lists, workflows: [] }))).toEqual({
    ok: true,
    value: { warnings: [] },
  });
});
