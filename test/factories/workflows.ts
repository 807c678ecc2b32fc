import { anyOf, inList, propertyIs, type Json } from './filters.ts';

/** An action without its id and connection; `arms` are the steps of its branches. */
export interface Step {
  action: Json;
  /** How the ids of the arms' first steps (null for an empty arm) become part of the action. */
  branch?: { arms: Step[][]; connect: (firstIds: (string | null)[]) => Json };
}

export interface FlowOptions {
  id?: string;
  name?: string;
  objectTypeId?: string;
  isEnabled?: boolean;
  steps?: Step[];
  enrolment?: Json;
  /** Further keys of the definition, such as `goalFilterBranch` or `suppressionListIds`. */
  extra?: Json;
}

/** A v4 definition as GET answers it, its steps numbered from 1 and connected in the order given. */
export function flow(options: FlowOptions = {}): Json & { id: string } {
  const id = options.id ?? '5001';
  const objectTypeId = options.objectTypeId ?? '0-1';
  const actions: Json[] = [];
  const startActionId = place(options.steps ?? [], actions);
  return {
    id,
    isEnabled: options.isEnabled ?? true,
    objectTypeId,
    flowType: 'WORKFLOW',
    revisionId: '3',
    name: options.name ?? `Workflow ${id}`,
    createdAt: '2026-01-05T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:00.000Z',
    ...(startActionId === null ? {} : { startActionId }),
    nextAvailableActionId: String(actions.length + 1),
    actions,
    enrollmentCriteria: options.enrolment ?? enrolManually(),
    timeWindows: [],
    blockedDates: [],
    customProperties: {},
    dataSources: [],
    crmObjectCreationStatus: 'COMPLETE',
    ...(objectTypeId === '0-1' ? { suppressionListIds: [], canEnrollFromSalesforce: false } : {}),
    type: objectTypeId === '0-1' ? 'CONTACT_FLOW' : 'PLATFORM_FLOW',
    ...options.extra,
  };
}

/** Adds a chain of steps to the actions; answers the id of its first, null for an empty chain. */
function place(steps: Step[], actions: Json[]): string | null {
  const placed = steps.map((step) => {
    const action: Json = { actionId: String(actions.length + 1), ...step.action };
    actions.push(action);
    if (step.branch)
      Object.assign(action, step.branch.connect(step.branch.arms.map((arm) => place(arm, actions))));
    return { action, ends: step.branch !== undefined };
  });
  placed.forEach(({ action, ends }, index) => {
    const next = placed[index + 1]?.action;
    if (next && !ends) action['connection'] = connection(String(next['actionId']));
  });
  return placed[0] ? String(placed[0].action['actionId']) : null;
}

export function connection(nextActionId: string, edgeType: 'STANDARD' | 'GOTO' = 'STANDARD'): Json {
  return { edgeType, nextActionId };
}

/** Any action of a type; `1-…` are app actions. */
export function actionOf(actionTypeId: string, fields: Json = {}, actionTypeVersion = 0): Step {
  return { action: { actionTypeVersion, actionTypeId, fields, type: 'SINGLE_CONNECTION' } };
}

export function sendEmail(contentId = '81001'): Step {
  return actionOf('0-4', { content_id: contentId });
}

export function sendSms(): Step {
  return actionOf('1-25036468', { phoneNumber: '{{ _0_1.phone }}', messageBody: 'Hello' }, 1);
}

/** A fixed wait; HubSpot sends the number as text, in minutes. */
export function delay(days: number): Step {
  return actionOf('0-1', { delta: String(days * 1440), time_unit: 'MINUTES' });
}

export function waitForEvent(eventBranch: Json, expirationMinutes?: number): Step {
  const expiry = expirationMinutes === undefined ? {} : { expiration_minutes: String(expirationMinutes) };
  return actionOf('0-29', { event_filter_branches: [eventBranch], ...expiry });
}

export function setProperty(property: string, staticValue: string): Step {
  return actionOf('0-5', { property_name: property, value: { staticValue, type: 'STATIC_VALUE' } });
}

export function internalEmail(): Step {
  return actionOf('0-8', { subject: 'A lead came in', body: '<p>Call them.</p>', user_ids: ['900001'] });
}

export function rotateOwner(): Step {
  return actionOf('0-11', {
    user_ids: ['900001'],
    target_property: 'hubspot_owner_id',
    overwrite_current_owner: 'false',
  });
}

