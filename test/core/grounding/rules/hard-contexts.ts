import { contextOf } from '../../../../src/core/grounding/audit.ts';
import type { AuditInput } from '../../../../src/core/grounding/audit-input.ts';
import { noJudgements, type Attachment } from '../../../../src/core/grounding/judgements.ts';
import type { RuleContext } from '../../../../src/core/grounding/engine/rule.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { makeAuditInput } from '../../../factories/audit-models.ts';
import { makeAttachment, makeExemption } from '../../../factories/entities.ts';
import { anyOf, inList, type Json, propertyIs } from '../../../factories/filters.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDecision,
  makeDraft,
  makeHypothesis,
  makePrediction,
  makeSlots,
  makeVerdict,
} from '../../../factories/hypotheses.ts';
import { listModel, workflowOf } from '../../../factories/normalised.ts';
import {
  assignToHypothesis,
  connection,
  delay,
  enrolByFilter,
  enrolFromList,
  flow,
  goToWorkflow,
  sendEmail,
  setProperty,
  webhook,
} from '../../../factories/workflows.ts';

export interface HardContext {
  name: string;
  /** Definitions by workflow id, to look up the paths of evidence in. */
  definitions: Map<string, Json>;
  context(): RuleContext;
}

/** One hypothesis of every standing; all of them hold people out, and one says nothing at all. */
const HYPOTHESES: Hypothesis[] = [
  makeHypothesis(),
  makeDraft({ id: hypothesisId(2) }),
  makeHypothesis({
    id: hypothesisId(3),
    verdict: makeVerdict({ state: 'invalidated', reason: 'missed' }),
  }),
  makeConcluded({ id: hypothesisId(4), decision: makeDecision({ choice: 'stop', reviewBy: null }) }),
  makeHypothesis({ id: hypothesisId(5), status: 'retired' }),
  makeHypothesis({ id: hypothesisId(6), kind: 'reviewed', prediction: null, reviewOn: '2026-12-31' }),
  makeDraft({
    id: hypothesisId(7),
    prediction: null,
    slots: makeSlots({ title: '', audience: '', behaviour: '', because: '', approach: '', expectation: '' }),
  }),
  makeHypothesis({ id: hypothesisId(8), exposureSource: 'action' }),
  makeHypothesis({
    id: hypothesisId(9),
    objectTypeId: '0-2',
    prediction: makePrediction({ metric: null, windowDays: null, deadline: null }),
  }),
].map((hypothesis) => ({ ...hypothesis, holdoutShare: 0.2 }));

/** Every hypothesis, and one that does not exist, attached to every workflow and segment. */
function attachedToAll(workflowIds: readonly string[], listIds: readonly string[]): Attachment[] {
  return [...HYPOTHESES.map(({ id }) => id), hypothesisId(99)].flatMap((id) => [
    ...workflowIds.map((workflow) =>
      makeAttachment({ hypothesisId: id, asset: { kind: 'workflow', id: workflow } }),
    ),
    ...listIds.map((list) =>
      makeAttachment({ hypothesisId: id, asset: { kind: 'list', id: list }, role: 'treatment' }),
    ),
  ]);
}

const LISTS = [
  listModel({ listId: '101', filterBranch: anyOf([propertyIs('plan', 'trial')]) }),
  listModel({ listId: '102', filterBranch: anyOf([inList('103')]) }),
  listModel({ listId: '103', filterBranch: anyOf([inList('102')]) }),
  listModel({ listId: '104', processingType: 'MANUAL' }),
];

function hard(name: string, definitions: Json[], attached: boolean): HardContext {
  const workflows = definitions.map((definition) => workflowOf(definition));
  const attachments = attachedToAll(
    [...workflows.map(({ id }) => id), 'gone'],
    [...LISTS.map(({ id }) => id), 'gone'],
  );
  const input: AuditInput = makeAuditInput({
    workflows,
    lists: LISTS,
    hypotheses: HYPOTHESES,
    judgements: {
      ...noJudgements(),
      attachments: attached ? attachments : [],
      exemptions: workflows.map(({ id }) =>
        makeExemption({ asset: { kind: 'workflow', id }, until: '2026-07-01' }),
      ),
    },
  });
  const byId = new Map(definitions.map((definition) => [String(definition['id']), definition]));
  return { name, definitions: byId, context: () => contextOf(input) };
}

const circle = flow({
  id: '11',
  enrolment: enrolFromList('101'),
  steps: [sendEmail(), delay(3), setProperty('second_purchase_date', '1'), goToWorkflow('12')],
  extra: { goalFilterBranch: anyOf([propertyIs('lifecyclestage', 'customer')]) },
});
/** The last step leads back to the first. */
function closed(definition: Json): Json {
  const actions = (definition['actions'] as Json[]).map((action, index, all) =>
    index === all.length - 1 ? { ...action, connection: connection('1', 'GOTO') } : action,
  );
  return { ...definition, actions };
}

const dangling = flow({ id: '21', enrolment: enrolFromList('102'), steps: [sendEmail(), webhook()] });
const long = Array.from({ length: 2000 }, (_, index) => {
  if (index % 4 === 0) return sendEmail(String(81001 + index));
  if (index % 4 === 1) return delay(1);
  return index % 4 === 2 ? setProperty('onboarded', 'yes') : assignToHypothesis(hypothesisId(8));
});

const DEFINITIONS: [name: string, definitions: Json[]][] = [
  ['a workflow without a step', [flow({ id: '1', enrolment: enrolFromList('101') })]],
  ['a workflow of one step', [flow({ id: '1', enrolment: enrolFromList('104'), steps: [sendEmail()] })]],
  [
    'workflows and steps that lead in a circle',
    [
      closed(circle),
      flow({ id: '12', enrolment: enrolFromList('103'), steps: [sendEmail(), goToWorkflow('11')] }),
      flow({ id: '13', steps: [goToWorkflow('13')] }),
    ],
  ],
  [
    'a step that leads nowhere',
    [
      {
        ...dangling,
        actions: (dangling['actions'] as Json[]).map((one) => ({ ...one, connection: connection('9999') })),
      },
    ],
  ],
  [
    'a workflow of 2,000 steps',
    [
      flow({
        id: '31',
        enrolment: enrolByFilter(anyOf([propertyIs('plan', 'trial')]), { shouldReEnroll: true }),
        steps: long,
      }),
    ],
  ],
];

/** Accounts on which rules break first, each with and without anything attached. */
export const HARD_CONTEXTS: HardContext[] = DEFINITIONS.flatMap(([name, definitions]) => [
  hard(`${name}, nothing attached`, definitions, false),
  hard(`${name}, everything attached`, definitions, true),
]);
