import { describe, expect, it } from 'vitest';
import { normaliseWorkflow } from '../../../../src/core/grounding/workflow/normalise.ts';
import {
  and,
  anyOf,
  event,
  inList,
  namedValue,
  notInList,
  propertyChanged,
  propertyIs,
  type Json,
} from '../../../factories/filters.ts';
import { flowModel, workflowOf } from '../../../factories/normalised.ts';
import {
  actionOf,
  addToList,
  assignToHypothesis,
  branchOnFilter,
  branchOnValue,
  customCode,
  enrolByFilter,
  enrolFromList,
  enrolOnEvent,
  flow,
  goToWorkflow,
  removeFromList,
  rotateOwner,
  sendEmail,
  sendSms,
  setProperty,
  waitForEvent,
  webhook,
} from '../../../factories/workflows.ts';

function deep(levels: number): Json {
  let value: Json = {};
  for (let level = 0; level < levels; level += 1) value = { value };
  return value;
}

describe('a definition is refused', () => {
  it.each<[string, unknown, string]>([
    ['when it is text', 'workflow', 'not_a_workflow'],
    ['when it is a list of the Lists API', { listId: '1', name: 'x' }, 'not_a_workflow'],
    ['when it is a row of the listing, without actions', { ...flow(), actions: undefined }, 'malformed'],
    ['without an id', { ...flow(), id: undefined }, 'malformed'],
    ['when nobody knows whether it is on', { ...flow(), isEnabled: undefined }, 'malformed'],
    ['when an action has no id', { ...flow(), actions: [{ type: 'WEBHOOK' }] }, 'malformed'],
    ['when an action is null', { ...flow(), actions: [null] }, 'malformed'],
    ['when it nests without end', { ...flow(), customProperties: deep(100_000) }, 'too_deep'],
  ])('%s', (_name, definition, reason) => {
    expect(normaliseWorkflow(definition)).toMatchObject({ ok: false, reason });
  });

  it('with the place of the fault', () => {
    const read = normaliseWorkflow({ ...flow(), actions: [{ type: 'WEBHOOK' }] });
    expect(!read.ok && read.message).toContain('actions.0.actionId');
  });
});

describe('what real answers hold', () => {
  it('numbers for ids, and no start, criteria, name or type', () => {
    const bare = { id: 77, isEnabled: false, actions: [] };
    expect(workflowOf(bare)).toMatchObject({
      id: '77',
      name: 'Unnamed workflow 77',
      objectTypeId: '0-0',
      flowType: 'WORKFLOW',
      startActionId: null,
      unreachable: [],
      enrolment: { kind: 'none', waysIn: [] },
      createdAt: null,
    });
  });

  it('text, arrays and objects mixed in the fields of an action', () => {
    const fields = {
      delta: '1440',
      user_ids: ['1'],
      value: { type: 'STATIC_VALUE' },
      nothing: null,
      flag: true,
    };
    expect(flowModel({ steps: [actionOf('0-99', fields)] }).actions).toHaveLength(1);
  });

  it.each<[string, Json]>([
    [
      'sorting by nothing',
      {
        dataSources: [
          { name: 's', type: 'ASSOCIATION', sortBy: { property: 'x', order: 'ASC', missing: null } },
        ],
      },
    ],
    ['data sources nobody uses', { dataSources: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }],
    ['a schedule', { enrollmentSchedule: { type: 'DAILY', timeOfDay: { hour: 7, minute: 0 } } }],
    ['no name for the branch of all others', { defaultBranchName: 'Others' }],
    ['an object type of 0-0', { objectTypeId: '0-0' }],
    ['a uuid that is none', { uuid: 'deal-default-1' }],
  ])('%s', (_name, extra) => {
    expect(normaliseWorkflow(flow({ extra })).ok).toBe(true);
  });

  it('output fields of custom code of any type', () => {
    const action = { ...customCode().action, actionId: '1', outputFields: [{ name: 'zip', type: 'STRING' }] };
    expect(normaliseWorkflow({ ...flow(), actions: [action] }).ok).toBe(true);
  });

  it('actions with an action type id and no type, read as single connections', () => {
    const actions = [{ actionId: '1', actionTypeId: '0-4', fields: { content_id: '5' } }];
    const { actions: found, messages } = workflowOf({ ...flow(), startActionId: '1', actions });
    expect(found[0]).toMatchObject({ type: 'SINGLE_CONNECTION', kind: 'message' });
    expect(messages).toEqual([
      { channel: 'email', contentId: '5', actionId: '1', path: '$.actions[0].fields.content_id' },
    ]);
  });

  it('a scheduled dataset, of which no way in is known', () => {
    const enrolment = { type: 'DATASET', datasetId: 5, shouldReEnroll: true };
    expect(flowModel({ enrolment }).enrolment).toEqual({ kind: 'dataset', shouldReEnrol: true, waysIn: [] });
  });

  it('re-enrolment without triggers, which is no fault', () => {
    const enrolment = enrolByFilter(and([propertyIs('stage', 'a')]), { shouldReEnroll: true });
    expect(flowModel({ enrolment }).enrolment).toMatchObject({
      shouldReEnrol: true,
      waysIn: [{ words: 'stage is a' }],
    });
  });
});