export function addToList(listId: string): Step {
  return actionOf('0-63809083', { listId, targetObject: '{{ enrolled_object }}' }, 1);
}

export function removeFromList(listId: string): Step {
  return actionOf('0-63863438', { listId, targetObject: '{{ enrolled_object }}' }, 1);
}

export function goToWorkflow(flowId: string): Step {
  return actionOf('0-15', { flow_id: flowId });
}

/** Our own action as the editor stores it: the hypothesis as a fixed text. */
export function assignToHypothesis(hypothesis: unknown, actionTypeId = '1-7001'): Step {
  return actionOf(actionTypeId, { hypothesis }, 1);
}

export function webhook(webhookUrl = 'https://hooks.example.com/a1'): Step {
  return { action: { method: 'POST', webhookUrl, queryParams: [], type: 'WEBHOOK' } };
}

export function customCode(sourceCode = 'exports.main = async () => {};'): Step {
  return {
    action: {
      secretNames: [],
      sourceCode,
      runtime: 'NODE20X',
      inputFields: [],
      outputFields: [],
      type: 'CUSTOM_CODE',
    },
  };
}

/** If/then on filters: the first arm whose filter holds is taken, else `otherwise`. */
export function branchOnFilter(arms: { filter: Json; steps: Step[] }[], otherwise: Step[] = []): Step {
  return {
    action: { type: 'LIST_BRANCH' },
    branch: {
      arms: [...arms.map((arm) => arm.steps), otherwise],
      connect: (ids) => ({
        listBranches: arms.map((arm, index) => ({
          filterBranch: arm.filter,
          ...armConnection(ids[index], 'connection'),
        })),
        ...armConnection(ids[arms.length], 'defaultBranch'),
      }),
    },
  };
}

/** A switch on a value: a property, or an output of an earlier action. */
export function branchOnValue(
  inputValue: Json,
  arms: { value: string; steps: Step[] }[],
  otherwise: Step[] = [],
): Step {
  return {
    action: { type: 'STATIC_BRANCH', inputValue },
    branch: {
      arms: [...arms.map((arm) => arm.steps), otherwise],
      connect: (ids) => ({
        staticBranches: arms.map((arm, index) => ({
          branchValue: arm.value,
          ...armConnection(ids[index], 'connection'),
        })),
        ...armConnection(ids[arms.length], 'defaultBranch'),
      }),
    },
  };
}

function armConnection(id: string | null | undefined, key: 'connection' | 'defaultBranch'): Json {
  return id ? { [key]: connection(id) } : {};
}

/** Enrols members of every one of these lists at once (one way in). */
export function enrolFromList(...listIds: string[]): Json {
  return enrolByFilter(anyOf(listIds.map((id) => inList(id))));
}

/** Enrols members of any of these lists (a way in for each). */
export function enrolFromAnyList(...listIds: string[]): Json {
  return enrolByFilter(anyOf(...listIds.map((id) => [inList(id)])));
}

export function enrolByFilter(listFilterBranch: Json, extra: Json = {}): Json {
  return {
    shouldReEnroll: false,
    listFilterBranch,
    unEnrollObjectsNotMeetingCriteria: false,
    reEnrollmentTriggersFilterBranches: [],
    type: 'LIST_BASED',
    ...extra,
  };
}

/** Enrols on events; `refinement` narrows who may enter. */
export function enrolOnEvent(events: Json[], refinement?: Json): Json {
  return {
    shouldReEnroll: false,
    eventFilterBranches: events,
    listMembershipFilterBranches: [],
    ...(refinement ? { refinementCriteria: refinement } : {}),
    type: 'EVENT_BASED',
  };
}

export function enrolManually(): Json {
  return { shouldReEnroll: false, type: 'MANUAL' };
}

/** A list as the Lists API answers it with its filter; dynamic unless said otherwise. */
export function listJson(overrides: Partial<ListJson> = {}): ListJson {
  return {
    listId: '301',
    name: 'A list',
    objectTypeId: '0-1',
    processingType: 'DYNAMIC',
    size: 100,
    listVersion: 1,
    createdAt: '2026-01-05T09:00:00.000Z',
    filterBranch: anyOf([propertyIs('lifecyclestage', 'customer')]),
    ...overrides,
  };
}

export interface ListJson {
  listId: string;
  name: string;
  objectTypeId: string;
  processingType: 'MANUAL' | 'DYNAMIC' | 'SNAPSHOT';
  size: number | null;
  listVersion: number | null;
  createdAt: string | null;
  filterBranch: Json | null;
}
