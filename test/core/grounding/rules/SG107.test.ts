import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import { SG107 } from '../../../../src/core/grounding/rules/SG107.ts';
import type { Destination } from '../../../../src/core/grounding/workflow/model.ts';
import { makeWorkflow, makeWorkflowJudgement } from '../../../factories/audit-models.ts';
import { makeAnswer } from '../../../factories/entities.ts';
import { testRule } from '../test-rule.ts';

const webhook: Destination = {
  kind: 'webhook',
  key: 'hooks.example.com',
  label: 'the webhook to hooks.example.com',
  actionId: '1',
  path: '$.actions[0].webhookUrl',
};
const calling = (id: string, isEnabled = true) =>
  makeWorkflowJudgement(makeWorkflow({ id, isEnabled, messages: [], destinations: [webhook] }), {
    state: 'unclassified',
    classification: { class: 'unclassified', reason: 'calls a webhook', chainEntry: null },
  });

testRule(SG107, {
  valid: [
    { name: 'a workflow that is off', context: { workflows: [calling('1', false)] } },
    {
      name: 'a destination that was answered about, where another question is open',
      context: {
        workflows: [{ ...calling('1'), state: 'unclassified' }],
        input: { judgements: { ...noJudgements(), answers: [makeAnswer()] } },
      },
    },
    {
      name: 'a workflow with a hypothesis, where the answer changes nothing',
      context: { workflows: [{ ...calling('1'), state: 'grounded' }] },
    },
  ],
  invalid: [
    {
      name: 'one workflow, as a note',
      context: { workflows: [calling('1')] },
      findings: [
        {
          asset: 'portal:4242',
          severity: 'note',
          message: '1 workflow uses the webhook to hooks.example.com: “Workflow 1”.',
          evidence: ['workflow:1 $.actions[0].webhookUrl'],
        },
      ],
    },
    {
      name: 'several workflows of one destination, once',
      context: { workflows: ['1', '2', '3', '4'].map((id) => calling(id)) },
      findings: [
        {
          asset: 'portal:4242',
          severity: 'note',
          message:
            '4 workflows use the webhook to hooks.example.com: “Workflow 1”, “Workflow 2”, “Workflow 3” and 1 more.',
          evidence: ['1', '2', '3', '4'].map((id) => `workflow:${id} $.actions[0].webhookUrl`),
        },
      ],
    },
  ],
});