describe('enrolment by events', () => {
  it('has a way in for each event', () => {
    const { enrolment } = flowModel({ enrolment: enrolOnEvent([event('4-1639801'), event('4-96000')]) });
    expect(enrolment.waysIn.map(({ words }) => words)).toEqual(['form submitted', 'page visited']);
  });

  it.each(['refinementCriteria', 'listFilterBranch'])('narrows each event by %s', (key) => {
    const enrolment = {
      ...enrolOnEvent([event('4-1639801'), event('4-96000')]),
      [key]: anyOf([inList('7')]),
    };
    expect(flowModel({ enrolment }).enrolment.waysIn.map(({ inLists }) => inLists)).toEqual([['7'], ['7']]);
  });

  it('takes membership branches as further ways in', () => {
    const enrolment = {
      ...enrolOnEvent([event('4-1639801')]),
      listMembershipFilterBranches: [and([inList('7')])],
    };
    expect(flowModel({ enrolment }).enrolment.waysIn.map(({ inLists }) => inLists)).toEqual([[], ['7']]);
  });

  it('shows the other workflow whose event is waited for', () => {
    const other = event('4-1466013', propertyIs('hs_flow_id', '900'));
    expect(flowModel({ enrolment: enrolOnEvent([other]) }).listensTo).toMatchObject([{ workflowId: '900' }]);
    expect(flowModel({ steps: [waitForEvent(other)] }).listensTo).toMatchObject([{ workflowId: '900' }]);
  });
});

describe('lists of a workflow', () => {
  it('are told apart by what they are used for, and in which direction', () => {
    const workflow = flowModel({
      enrolment: enrolByFilter(anyOf([inList('1'), notInList('2')]), {
        reEnrollmentTriggersFilterBranches: [and([inList('3')])],
      }),
      steps: [
        addToList('4'),
        removeFromList('5'),
        actionOf('0-13', { operation: 'ADD', list_id: '6' }),
        actionOf('0-13', { operation: 'REMOVE', list_id: 7 }),
        branchOnFilter([{ filter: anyOf([inList('8')]), steps: [] }]),
      ],
      extra: {
        suppressionListIds: [9],
        goalFilterBranch: anyOf([inList('10')]),
        suppressionFilterBranch: anyOf([inList('11')]),
      },
    });
    const uses = workflow.lists.map(
      ({ listId, use, positive }) => `${use} ${positive ? '' : 'not '}${listId}`,
    );
    expect(uses.sort()).toEqual([
      'adds_to 4',
      'adds_to 6',
      'branch 8',
      'enrolment 1',
      'enrolment not 2',
      'goal 10',
      're_enrolment 3',
      'removes_from 5',
      'removes_from 7',
      'suppression 11',
      'suppression 9',
    ]);
  });

  it('carry the path of their evidence', () => {
    const path = '$.enrollmentCriteria.listFilterBranch.filterBranches[0].filters[0]';
    expect(flowModel({ enrolment: enrolFromList('1') }).lists).toEqual([
      { listId: '1', use: 'enrolment', positive: true, path },
    ]);
  });
});

