import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import type { ListModel } from '../../../../src/core/grounding/list/list-model.ts';
import { SG307 } from '../../../../src/core/grounding/rules/SG307.ts';
import type { Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import {
  makeList,
  makeListJudgement,
  makeListWay,
  makeListWorkflow,
  makeWay,
  makeWorkflowJudgement,
  type ContextParts,
} from '../../../factories/audit-models.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import {
  hypothesisId,
  makeDraft,
  makeHypothesis,
  makePrediction,
  makeSlots,
  makeStart,
  makeVerdict,
} from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ONE = makeHypothesis();
const OTHER = makeHypothesis({
  id: hypothesisId(2),
  slots: makeSlots({ title: 'Free delivery' }),
  prediction: makePrediction({ metric: { kind: 'date_property', property: 'review_date', label: 'wrote' } }),
});
const byStep = (hypothesis: Hypothesis, holdoutShare: number | null): Hypothesis => ({
  ...hypothesis,
  exposureSource: 'action',
  holdoutShare,
});
const stepFor = (listId: string, hypothesis: Hypothesis, id: string, overrides: Partial<Workflow> = {}) =>
  makeListWorkflow(listId, {
    id,
    assignments: [{ actionId: '1', hypothesisId: hypothesis.id, path: '$.actions[0].fields.hypothesis' }],
    ...overrides,
  });

interface Parts {
  hypotheses?: Hypothesis[];
  /** Segment of the first and of the second. */
  on?: [string, string];
  lists?: ListModel[];
  workflows?: Workflow[];
}

const pair = ({
  hypotheses = [ONE, OTHER],
  on = ['301', '301'],
  lists = [makeList({ id: '301' }), makeList({ id: '302' })],
  workflows = [],
}: Parts = {}): ContextParts => ({
  workflows: workflows.map((workflow) => makeWorkflowJudgement(workflow)),
  lists: lists.map((list) => makeListJudgement(list)),
  input: {
    hypotheses,
    judgements: {
      ...noJudgements(),
      attachments: hypotheses.flatMap(({ id, exposureSource }, index) =>
        exposureSource === 'list'
          ? [
              makeAttachment({
                hypothesisId: id,
                asset: { kind: 'list', id: on[index] ?? '' },
                role: 'treatment',
              }),
            ]
          : [],
      ),
    },
  },
});
const said = (segment = '301', counts = '') => [
  {
    asset: `hypothesis:${ONE.id}`,
    severity: 'warning' as const,
    message: `“Second purchase” and “Free delivery” run at the same time on people of segment “Segment ${segment}”${counts}.`,
    evidence: [`hypothesis:${ONE.id} attachments`, `hypothesis:${OTHER.id} attachments`],
  },
];
const plan = (id: string, ...parts: string[]) => makeList({ id, waysIn: [makeWay({ key: id, parts })] });
const within = (id: string, ...listIds: string[]) => makeList({ id, waysIn: listIds.map(makeListWay) });

testRule(SG307, {
  valid: [
    { name: 'two segments with different conditions', context: pair({ on: ['301', '302'] }) },
    { name: 'one is a draft', context: pair({ hypotheses: [ONE, makeDraft({ id: hypothesisId(2) })] }) },
    {
      name: 'one has its result',
      context: pair({ hypotheses: [ONE, { ...OTHER, verdict: makeVerdict() }] }),
    },
    {
      name: 'one is judged by people',
      context: pair({ hypotheses: [ONE, { ...OTHER, kind: 'reviewed' }] }),
    },
    {
      name: 'one ended before the other started',
      context: pair({
        hypotheses: [
          { ...ONE, prediction: makePrediction({ deadline: '2026-10-31' }) },
          { ...OTHER, start: makeStart({ at: '2026-11-02T08:00:00.000Z' }) },
        ],
      }),
    },
    {
      name: 'they are about different records',
      context: pair({ hypotheses: [ONE, { ...OTHER, objectTypeId: '0-2' }] }),
    },
    {
      name: 'both hold people out by lot',
      context: pair({
        hypotheses: [byStep(ONE, 0.2), byStep(OTHER, 0.1)],
        workflows: [stepFor('301', ONE, '1'), stepFor('301', OTHER, '2')],
      }),
    },
    { name: 'nobody is in the segment', context: pair({ lists: [makeList({ id: '301', size: 0 })] }) },
    {
      name: 'only one way into the segment leads through the other',
      context: pair({
        on: ['301', '302'],
        lists: [
          makeList({ id: '301' }),
          makeList({ id: '302', waysIn: [makeListWay('301'), makeListWay('399')] }),
        ],
      }),
    },
    {
      name: 'the other asks for another part of the same segment',
      context: pair({
        hypotheses: [byStep(ONE, null), byStep(OTHER, null)],
        workflows: [ONE, OTHER].map((hypothesis, index) =>
          stepFor('301', hypothesis, String(index), {
            enrolment: {
              kind: 'list_based',
              shouldReEnrol: false,
              waysIn: [makeWay({ inLists: ['301'], onlyLists: false })],
            },
          }),
        ),
      }),
    },
    {
      name: 'the workflow with the step is off',
      context: pair({
        hypotheses: [ONE, byStep(OTHER, null)],
        workflows: [stepFor('301', OTHER, '2', { isEnabled: false })],
      }),
    },
  ],
  invalid: [
    { name: 'one segment for both', context: pair(), findings: said() },
    {
      name: 'one segment for both, segments not read',
      context: { ...pair(), lists: [], input: { ...pair().input, lists: null } },
      findings: [
        {
          asset: `hypothesis:${ONE.id}`,
          severity: 'warning',
          message: '“Second purchase” and “Free delivery” run at the same time on people of segment “301”.',
          evidence: [`hypothesis:${ONE.id} attachments`, `hypothesis:${OTHER.id} attachments`],
        },
      ],
    },
    {
      name: 'one segment for both, which count the same',
      context: pair({ hypotheses: [ONE, { ...OTHER, prediction: makePrediction() }] }),
      findings: said('301', ', and count the same (second_purchase_date)'),
    },
    {
      name: 'a segment that asks for more',
      context: pair({
        on: ['301', '302'],
        lists: [plan('301', 'bought'), plan('302', 'bought', 'in Germany')],
      }),
      findings: said(),
    },
    {
      name: 'a segment within a segment within the other',
      context: pair({
        on: ['302', '301'],
        lists: [makeList({ id: '301' }), within('302', '303'), within('303', '301')],
      }),
      findings: said(),
    },
    {
      name: 'segments within each other in a circle',
      context: pair({ on: ['301', '302'], lists: [within('301', '302'), within('302', '301')] }),
      findings: said(),
    },
    {
      name: 'a workflow with the step enrols from the segment of the other',
      context: pair({
        hypotheses: [ONE, byStep(OTHER, 0.2)],
        workflows: [stepFor('301', OTHER, '2')],
      }),
      findings: said(),
    },
  ],
});
