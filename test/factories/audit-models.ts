import type { AuditInput } from '../../src/core/grounding/audit-input.ts';
import type { ListJudgement, WorkflowJudgement } from '../../src/core/grounding/states/judgement.ts';
import { lintHypotheses } from '../../src/core/grounding/facts/lint-hypotheses.ts';
import { noJudgements } from '../../src/core/grounding/judgements.ts';
import type { ListModel } from '../../src/core/grounding/list/list-model.ts';
import type { RuleContext } from '../../src/core/grounding/engine/rule.ts';
import type { ListUse, Message, WayIn, Workflow } from '../../src/core/grounding/workflow/model.ts';
import type { SupportReason } from '../../src/core/hypotheses/supports.ts';

/** The moment at which the audits of the tests happen. */
export const AUDITED_AT = Date.parse('2026-11-24T08:00:00.000Z');

export function makeEmail(contentId: string | null = '81001', actionId = '1'): Message {
  return {
    channel: 'email',
    contentId,
    actionId,
    path: `$.actions[${Number(actionId) - 1}].fields.content_id`,
  };
}

export function makeWay(overrides: Partial<WayIn> = {}): WayIn {
  return {
    path: '$.enrollmentCriteria.listFilterBranch.filterBranches[0]',
    inLists: [],
    notInLists: [],
    onlyLists: false,
    key: 'plan is trial',
    parts: ['plan is trial'],
    words: 'plan is trial',
    ...overrides,
  };
}

/** The way in of a workflow that enrols the members of a list. */
export function makeListWay(listId: string): WayIn {
  const key = `in ${listId}`;
  return makeWay({ inLists: [listId], onlyLists: true, key, parts: [key], words: `is in segment ${listId}` });
}

export function makeListUse(listId: string, overrides: Partial<ListUse> = {}): ListUse {
  return {
    listId,
    use: 'enrolment',
    positive: true,
    path: '$.enrollmentCriteria.listFilterBranch.filterBranches[0].filters[0].listId',
    ...overrides,
  };
}

/** A workflow that is on, ten months old, and sends one e-mail to whoever meets a filter. */
export function makeWorkflow(overrides: Partial<Workflow> = {}): Workflow {
  const id = overrides.id ?? '5001';
  return {
    id,
    name: `Workflow ${id}`,
    objectTypeId: '0-1',
    isEnabled: true,
    flowType: 'WORKFLOW',
    revisionId: '3',
    createdAt: Date.parse('2026-01-05T09:00:00.000Z'),
    updatedAt: Date.parse('2026-03-01T09:00:00.000Z'),
    enrolment: { kind: 'list_based', shouldReEnrol: false, waysIn: [makeWay()] },
    actions: [],
    startActionId: '1',
    edges: [],
    danglingEdges: [],
    unreachable: [],
    lists: [],
    propertiesRead: [],
    propertiesWritten: [],
    messages: [makeEmail()],
    goesTo: [],
    listensTo: [],
    takesOutOf: [],
    forms: [],
    events: [],
    emailsAsked: [],
    assignments: [],
    armBranches: [],
    goal: null,
    destinations: [],
    longestPath: { days: 0, messageDays: 0, unbounded: false },
    meaningHash: 'm1',
    actionsHash: 'a1',
    ...overrides,
  };
}

/** A workflow that enrols from a list, as makeWorkflow otherwise. */
export function makeListWorkflow(listId: string, overrides: Partial<Workflow> = {}): Workflow {
  return makeWorkflow({
    enrolment: { kind: 'list_based', shouldReEnrol: false, waysIn: [makeListWay(listId)] },
    lists: [makeListUse(listId)],
    ...overrides,
  });
}

export function makeList(overrides: Partial<ListModel> = {}): ListModel {
  const id = overrides.id ?? '301';
  return {
    id,
    name: `Segment ${id}`,
    objectTypeId: '0-1',
    processingType: 'DYNAMIC',
    size: 100,
    listVersion: 1,
    createdAt: Date.parse('2026-01-05T09:00:00.000Z'),
    filtersUpdatedAt: Date.parse('2026-01-05T09:00:00.000Z'),
    waysIn: [makeWay({ key: `filter of ${id}`, parts: [`filter of ${id}`] })],
    filterProperties: [],
    filterHash: `hash of ${id}`,
    ...overrides,
  };
}

/** Ungrounded and customer-facing unless said otherwise. */
export function makeWorkflowJudgement(
  workflow: Workflow,
  overrides: Partial<Omit<WorkflowJudgement, 'workflow'>> = {},
): WorkflowJudgement {
  return {
    workflow,
    classification: { class: 'customer_facing', reason: 'sends a marketing e-mail', chainEntry: null },
    state: 'ungrounded',
    reason: 'none',
    via: [],
    uncoveredWays: [],
    ...overrides,
  };
}

export function makeListJudgement(
  list: ListModel,
  overrides: Partial<Omit<ListJudgement, 'list'>> = {},
): ListJudgement {
  return { list, state: 'ungrounded', reason: 'none', via: [], usedBy: [], ...overrides };
}

export function makeAuditInput(overrides: Partial<AuditInput> = {}): AuditInput {
  return {
    portalId: '4242',
    now: AUDITED_AT,
    timeZone: 'Europe/Berlin',
    uiDomain: 'app.hubspot.com',
    workflows: [],
    superseded: [],
    lists: [],
    unreadable: [],
    emails: null,
    owners: {},
    hypotheses: [],
    readings: [],
    judgements: noJudgements(),
    settings: {},
    ...overrides,
  };
}

export interface ContextParts {
  workflows?: WorkflowJudgement[];
  lists?: ListJudgement[];
  /** Support of each hypothesis by id; `live` and its like carry. */
  supports?: Record<string, SupportReason>;
  input?: Partial<AuditInput>;
}

const CARRYING: SupportReason[] = [
  'live',
  'live_reviewed',
  'awaiting_decision',
  'practice',
  'unproven_practice',
];

/** A context in which the states are what the test says they are. */
export function makeContext({
  workflows = [],
  lists = [],
  supports = {},
  input,
}: ContextParts = {}): RuleContext {
  const made = makeAuditInput({
    workflows: workflows.map(({ workflow }) => workflow),
    lists: lists.map(({ list }) => list),
    ...input,
  });
  return {
    input: made,
    lints: lintHypotheses(made),
    workflows: new Map(workflows.map((one) => [one.workflow.id, one])),
    lists: new Map(lists.map((one) => [one.list.id, one])),
    supports: new Map(
      Object.entries(supports).map(([id, reason]) => [id, { reason, supports: CARRYING.includes(reason) }]),
    ),
  };
}
