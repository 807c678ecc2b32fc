import { describe, expect, it } from 'vitest';
import { event } from '../../../factories/filters.ts';
import { flowModel, workflowOf } from '../../../factories/normalised.ts';
import {
  actionOf,
  branchOnValue,
  connection,
  delay,
  flow,
  sendEmail,
  waitForEvent,
  type Step,
} from '../../../factories/workflows.ts';

const PLAN = { type: 'OBJECT_PROPERTY', propertyName: 'plan' };

/** Actions by hand: id, and where its connection leads. */
function chain(...edges: [id: string, to: string | null, edgeType?: 'STANDARD' | 'GOTO'][]) {
  const actions = edges.map(([actionId, to, edgeType]) => ({
    ...sendEmail().action,
    actionId,
    ...(to === null ? {} : { connection: connection(to, edgeType) }),
  }));
  return { ...flow(), startActionId: edges[0]?.[0], actions };
}

describe('the graph of a workflow', () => {
  it('has the arms of every kind of branch as edges, in whatever order the actions are listed', () => {
    const actions = [
      {
        actionId: '9',
        type: 'AB_TEST_BRANCH',
        testBranches: [{ connection: connection('4'), percentage: 50 }, connection('5')],
      },
      { ...sendEmail().action, actionId: '4' },
      { ...sendEmail().action, actionId: '5' },
      {
        actionId: '1',
        type: 'LIST_BRANCH',
        listBranches: [{ connection: connection('2') }, {}],
        defaultBranch: connection('3'),
      },
      { ...sendEmail().action, actionId: '2', connection: connection('9') },
      {
        actionId: '3',
        type: 'STATIC_BRANCH',
        staticBranches: [{ branchValue: 'a', connection: connection('9') }],
        defaultBranchName: 'Others',
      },
    ];
    const { edges, unreachable, danglingEdges } = workflowOf({ ...flow(), startActionId: '1', actions });
    expect(edges.map(({ from, to }) => `${from}-${to}`).sort()).toEqual([
      '1-2',
      '1-3',
      '2-9',
      '3-9',
      '9-4',
      '9-5',
    ]);
    expect({ unreachable, danglingEdges }).toEqual({ unreachable: [], danglingEdges: [] });
  });

  it('marks go-to edges', () => {
    expect(workflowOf(chain(['1', '2', 'GOTO'], ['2', null])).edges).toEqual([
      { from: '1', to: '2', isGoTo: true },
    ]);
  });

  it('reports edges to actions that do not exist', () => {
    const path = '$.actions[1].connection.nextActionId';
    expect(workflowOf(chain(['1', '2'], ['2', '9999'])).danglingEdges).toEqual([
      { from: '2', to: '9999', path },
    ]);
  });

  it('reports actions that nobody comes to', () => {
    expect(workflowOf(chain(['1', null], ['2', '1'])).unreachable).toEqual(['2']);
  });

  it('does not follow a default branch written as HubSpot does not read it', () => {
    const actions = [
      {
        actionId: '1',
        type: 'LIST_BRANCH',
        listBranches: [],
        defaultBranch: { connection: connection('2') },
      },
      { ...sendEmail().action, actionId: '2' },
    ];
    expect(workflowOf({ ...flow(), startActionId: '1', actions }).unreachable).toEqual(['2']);
  });

  it('reports a start that does not exist', () => {
    const { danglingEdges } = workflowOf({ ...chain(['1', null]), startActionId: '5' });
    expect(danglingEdges).toEqual([{ from: 'start', to: '5', path: '$.startActionId' }]);
  });

  it('takes the action without predecessor for the start where none is named', () => {
    const { startActionId, unreachable } = workflowOf({
      ...chain(['2', null], ['1', '2']),
      startActionId: undefined,
    });
    expect({ startActionId, unreachable }).toEqual({ startActionId: '1', unreachable: [] });
  });

  it('ends where a connection is empty', () => {
    const actions = [{ ...sendEmail().action, actionId: '1', connection: {} }];
    expect(workflowOf({ ...flow(), startActionId: '1', actions }).edges).toEqual([]);
  });
});

describe('the longest path', () => {
  const pathOf = (...steps: Step[]) => flowModel({ steps }).longestPath;

  it.each([
    ['2880', 'MINUTES', 2],
    ['36', 'HOURS', 1.5],
    [3, 'DAYS', 3],
    ['2', 'weeks', 14],
    ['1', 'MONTHS', 31],
    ['90', 'SECONDS', 90 / 86_400],
    ['-5', 'DAYS', 0],
    ['soon', 'DAYS', 0],
    ['5', 'FORTNIGHTS', 0],
  ])('counts %s %s as %d days', (delta, time_unit, days) => {
    expect(pathOf(actionOf('0-1', { delta, time_unit })).days).toBeCloseTo(days, 9);
  });

  it('is that of the slowest branch; the last message may leave earlier', () => {
    const slow = [sendEmail(), delay(10)];
    const fast = [delay(1), sendEmail()];
    const arms = [
      { value: 'a', steps: slow },
      { value: 'b', steps: fast },
    ];
    expect(pathOf(delay(2), branchOnValue(PLAN, arms))).toEqual({
      days: 12,
      messageDays: 3,
      unbounded: false,
    });
  });

  it('knows of no last message where there is none', () => {
    expect(pathOf(delay(2)).messageDays).toBeNull();
    expect(pathOf()).toEqual({ days: 0, messageDays: null, unbounded: false });
  });

  it('counts a wait for an event by its expiration', () => {
    expect(pathOf(waitForEvent(event('4-1639801'), 1440), sendEmail())).toEqual({
      days: 1,
      messageDays: 1,
      unbounded: false,
    });
  });

  it('has no end with a wait that never expires', () => {
    expect(pathOf(waitForEvent(event('4-1639801')), sendEmail())).toMatchObject({ unbounded: true });
  });

  it('gives a delay until a date no length of its own', () => {
    const date = { type: 'OBJECT_PROPERTY', propertyName: 'renewal' };
    expect(pathOf(actionOf('0-35', { date, delta: '5', time_unit: 'DAYS' }), sendEmail())).toEqual({
      days: 0,
      messageDays: 0,
      unbounded: false,
    });
  });

  it('has no end with a loop, and counts it once', () => {
    const [first, second] = [delay(1), delay(2)].map((step, index) => ({
      ...step.action,
      actionId: String(index + 1),
    }));
    const actions = [
      { ...first, connection: connection('2') },
      { ...second, connection: connection('1', 'GOTO') },
    ];
    const { longestPath, unreachable } = workflowOf({ ...flow(), startActionId: '1', actions });
    expect(longestPath).toEqual({ days: 3, messageDays: null, unbounded: true });
    expect(unreachable).toEqual([]);
  });

  it('is not doubled where branches meet again', () => {
    const actions = [
      {
        actionId: '1',
        type: 'LIST_BRANCH',
        listBranches: [{ connection: connection('2') }],
        defaultBranch: connection('3'),
      },
      { ...delay(5).action, actionId: '2', connection: connection('3', 'GOTO') },
      { ...sendEmail().action, actionId: '3' },
    ];
    expect(workflowOf({ ...flow(), startActionId: '1', actions }).longestPath).toEqual({
      days: 5,
      messageDays: 5,
      unbounded: false,
    });
  });

  it('is found in a workflow of 20,000 actions in a row', () => {
    const steps = Array.from({ length: 20_000 }, () => delay(1));
    expect(pathOf(...steps).days).toBeCloseTo(20_000, 3);
  });
});
