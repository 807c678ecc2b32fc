import { describe, expect, it } from 'vitest';
import type { Json } from '../../../factories/filters.ts';
import { flowModel } from '../../../factories/normalised.ts';
import {
  actionOf,
  assignToHypothesis,
  branchOnValue,
  customCode,
  goToWorkflow,
  sendEmail,
  sendSms,
  webhook,
} from '../../../factories/workflows.ts';

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
