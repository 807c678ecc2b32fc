import { SG102 } from '../../../../src/core/grounding/rules/SG102.ts';
import { DAY_MS } from '../../../../src/core/time.ts';
import {
  AUDITED_AT,
  makeList,
  makeListJudgement,
  makeListUse,
  makeListWorkflow,
  makeWorkflow,
  makeWorkflowJudgement,
} from '../../../factories/audit-models.ts';
import { testRule } from '../test-rule.ts';

const user = makeWorkflowJudgement(makeListWorkflow('301'));
const list = makeListJudgement(makeList());
const PATH = 'workflow:5001 $.enrollmentCriteria.listFilterBranch.filterBranches[0].filters[0].listId';
const MESSAGE =
  'Segment “Segment 301”, 100 members: 1 workflow that writes to customers enrols from it, and no hypothesis is about it.';

testRule(SG102, {
  valid: [
    {
      name: 'only a workflow that is off uses it',
      context: {
        lists: [list],
        workflows: [makeWorkflowJudgement(makeListWorkflow('301', { isEnabled: false }))],
      },
    },
    {
      name: 'everything that uses it has a hypothesis of its own',
      context: { lists: [list], workflows: [makeWorkflowJudgement(user.workflow, { state: 'grounded' })] },
    },
    {
      name: 'it is only used to keep people out',
      context: {
        lists: [list],
        workflows: [
          makeWorkflowJudgement(makeWorkflow({ lists: [makeListUse('301', { use: 'suppression' })] })),
        ],
      },
    },
    ...['refuted', 'stopped', 'retired', 'dangling'].map((reason) => ({
      name: `its hypothesis is ${reason}, which other rules tell`,
      context: { lists: [makeListJudgement(makeList(), { reason })], workflows: [user] },
    })),
    {
      name: 'it has a hypothesis',
      context: { lists: [makeListJudgement(makeList(), { state: 'grounded' })], workflows: [user] },
    },
  ],
  invalid: [
    {
      name: 'a workflow that is on writes to it',
      context: { lists: [list], workflows: [user] },
      findings: [{ asset: 'list:301', severity: 'warning', message: MESSAGE, evidence: [PATH] }],
    },
    {
      name: 'only a draft is about it',
      context: { lists: [makeListJudgement(makeList(), { reason: 'draft_only' })], workflows: [user] },
      findings: [
        {
          asset: 'list:301',
          severity: 'warning',
          message: MESSAGE.replace('no hypothesis is', 'only a draft is'),
          evidence: [PATH],
        },
      ],
    },
    {
      name: 'a new segment, as a note',
      context: {
        lists: [makeListJudgement(makeList({ createdAt: AUDITED_AT - DAY_MS }))],
        workflows: [user],
      },
      findings: [
        {
          asset: 'list:301',
          severity: 'note',
          message: MESSAGE,
          graceUntil: '2026-11-30T08:00:00.000Z',
          evidence: [PATH],
        },
      ],
    },
  ],
});
