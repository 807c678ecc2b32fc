import { lintHypothesis } from '../../../../src/core/hypotheses/lint.ts';
import { SG101 } from '../../../../src/core/grounding/rules/SG101.ts';
import { DAY_MS } from '../../../../src/core/time.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import {
  AUDITED_AT,
  makeListWorkflow,
  makeWorkflow,
  makeWorkflowJudgement,
} from '../../../factories/audit-models.ts';
import { makeDraft, makeSlots } from '../../../factories/hypotheses.ts';
import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import { testRule } from '../test-rule.ts';

const ASKS_ABOUT = ['workflow:5001 $.actions[0].fields.content_id'];
const plain = makeWorkflowJudgement(makeWorkflow());
const inChain = (chainEntry: string) => ({
  class: 'customer_facing' as const,
  reason: 'sends a marketing e-mail',
  chainEntry,
});
const handsOn = makeWorkflow({
  id: '5000',
  messages: [],
  goesTo: [{ workflowId: '5001', actionId: '1', path: '$.actions[0].fields.flow_id' }],
});
const chain = [
  makeWorkflowJudgement(makeWorkflow(), { classification: inChain('5000') }),
  makeWorkflowJudgement(handsOn, { classification: { ...inChain('5000'), class: 'feeder' } }),
];
const withoutReason = makeDraft({ slots: makeSlots({ because: '' }) });
const attachedDraft = (draft: ReturnType<typeof makeDraft>, asset = makeAttachment().asset) => ({
  hypotheses: [draft],
  judgements: { ...noJudgements(), attachments: [makeAttachment({ hypothesisId: draft.id, asset })] },
});

testRule(SG101, {
  valid: [
    {
      name: 'a workflow that is off',
      context: { workflows: [makeWorkflowJudgement(makeWorkflow({ isEnabled: false }))] },
    },
    {
      name: 'a set of actions',
      context: { workflows: [makeWorkflowJudgement(makeWorkflow({ flowType: 'ACTION_SET' }))] },
    },
    ...(['grounded', 'inherited', 'exempt', 'not_applicable', 'unclassified', 'unknown'] as const).map(
      (state) => ({
        name: `a workflow in the state ${state}`,
        context: { workflows: [makeWorkflowJudgement(makeWorkflow(), { state })] },
      }),
    ),
    ...['refuted', 'stopped', 'retired', 'dangling'].map((reason) => ({
      name: `${reason}, which other rules tell`,
      context: { workflows: [makeWorkflowJudgement(makeWorkflow(), { reason })] },
    })),
  ],
  invalid: [
    {
      name: 'a workflow with nothing behind it',
      context: { workflows: [plain] },
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'error',
          message:
            '“Workflow 5001” writes to customers and has no hypothesis. Nothing is attached to it or to where its people come from.',
          evidence: ASKS_ABOUT,
        },
      ],
    },
    {
      name: 'a chain, once, on its entry',
      context: { workflows: chain },
      findings: [
        {
          asset: 'workflow:5000',
          severity: 'error',
          message:
            '“Workflow 5000” and 1 workflow it leads to write to customers and have no hypothesis. Nothing is attached to it or to where its people come from.',
          evidence: ['workflow:5000 $.actions[0].fields.flow_id', ...ASKS_ABOUT],
        },
      ],
    },
    {
      name: 'some ways in are covered and others are not',
      context: {
        workflows: [
          makeWorkflowJudgement(makeWorkflow(), {
            reason: 'partly_inherited',
            uncoveredWays: ['plan is trial', 'form 7 was submitted'],
          }),
        ],
      },
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'error',
          message:
            '“Workflow 5001” writes to customers and has no hypothesis. Only some ways in are covered; not: plan is trial; form 7 was submitted.',
          evidence: ASKS_ABOUT,
        },
      ],
    },
    {
      name: 'a new workflow, as a note until its grace ends',
      context: { workflows: [makeWorkflowJudgement(makeWorkflow({ createdAt: AUDITED_AT - 2 * DAY_MS }))] },
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'note',
          message:
            '“Workflow 5001” writes to customers and has no hypothesis. Nothing is attached to it or to where its people come from.',
          graceUntil: '2026-11-29T08:00:00.000Z',
          evidence: ASKS_ABOUT,
        },
      ],
    },
    {
      name: 'a new workflow where no grace is given',
      context: { workflows: [makeWorkflowJudgement(makeWorkflow({ createdAt: AUDITED_AT - 2 * DAY_MS }))] },
      graceDays: 0,
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'error',
          message:
            '“Workflow 5001” writes to customers and has no hypothesis. Nothing is attached to it or to where its people come from.',
          evidence: ASKS_ABOUT,
        },
      ],
    },
    {
      name: 'a testable draft, as a warning',
      context: {
        workflows: [makeWorkflowJudgement(makeWorkflow(), { reason: 'draft_only' })],
        input: attachedDraft(makeDraft()),
      },
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'warning',
          message:
            '“Workflow 5001” writes to customers and has no hypothesis. “Second purchase” is attached, but still a draft.',
          question: 'Is anything missing before you start “Second purchase”?',
          evidence: ASKS_ABOUT,
        },
      ],
    },
    {
      name: 'a draft without a reason on its segment, with the next question of the draft',
      context: {
        workflows: [makeWorkflowJudgement(makeListWorkflow('301'), { reason: 'draft_only' })],
        input: attachedDraft(withoutReason, { kind: 'list', id: '301' }),
      },
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'error',
          message:
            '“Workflow 5001” writes to customers and has no hypothesis. “Second purchase” is attached, but still a draft.',
          question: lintHypothesis(withoutReason).question ?? '',
          evidence: ASKS_ABOUT,
        },
      ],
    },
  ],
});