describe('properties of a workflow', () => {
  const read = (workflow: ReturnType<typeof flowModel>) =>
    workflow.propertiesRead.map(({ property, objectTypeId, use }) => `${use} ${objectTypeId} ${property}`);

  it('read in filters: the changed property, not hs_name', () => {
    const enrolment = enrolByFilter(and([propertyIs('stage', 'a')]), {
      reEnrollmentTriggersFilterBranches: [and(namedValue('stage', 'a'))],
    });
    expect(read(flowModel({ enrolment }))).toEqual(['enrolment 0-1 stage', 're_enrolment 0-1 stage']);
    expect(read(flowModel({ enrolment: enrolOnEvent([propertyChanged('stage')]) }))).toEqual([
      'enrolment 0-1 stage',
    ]);
  });

  it('read in branches, texts, code, owners and dates', () => {
    const steps = [
      actionOf('0-8', {
        body: 'Hi {{ enrolled_object.firstname }} {{ _0_2.name }} {{ fetched_objects.fetched_object_1.amount }}',
        owner_properties: ['hubspot_owner_id'],
      }),
      actionOf('0-35', { date: { type: 'OBJECT_PROPERTY', propertyName: 'renewal' } }),
      actionOf('0-63189541', {
        enrolledObjectPropertyNameToMatch: '0-1/email',
        associatedObjectPropertyNameToMatch: '2-5/mail',
      }),
      branchOnValue({ type: 'OBJECT_PROPERTY', propertyName: 'plan' }, []),
    ];
    expect(read(flowModel({ steps })).sort()).toEqual([
      'action 0-1 email',
      'action 0-1 firstname',
      'action 0-1 hubspot_owner_id',
      'action 0-1 renewal',
      'action 0-2 name',
      'action 2-5 mail',
      'action null amount',
      'branch 0-1 plan',
    ]);
  });

  it('read for anchors and schedules', () => {
    const extra = {
      eventAnchor: { type: 'CONTACT_PROPERTY_ANCHOR', contactProperty: 'birthday' },
      enrollmentSchedule: { type: 'PROPERTY_BASED', dateProperty: 'renewal' },
    };
    expect(read(flowModel({ extra }))).toEqual(['enrolment 0-1 birthday', 'enrolment 0-1 renewal']);
  });

  it('written, with the value where it is fixed', () => {
    const steps = [
      setProperty('onboarded', 'true'),
      setProperty('greeting', 'Hi {{ enrolled_object.firstname }}'),
      actionOf('0-5', {
        property_name: 'when',
        value: { type: 'TIMESTAMP', timestampType: 'EXECUTION_TIME' },
      }),
      actionOf('0-5', { property_name: 'bare', value: { staticValue: 'x' } }),
      actionOf('0-5', {
        property_name: 'far',
        value: { staticValue: 'x', type: 'STATIC_VALUE' },
        association: { associationTypeId: 3 },
      }),
      rotateOwner(),
      actionOf('0-14', {
        object_type_id: '0-5',
        properties: [{ targetProperty: 'subject', value: { type: 'STATIC_VALUE', staticValue: 'S' } }],
      }),
    ];
    const written = flowModel({ steps }).propertiesWritten;
    expect(written.map(({ property, objectTypeId, value }) => [property, objectTypeId, value])).toEqual([
      ['onboarded', '0-1', 'true'],
      ['greeting', '0-1', null],
      ['when', '0-1', null],
      ['bare', '0-1', 'x'],
      ['far', null, 'x'],
      ['hubspot_owner_id', '0-1', null],
      ['subject', '0-5', 'S'],
    ]);
  });
});

