import { anyOf, type Json } from './filters.ts';

/** An action without its id and its way on. */
export type Action = Json & { type: string };

export function single(actionTypeId: string, fields: Json, version = 0): Action {
  return { actionTypeVersion: version, actionTypeId, fields, type: 'SINGLE_CONNECTION' };
}

export function sendEmail(contentId: string): Action {
  return single('0-4', { content_id: contentId });
}

export function waitDays(days: number): Action {
  return single('0-1', { delta: String(days), time_unit: 'DAYS' });
}

export function waitMinutes(minutes: number): Action {
  return single('0-1', { delta: String(minutes), time_unit: 'MINUTES' });
}

export function setProperty(name: string, value: string): Action {
  return single('0-5', { property_name: name, value: { staticValue: value, type: 'STATIC_VALUE' } });
}

export function stampNow(name: string): Action {
  return single('0-5', {
    property_name: name,
    value: { timestampType: 'EXECUTION_TIME', type: 'TIMESTAMP' },
  });
}

export function rotateOwner(userIds: readonly string[]): Action {
  return single('0-11', {
    user_ids: [...userIds],
    target_property: 'hubspot_owner_id',
    overwrite_current_owner: 'false',
  });
}

export function createTask(subject: string): Action {
  return single('0-3', {
    task_type: 'TODO',
    subject,
    body: `<p>${subject}</p>`,
    associations: [
      {
        target: { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 10 },
        value: { type: 'ENROLLED_OBJECT' },
      },
    ],
    use_explicit_associations: 'true',
    owner_assignment: {
      value: { propertyName: 'hubspot_owner_id', type: 'OBJECT_PROPERTY' },
      type: 'CUSTOM',
    },
    priority: 'NONE',
    due_time: { delta: 2, timeUnit: 'DAYS', timeOfDay: { hour: 9, minute: 0 } },
  });
}

export function internalEmail(subject: string, body: string): Action {
  return single('0-8', { owner_properties: ['hubspot_owner_id'], subject, body });
}

export function notifyInApp(userIds: readonly string[], subject: string): Action {
  return single('0-9', { user_ids: [...userIds], delivery_method: 'APP', subject, body: subject });
}

export function addNote(body: string): Action {
  return single('0-169425243', { note_body: body, pin_note: 'false', target_object_coordinates: [] }, 8);
}

export function addToList(listId: string): Action {
  return single('0-63809083', { listId, targetObject: '{{ enrolled_object }}' }, 3);
}

export function removeFromList(listId: string): Action {
  return single('0-63863438', { listId, targetObject: '{{ enrolled_object }}' }, 1);
}

export function goToWorkflow(workflowId: string): Action {
  return single('0-15', { flow_id: workflowId });
}

export function setMarketing(status: 'MARKETABLE' | 'NON_MARKETABLE'): Action {
  return single('0-31', { targetContact: '{{ enrolled_object }}', marketableType: status }, 14);
}

export function sendText(messageBody: string): Action {
  return single('0-40900952', { messageBody, phoneNumber: '{{ enrolled_object.phone }}' }, 2);
}

export function webhook(webhookUrl: string): Action {
  return {
    method: 'POST',
    webhookUrl,
    queryParams: [],
    authSettings: { type: 'AUTH_KEY', secretName: 'connect_key', name: 'x-api-key', location: 'HEADER' },
    type: 'WEBHOOK',
  };
}

export function customCode(
  sourceCode: string,
  inputs: readonly string[],
  outputs: readonly string[],
): Action {
  return {
    secretNames: ['service_key'],
    sourceCode,
    runtime: 'NODE20X',
    inputFields: inputs.map((name) => ({ name, value: { propertyName: name, type: 'OBJECT_PROPERTY' } })),
    outputFields: outputs.map((name) => ({ name, type: 'STRING' })),
    type: 'CUSTOM_CODE',
  };
}

/** If/then: the first branch whose filter holds wins. An arm without `to` leaves the workflow. */
export function listBranch(
  arms: readonly { name: string; filter: Json; to: string | null }[],
  otherwise: { name?: string; to: string | null },
): Action {
  return {
    listBranches: arms.map((arm) => ({
      filterBranch: anyOf(arm.filter),
      branchName: arm.name,
      ...way('connection', arm.to),
    })),
    type: 'LIST_BRANCH',
    ...(otherwise.name === undefined ? {} : { defaultBranchName: otherwise.name }),
    ...way('defaultBranch', otherwise.to),
  };
}

export function staticBranch(
  propertyName: string,
  arms: readonly [value: string, to: string | null][],
): Action {
  return {
    inputValue: { propertyName, type: 'OBJECT_PROPERTY' },
    staticBranches: arms.map(([branchValue, to]) => ({ branchValue, ...way('connection', to) })),
    type: 'STATIC_BRANCH',
  };
}

export function randomBranch(arms: readonly [percentage: number, to: string][]): Action {
  return {
    testBranches: arms.map(([percentage, to]) => ({ ...way('connection', to), percentage })),
    type: 'AB_TEST_BRANCH',
  };
}

function way(key: 'connection' | 'defaultBranch', to: string | null): Json {
  return to === null ? {} : { [key]: { edgeType: 'STANDARD', nextActionId: to } };
}
