import { SG306 } from '../../../../src/core/grounding/rules/SG306.ts';
import type { AuditInput } from '../../../../src/core/grounding/audit-input.ts';
import type { ListModel } from '../../../../src/core/grounding/list/list-model.ts';
import type { Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import {
  makeList,
  makeListJudgement,
  makeWay,
  makeWorkflow,
  makeWorkflowJudgement,
  type ContextParts,
} from '../../../factories/audit-models.ts';
import {
  hypothesisId,
  makeAmendment,
  makeDraft,
  makeHypothesis,
  makeStart,
  makeVerdict,
} from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const asStarted = makeWorkflow({ meaningHash: 'm1' });
const changed = makeWorkflow({ meaningHash: 'm2', revisionId: '8' });
const segment = (overrides: Partial<ListModel> = {}) =>
  makeList({ id: '101', name: 'Buyers', filterHash: 'f1', ...overrides });
const narrowed = segment({ filterHash: 'f2', waysIn: [makeWay({ words: 'plan is paid' })] });

function running(
  hypothesis: Hypothesis,
  { lists = [segment()], workflows = [asStarted] }: { lists?: ListModel[]; workflows?: Workflow[] } = {},
  input: Partial<AuditInput> = {},
): ContextParts {
  return {
    workflows: workflows.map((one) => makeWorkflowJudgement(one, { state: 'grounded' })),
    lists: lists.map((one) => makeListJudgement(one, { state: 'grounded' })),
    input: { hypotheses: [hypothesis], ...input },
  };
}

const looked = (hash: string, at = '2026-09-01T08:00:00.000Z') =>
  makeAmendment({ at, accepted: { asset: { kind: 'workflow', id: '5001' }, hash } });
const unread = {
  kind: 'workflow' as const,
  id: '5001',
  name: null,
  code: 'hubspot_forbidden',
  message: 'HubSpot said no',
  isEnabled: null,
  objectTypeId: null,
};
const WORKFLOW_FINDING = {
  asset: 'workflow:5001',
  severity: 'error' as const,
  message: '“Second purchase” is running, and “Workflow 5001” no longer does what it did on 2026-07-01.',
  evidence: [`hypothesis:${ID} start.workflows`, 'workflow:5001 $'],
};
const NOT_KEPT = 'How it was at the start was not kept, so whether it has changed since is not known.';

testRule(SG306, {
  valid: [
    { name: 'everything is as it was', context: running(makeHypothesis()) },
    { name: 'it is a draft', context: running(makeDraft(), { workflows: [changed] }) },
    {
      name: 'the result is fixed',
      context: running(makeHypothesis({ verdict: makeVerdict() }), { lists: [narrowed] }),
    },
    {
      name: 'the workflow that changed is off',
      context: running(makeHypothesis(), { workflows: [{ ...changed, isEnabled: false }] }),
    },
    {
      name: 'segment and workflow are gone',
      context: running(makeHypothesis(), { lists: [], workflows: [] }),
    },
    {
      name: 'the segment is made by hand',
      context: running(makeHypothesis(), {
        lists: [segment({ processingType: 'MANUAL', filterHash: null, waysIn: null })],
      }),
    },
    {
      name: 'somebody said that people still get the same thing',
      context: running(makeHypothesis({ amendments: [looked('m2')] }), { workflows: [changed] }),
    },
    {
      name: 'it was changed twice, and the later change was accepted',
      context: running(
        makeHypothesis({ amendments: [looked('m2'), looked('m0', '2026-08-01T08:00:00.000Z')] }),
        { workflows: [changed] },
      ),
    },
  ],
  invalid: [
    {
      name: 'the workflow gives people something else',
      context: running(makeHypothesis(), { workflows: [changed] }),
      findings: [WORKFLOW_FINDING],
    },
    {
      name: 'the segment asks for something else',
      context: running(makeHypothesis(), { lists: [narrowed] }),
      findings: [
        {
          asset: 'list:101',
          severity: 'error',
          message:
            '“Second purchase” is running, and segment “Buyers” no longer asks for what it did on 2026-07-01.',
          evidence: [`hypothesis:${ID} start.lists`, 'list:101 $.filterBranch'],
        },
      ],
    },
    {
      name: 'an amendment about something else answers nothing',
      context: running(makeHypothesis({ amendments: [makeAmendment()] }), { workflows: [changed] }),
      findings: [WORKFLOW_FINDING],
    },
    {
      name: 'it changed again after a change was accepted',
      context: running(makeHypothesis({ amendments: [looked('m1b')] }), { workflows: [changed] }),
      findings: [
        {
          ...WORKFLOW_FINDING,
          message:
            '“Second purchase” is running, and “Workflow 5001” no longer does what it did on 2026-09-01.',
          evidence: [`hypothesis:${ID} amendments`, 'workflow:5001 $'],
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'nothing was kept at the start',
      context: running(
        makeHypothesis({
          start: makeStart({
            lists: [{ listId: '101', role: 'treatment', name: '', filterHash: null }],
            workflows: [{ workflowId: '5001', meaningHash: null }],
          }),
        }),
      ),
      unknowns: [
        { asset: 'list:101', cause: 'not_comparable', reason: NOT_KEPT },
        { asset: 'workflow:5001', cause: 'not_comparable', reason: NOT_KEPT },
      ],
    },
    {
      name: 'the workflow could not be read',
      context: running(makeHypothesis(), { workflows: [] }, { unreadable: [unread] }),
      unknowns: [
        {
          asset: 'workflow:5001',
          cause: 'unread',
          reason: 'The workflow could not be read, so whether it has changed since the start is not known.',
        },
      ],
    },
    {
      name: 'segments were refused',
      context: running(makeHypothesis(), {}, { lists: null }),
      unknowns: [
        {
          asset: 'list:101',
          cause: 'unread',
          reason: 'Segments could not be read, so whether it has changed since the start is not known.',
        },
      ],
    },
    {
      name: 'the segment is among the files without its conditions',
      context: running(
        makeHypothesis(),
        { lists: [segment({ filterHash: null, waysIn: null })] },
        { uiDomain: null },
      ),
      unknowns: [
        {
          asset: 'list:101',
          cause: 'not_given',
          reason:
            'The conditions of the segment were not given, so whether it has changed since the start is not known.',
        },
      ],
    },
    {
      name: 'some conditions of the segment are hidden',
      context: running(makeHypothesis(), {
        lists: [segment({ filterHash: null, waysIn: [makeWay({ key: '' })] })],
      }),
      unknowns: [
        {
          asset: 'list:101',
          cause: 'not_comparable',
          reason: 'Some of its conditions are hidden, so whether they have changed is not known.',
        },
      ],
    },
  ],
});
