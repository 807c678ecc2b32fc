import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import { SG106 } from '../../../../src/core/grounding/rules/SG106.ts';
import type { Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import { makeWorkflow, makeWorkflowJudgement, type ContextParts } from '../../../factories/audit-models.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import { hypothesisId, makeHypothesis } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { carrying } from './carrying.ts';

const ID = hypothesisId(1);
const one = (id: string, isEnabled: boolean): Workflow => makeWorkflow({ id, isEnabled });
const closed = (isEnabled: boolean | null) => ({
  kind: 'workflow' as const,
  id: '9',
  name: 'Closed',
  code: 'hubspot_forbidden',
  message: 'HubSpot said no',
  isEnabled,
  objectTypeId: null,
});

/** A workflow that is off and attached, and a closed one. */
function besideClosed(isEnabled: boolean | null): ContextParts {
  const parts = carrying(makeHypothesis(), [one('1', false)], 'live', { unreadable: [closed(isEnabled)] });
  const attachments = ['1', '9'].map((id) => makeAttachment({ asset: { kind: 'workflow', id } }));
  return { ...parts, input: { ...parts.input, judgements: { ...noJudgements(), attachments } } };
}

testRule(SG106, {
  valid: [
    {
      name: 'one of its workflows is on',
      context: carrying(makeHypothesis(), [one('1', false), one('2', true)]),
    },
    { name: 'nothing carries it, as SG104 tells', context: carrying(makeHypothesis(), []) },
    { name: 'a draft', context: carrying(makeHypothesis(), [one('1', false)], 'draft_only') },
    { name: 'kept as practice', context: carrying(makeHypothesis(), [one('1', false)], 'practice') },
    {
      name: 'it waits for a decision',
      context: carrying(makeHypothesis(), [one('1', false)], 'awaiting_decision'),
    },
    { name: 'another of its workflows could not be read and may be on', context: besideClosed(null) },
  ],
  invalid: [
    {
      name: 'its only workflow is off',
      context: carrying(makeHypothesis(), [one('1', false)]),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'warning',
          message: '“Second purchase” is running, and its workflow “Workflow 1” is off.',
          evidence: [`hypothesis:${ID} status`, 'workflow:1 $.isEnabled'],
        },
      ],
    },
    {
      name: 'one is off, and a closed one is known to be off',
      context: besideClosed(false),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'warning',
          message:
            '“Second purchase” is running, and all of its 2 workflows are off: “Workflow 1”, “Closed”.',
          evidence: [`hypothesis:${ID} status`, 'workflow:1 $.isEnabled'],
        },
      ],
    },
    {
      name: 'those that only inherit it are off too',
      context: {
        workflows: [
          makeWorkflowJudgement(one('3', false), {
            state: 'inherited',
            via: [{ hypothesisId: ID, hops: [] }],
          }),
        ],
        supports: { [ID]: 'live_reviewed' },
        input: { hypotheses: [makeHypothesis()] },
      },
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'warning',
          message: '“Second purchase” is running, and its workflow “Workflow 3” is off.',
          evidence: [`hypothesis:${ID} status`, 'workflow:3 $.isEnabled'],
        },
      ],
    },
  ],
});