describe('actions of a workflow', () => {
  it('send messages by channel, with the id of what is sent', () => {
    const steps = [
      sendEmail('8'),
      sendSms(),
      actionOf('0-46510720', { sequenceId: 12 }),
      actionOf('0-4', { content_id: '0' }),
    ];
    expect(flowModel({ steps }).messages.map(({ channel, contentId }) => [channel, contentId])).toEqual([
      ['email', '8'],
      ['sms', null],
      ['sequence', '12'],
      ['email', '0'],
    ]);
  });

  it('hand records to destinations; the same destination has the same key', () => {
    const steps = [
      webhook('https://user:secret@Hooks.example.com:8443/a?b#c'),
      webhook('https://hooks.example.com/other'),
      webhook(''),
      customCode('a'),
      customCode('a'),
      customCode('b'),
      actionOf('1-200000001', { sharedSecret: 'hidden' }, 3),
      actionOf('0-99999'),
      actionOf('1-179507819'),
    ];
    const found = flowModel({ steps }).destinations;
    const [first, second, none, codeA, codeA2, codeB, app, unknown] = found.map(({ key }) => key);
    expect([first, second, none, app, unknown]).toEqual([
      'hooks.example.com',
      'hooks.example.com',
      'no address',
      '1-200000001',
      '0-99999',
    ]);
    expect(codeA).toBe(codeA2);
    expect(codeA).not.toBe(codeB);
    expect(found.map(({ kind }) => kind)).toEqual([
      'webhook',
      'webhook',
      'webhook',
      'custom_code',
      'custom_code',
      'custom_code',
      'app_action',
      'unknown_action',
    ]);
  });

  it('are labelled as unknown where nobody knows them', () => {
    const actions = flowModel({ steps: [actionOf('0-99999'), { action: { type: 'NEW_KIND' } }] }).actions;
    expect(actions.map(({ kind, label }) => [kind, label])).toEqual([
      ['unknown', 'unknown action 0-99999'],
      ['unknown', 'unknown action NEW_KIND'],
    ]);
  });

  it('send on to other workflows', () => {
    const { goesTo } = flowModel({ steps: [goToWorkflow('900')] });
    expect(goesTo).toEqual([{ workflowId: '900', actionId: '1', path: '$.actions[0].fields.flow_id' }]);
  });
});

describe('our own action', () => {
  it.each<[string, unknown, string | null]>([
    ['text', 'h_abcdefghij', 'h_abcdefghij'],
    ['a fixed value', { type: 'STATIC_VALUE', staticValue: 'h_abcdefghij' }, 'h_abcdefghij'],
    ['a property of the record', { type: 'OBJECT_PROPERTY', propertyName: 'x' }, null],
    ['a token', '{{ enrolled_object.hypothesis }}', null],
    ['nothing', undefined, null],
  ])('names its hypothesis by %s', (_name, value, hypothesisId) => {
    expect(flowModel({ steps: [assignToHypothesis(value)] }).assignments).toMatchObject([
      { actionId: '1', hypothesisId },
    ]);
  });

  it('is an app action like any other where it has another id', () => {
    const workflow = flowModel({ steps: [assignToHypothesis('h_abcdefghij', '1-8888')] });
    expect(workflow.assignments).toEqual([]);
    expect(workflow.destinations).toMatchObject([{ kind: 'app_action', key: '1-8888' }]);
  });

  it('shows the branch on the group it answered with', () => {
    const arm = { type: 'FIELD_DATA', actionId: '1', dataKey: 'arm' };
    const steps = [
      assignToHypothesis('h_abcdefghij'),
      branchOnValue(arm, [
        { value: 'treatment', steps: [sendEmail()] },
        { value: 'control', steps: [] },
      ]),
    ];
    expect(flowModel({ steps }).armBranches).toEqual([
      {
        actionId: '2',
        assignmentActionId: '1',
        path: '$.actions[1]',
        ways: [
          { arm: 'treatment', to: '3' },
          { arm: 'control', to: null },
          { arm: null, to: null },
        ],
      },
    ]);
  });

  it('has no branch where another output or another action is read', () => {
    const other = (input: Json) =>
      flowModel({ steps: [assignToHypothesis('h_abcdefghij'), branchOnValue(input, [])] });
    expect(other({ type: 'FIELD_DATA', actionId: '1', dataKey: 'since' }).armBranches).toEqual([]);
    expect(other({ type: 'FIELD_DATA', actionId: '9', dataKey: 'arm' }).armBranches).toEqual([]);
  });
});
