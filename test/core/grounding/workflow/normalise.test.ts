import { describe, expect, it } from 'vitest';
import { normaliseWorkflow } from '../../../../src/core/grounding/workflow/normalise.ts';
import { and, anyOf, event, inList, propertyIs, type Json } from '../../../factories/filters.ts';
import { flowModel, workflowOf } from '../../../factories/normalised.ts';
import {
  actionOf,
  customCode,
  enrolByFilter,
  enrolOnEvent,
  flow,
  waitForEvent,
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
