import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import type { WorkflowJudgement } from '../../../../src/core/grounding/states/judgement.ts';
import { SG403 } from '../../../../src/core/grounding/rules/SG403.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import type { Reading } from '../../../../src/core/outcomes/verdict/reading.ts';
import {
  makeList,
  makeListJudgement,
  makeListUse,
  makeListWorkflow,
  makeWorkflowJudgement,
  type ContextParts,
} from '../../../factories/audit-models.ts';
import { makeAttachment, makeReading } from '../../../factories/entities.ts';
import { hypothesisId, makeDraft, makeHypothesis, makeVerdict } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const PATH = '$.enrollmentCriteria.listFilterBranch.filterBranches[0].filters[0].listId';

/** Segment 302 is compared with; a workflow that writes to people enrols from it. */
const compared = (
  workflow: Partial<WorkflowJudgement> = {},
  hypothesis: Hypothesis = makeHypothesis(),
  role: 'control' | 'treatment' = 'control',
): ContextParts => ({
  workflows: [makeWorkflowJudgement(workflow.workflow ?? makeListWorkflow('302'), workflow)],
  lists: [makeListJudgement(makeList({ id: '302' }))],
  supports: { [hypothesis.id]: 'live' },
  input: {
    hypotheses: [hypothesis],
    judgements: {
      ...noJudgements(),
      attachments: [makeAttachment({ asset: { kind: 'list', id: '302' }, role })],
    },
  },
});
const classed = (name: 'operational' | 'service_message' | 'feeder') => ({
  classification: { class: name, reason: 'as it is', chainEntry: null },
});
const read = (reading: Partial<Reading>): ContextParts => ({
  input: {
    hypotheses: [makeHypothesis()],
    readings: [
      makeReading({ state: 'data_problem', sentence: '12 people were in both groups.', ...reading }),
    ],
  },
});
const treated = [
  {
    asset: 'workflow:5001',
    severity: 'error' as const,
    message:
      '“Second purchase” compares with segment “Segment 302”, and “Workflow 5001” writes to these people.',
    evidence: [`hypothesis:${ID} attachments`, `workflow:5001 ${PATH}`],
  },
];
const unfit = [
  {
    asset: `hypothesis:${ID}`,
    severity: 'error' as const,
    message: '“Second purchase” cannot be judged. 12 people were in both groups.',
    question: 'What sorts people into the two groups? Mend it, then start version 2.',
    evidence: [`hypothesis:${ID} reading`],
  },
];

testRule(SG403, {
  valid: [
    { name: 'the segment is the one that gets it', context: compared({}, makeHypothesis(), 'treatment') },
    {
      name: 'the workflow is off',
      context: compared({ workflow: makeListWorkflow('302', { isEnabled: false }) }),
    },
    {
      name: 'the workflow enrols from another segment',
      context: compared({ workflow: makeListWorkflow('301') }),
    },
    {
      name: 'the workflow asks not to be in the segment',
      context: compared({
        workflow: makeListWorkflow('301', {
          lists: [makeListUse('301'), makeListUse('302', { positive: false })],
        }),
      }),
    },
    {
      name: 'the workflow suppresses the segment',
      context: compared({
        workflow: makeListWorkflow('301', {
          lists: [makeListUse('302', { use: 'suppression', path: '$.suppressionListIds[0]' })],
        }),
      }),
    },
    { name: 'the workflow runs in the background', context: compared(classed('operational')) },
    { name: 'the workflow sends a service message', context: compared(classed('service_message')) },
    { name: 'the workflow is exempt', context: compared({ state: 'exempt' }) },
    { name: 'the hypothesis is a draft', context: compared({}, makeDraft()) },
    {
      name: 'the hypothesis has its result',
      context: compared({}, makeHypothesis({ verdict: makeVerdict() })),
    },
    { name: 'the latest reading has another problem', context: read({ problemCode: 'dead_outcome' }) },
    { name: 'the latest reading kept no code', context: read({ problemCode: null }) },
    {
      name: 'the latest reading of another hypothesis has the problem',
      context: read({ problemCode: 'srm', hypothesisId: hypothesisId(2) }),
    },
  ],
  invalid: [
    { name: 'a workflow writes to those who are compared with', context: compared(), findings: treated },
    {
      name: 'a workflow leads them to one that writes',
      context: compared(classed('feeder')),
      findings: treated,
    },
    { name: 'people were in both groups', context: read({ problemCode: 'contaminated' }), findings: unfit },
    { name: 'the sizes do not fit the plan', context: read({ problemCode: 'srm' }), findings: unfit },
  ],
});
