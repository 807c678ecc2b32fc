import { noJudgements, type WorkflowClass } from '../../../../src/core/grounding/judgements.ts';
import { SG309 } from '../../../../src/core/grounding/rules/SG309.ts';
import type { Destination, Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import { makeEmail, makeWorkflow, makeWorkflowJudgement } from '../../../factories/audit-models.ts';
import { makeAnswer } from '../../../factories/entities.ts';
import { hypothesisId, makeHypothesis } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { carrying } from './carrying.ts';

const ID = hypothesisId(1);
const SHARE = `hypothesis:${ID} holdoutShare`;
const heldOut = makeHypothesis({ holdoutShare: 0.2, exposureSource: 'action' });
const mail = (actionId: string) => makeEmail(`8100${actionId}`, actionId);
const pathOf = (actionId: string) => `workflow:5001 $.actions[${Number(actionId) - 1}].fields.content_id`;

/** Steps 1 → 2 → … as given by `edges`; step 2 is ours, step 3 the branch on its answer. */
function sorting(overrides: Partial<Workflow> = {}): Workflow {
  return makeWorkflow({
    startActionId: '1',
    edges: [
      { from: '1', to: '2', isGoTo: false },
      { from: '2', to: '3', isGoTo: false },
      { from: '3', to: '4', isGoTo: false },
      { from: '3', to: '5', isGoTo: false },
    ],
    assignments: [{ actionId: '2', hypothesisId: ID, path: '$.actions[1].fields.hypothesis' }],
    armBranches: [
      {
        actionId: '3',
        assignmentActionId: '2',
        path: '$.actions[2]',
        ways: [
          { arm: 'treatment', to: '4' },
          { arm: 'control', to: '5' },
        ],
      },
    ],
    messages: [mail('4')],
    ...overrides,
  });
}

const second = makeWorkflow({ id: '5002' });
const hook = (actionId: string): Destination => ({
  kind: 'webhook',
  key: 'sms.example.com',
  label: 'webhook to sms.example.com',
  actionId,
  path: `$.actions[${Number(actionId) - 1}]`,
});
/** What a person said about the outside system of `hook`. */
const saying = (said: 'customer_facing' | 'operational', workflows: Workflow[]) => {
  const context = carrying(heldOut, workflows);
  const answers = [
    makeAnswer({
      destination: { kind: 'webhook', key: 'sms.example.com' },
      class: said,
      reason: 'Texts people',
    }),
  ];
  const judgements = { ...noJudgements(), ...context.input?.judgements, answers };
  return { ...context, input: { ...context.input, judgements } };
};
/** Handed on, on the held-out way, to a workflow of this class. */
const handingOn = (target: WorkflowClass) => {
  const sends = sorting({
    goesTo: [{ workflowId: '5003', actionId: '5', path: '$.actions[4].fields.flow_id' }],
  });
  const classification = { class: target, reason: 'as it is', chainEntry: null };
  return {
    ...carrying(heldOut, [sends]),
    workflows: [
      makeWorkflowJudgement(sends),
      makeWorkflowJudgement(makeWorkflow({ id: '5003' }), { classification }),
    ],
  };
};
const notKnown = (label: string, asset = '5001') => ({
  asset: `workflow:${asset}`,
  cause: 'not_comparable' as const,
  reason: `“Second purchase” holds out 20 %; whether “Workflow ${asset}” writes to them is not known, for HubSpot does not show what ${label} does. Say whether it writes to customers.`,
});
const byDefault = { actionId: '3', assignmentActionId: '2', path: '$.actions[2]' };
const spoken = (words: string, evidence: string[]) => ({
  asset: 'workflow:5001',
  severity: 'error' as const,
  message: `“Second purchase” holds out 20 %, but “Workflow 5001” ${words}.`,
  evidence: [SHARE, ...evidence],
});

testRule(SG309, {
  valid: [
    { name: 'the held-out way has no message', context: carrying(heldOut, [sorting()]) },
    {
      name: 'the held-out leave at the branch',
      context: carrying(heldOut, [
        sorting({
          armBranches: [
            {
              ...byDefault,
              ways: [
                { arm: 'treatment', to: '4' },
                { arm: null, to: null },
              ],
            },
          ],
        }),
      ]),
    },
    {
      name: 'nobody is held out',
      context: carrying(makeHypothesis({ holdoutShare: null }), [sorting({ messages: [mail('1')] })]),
    },
    {
      name: 'the workflow is off',
      context: carrying(heldOut, [sorting({ isEnabled: false, messages: [mail('1')] })]),
    },
    {
      name: 'a second workflow that people enter only from another',
      context: carrying(heldOut, [
        sorting(),
        { ...second, enrolment: { kind: 'manual', shouldReEnrol: false, waysIn: [] } },
      ]),
    },
    {
      name: 'an outside system on the way of those who get it',
      context: carrying(heldOut, [sorting({ destinations: [hook('4')] })]),
    },
    {
      name: 'an outside system on the held-out way that writes to nobody, as a person said',
      context: saying('operational', [sorting({ destinations: [hook('5')] })]),
    },
    { name: 'the held-out are handed on to a workflow inside', context: handingOn('operational') },
    {
      name: 'a second workflow that writes to nobody',
      context: carrying(heldOut, [sorting(), { ...second, messages: [] }]),
    },
    {
      name: 'the hypothesis failed',
      context: carrying(heldOut, [sorting({ messages: [mail('1')] })], 'refuted'),
    },
  ],
  invalid: [
    {
      name: 'a message before our step',
      context: carrying(heldOut, [sorting({ messages: [mail('1'), mail('4')] })]),
      findings: [spoken('writes to people before the Groundwork step has sorted them', [pathOf('1')])],
    },
    {
      name: 'a way around our step',
      context: carrying(heldOut, [
        sorting({ edges: [...sorting().edges, { from: '1', to: '4', isGoTo: true }] }),
      ]),
      findings: [spoken('writes to people before the Groundwork step has sorted them', [pathOf('4')])],
    },
    {
      name: 'no branch on our answer',
      context: carrying(heldOut, [sorting({ armBranches: [] })]),
      findings: [
        spoken(
          'writes to both groups after the Groundwork step, because nothing branches on its answer first',
          [pathOf('4')],
        ),
      ],
    },
    {
      name: 'a message on the held-out way',
      context: carrying(heldOut, [sorting({ messages: [mail('4'), mail('5')] })]),
      findings: [spoken('writes to people on the way of those who are held out', [pathOf('5')])],
    },
    {
      name: 'the held-out go the way of all others, which has a message',
      context: carrying(heldOut, [
        sorting({
          armBranches: [
            {
              ...byDefault,
              ways: [
                { arm: 'treatment', to: '5' },
                { arm: null, to: '4' },
              ],
            },
          ],
        }),
      ]),
      findings: [spoken('writes to people on the way of those who are held out', [pathOf('4')])],
    },
    {
      name: 'the held-out are handed on to a workflow that writes',
      context: handingOn('customer_facing'),
      findings: [
        spoken('writes to people on the way of those who are held out', [
          'workflow:5001 $.actions[4].fields.flow_id',
        ]),
      ],
    },
    {
      name: 'an outside system on the held-out way that writes to customers, as a person said',
      context: saying('customer_facing', [sorting({ destinations: [hook('5')] })]),
      findings: [
        spoken('writes to people on the way of those who are held out', ['workflow:5001 $.actions[4]']),
      ],
    },
    {
      name: 'the held-out are put into an ads audience',
      context: carrying(heldOut, [
        sorting({
          actions: [
            {
              id: '5',
              type: 'SINGLE_CONNECTION',
              actionTypeId: '0-30',
              kind: 'ads_audience',
              label: 'manage ads audience',
              path: '$.actions[4]',
            },
          ],
        }),
      ]),
      findings: [
        spoken('writes to people on the way of those who are held out', ['workflow:5001 $.actions[4]']),
      ],
    },
    {
      name: 'a second workflow of the hypothesis asks nobody’s group',
      context: carrying(heldOut, [sorting(), second]),
      findings: [
        {
          asset: 'workflow:5002',
          severity: 'error',
          message:
            '“Second purchase” holds out 20 %, but “Workflow 5002” writes to people and has no Groundwork step.',
          evidence: [SHARE, 'workflow:5002 $.actions[0].fields.content_id'],
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'an outside system on the held-out way that nobody has answered about',
      context: carrying(heldOut, [sorting({ destinations: [hook('5')] })]),
      unknowns: [notKnown('webhook to sms.example.com')],
    },
    {
      name: 'the held-out are handed on to a workflow of which nobody knows what it does',
      context: handingOn('unclassified'),
      unknowns: [notKnown('workflow “Workflow 5003”')],
    },
    {
      name: 'a second workflow that only uses an outside system',
      context: carrying(heldOut, [sorting(), { ...second, messages: [], destinations: [hook('1')] }]),
      unknowns: [notKnown('webhook to sms.example.com', '5002')],
    },
  ],
});
