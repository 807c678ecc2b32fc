import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import type { ListModel } from '../../../../src/core/grounding/list/list-model.ts';
import { SG301 } from '../../../../src/core/grounding/rules/SG301.ts';
import type { Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import {
  makeList,
  makeListJudgement,
  makeListWay,
  makeListWorkflow,
  makeWay,
  makeWorkflow,
  makeWorkflowJudgement,
  type ContextParts,
} from '../../../factories/audit-models.ts';
import { hypothesisId, makeHypothesis } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const WAY = 'workflow:5001 $.enrollmentCriteria.listFilterBranch.filterBranches[0]';
const EVIDENCE = [`hypothesis:${ID} attachments`, WAY];

const admins = makeWay({ key: 'admins', parts: ['plan is trial', 'role is admin'] });
const trialAdmins = makeList({ id: '301', name: 'Trial admins', size: 80, waysIn: [admins] });

/** The hypothesis is about segment 301, and the workflow is attached to it. */
function about(workflow: Workflow, lists: ListModel[], overrides: Partial<ContextParts> = {}): ContextParts {
  return {
    workflows: [makeWorkflowJudgement(workflow, { state: 'grounded' })],
    lists: lists.map((list) => makeListJudgement(list)),
    supports: { [ID]: 'live' },
    ...overrides,
    input: {
      hypotheses: [makeHypothesis()],
      judgements: {
        ...noJudgements(),
        attachments: [
          makeAttachment(),
          makeAttachment({ asset: { kind: 'list', id: '301' }, role: 'treatment' }),
        ],
      },
      ...overrides.input,
    },
  };
}

const enrolling = (...waysIn: Workflow['enrolment']['waysIn']) =>
  makeWorkflow({ enrolment: { kind: 'list_based', shouldReEnrol: false, waysIn } });
const everyTrial = enrolling(makeWay());
const assigned = makeWorkflow({
  assignments: [{ actionId: '1', hypothesisId: ID, path: '$.actions[0].fields.hypothesis' }],
});

testRule(SG301, {
  valid: [
    { name: 'it enrols from the segment', context: about(makeListWorkflow('301'), [trialAdmins]) },
    {
      name: 'it enrols from a segment within the segment',
      context: about(makeListWorkflow('302'), [
        trialAdmins,
        makeList({ id: '302', waysIn: [makeListWay('301')] }),
      ]),
    },
    { name: 'it asks for the same', context: about(enrolling(admins), [trialAdmins]) },
    {
      name: 'it asks for more',
      context: about(enrolling(makeWay({ key: 'k', parts: [...admins.parts, 'country is FR'] })), [
        trialAdmins,
      ]),
    },
    {
      name: 'it asks for something else, which cannot be compared',
      context: about(enrolling(makeWay({ key: 'form 7', parts: ['form 7'] })), [trialAdmins]),
    },
    {
      name: 'people come by hand',
      context: about(makeWorkflow({ enrolment: { kind: 'manual', shouldReEnrol: false, waysIn: [] } }), [
        trialAdmins,
      ]),
    },
    {
      name: 'it enrols from a hand-made segment that is smaller',
      context: about(makeListWorkflow('302'), [
        trialAdmins,
        makeList({ id: '302', processingType: 'MANUAL', size: 20, waysIn: null }),
      ]),
    },
    {
      name: 'it enrols from a segment whose conditions are hidden',
      context: about(makeListWorkflow('302'), [
        trialAdmins,
        makeList({ id: '302', size: 20, waysIn: [makeWay({ key: '', parts: [] })] }),
      ]),
    },
    { name: 'the segment was not read', context: about(everyTrial, [makeList({ id: '999' })]) },
    {
      name: 'the workflow is about another kind of record',
      context: about({ ...everyTrial, objectTypeId: '0-3' }, [trialAdmins]),
    },
    {
      name: 'our own action makes its enrolment the audience',
      context: about({ ...everyTrial, assignments: assigned.assignments }, [trialAdmins]),
    },
    { name: 'the workflow is off', context: about({ ...everyTrial, isEnabled: false }, [trialAdmins]) },
    {
      name: 'the hypothesis does not carry',
      context: about(everyTrial, [trialAdmins], { supports: { [ID]: 'refuted' } }),
    },
  ],
  invalid: [
    {
      name: 'it asks for less than the segment',
      context: about(everyTrial, [trialAdmins]),
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'error',
          message:
            '“Second purchase” is about “Trial admins” (80 members); “Workflow 5001” asks for less and enrols more: plan is trial.',
          evidence: EVIDENCE,
        },
      ],
    },
    {
      name: 'one of its ways in asks for less',
      context: about(enrolling(admins, makeWay()), [trialAdmins]),
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'error',
          message:
            '“Second purchase” is about “Trial admins” (80 members); “Workflow 5001” asks for less and enrols more: plan is trial.',
          evidence: EVIDENCE,
        },
      ],
    },
    {
      name: 'it enrols from another segment',
      context: about(makeListWorkflow('302'), [
        trialAdmins,
        makeList({ id: '302', name: 'Paying', size: 70 }),
      ]),
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'error',
          message:
            '“Second purchase” is about “Trial admins” (80 members); “Workflow 5001” enrols from segment “Paying” (70 members).',
          evidence: EVIDENCE,
        },
      ],
    },
    {
      name: 'it enrols from a hand-made segment that is bigger',
      context: about(makeListWorkflow('302'), [
        trialAdmins,
        makeList({ id: '302', name: 'Import', processingType: 'MANUAL', size: 900, waysIn: null }),
      ]),
      findings: [
        {
          asset: 'workflow:5001',
          severity: 'error',
          message:
            '“Second purchase” is about “Trial admins” (80 members); “Workflow 5001” enrols from segment “Import” (900 members), which is bigger.',
          evidence: EVIDENCE,
        },
      ],
    },
  ],
});
