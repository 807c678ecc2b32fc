import { describe, expect, it } from 'vitest';
import type { Metric } from '../../../src/core/hypotheses/metric.ts';
import { readOutcome, type PropertyVersion } from '../../../src/core/outcomes/metric/outcome.ts';
import { DAY_MS } from '../../../src/core/time.ts';

const joinedAt = Date.parse('2026-03-01T12:00:00.000Z');
const window = { joinedAt, windowDays: 30, timeZone: 'UTC' };
const windowEnd = joinedAt + 30 * DAY_MS;

function outcome(metric: Metric, versions: readonly [day: number, value: string][]) {
  const history: PropertyVersion[] = versions.map(([day, value]) => ({ at: joinedAt + day * DAY_MS, value }));
  const today = history.at(-1)?.value ?? null;
  const facts = { properties: { field: today }, history: { field: history } };
  return readOutcome(metric, facts, window);
}

describe('a state on the last day of the window', () => {
  const metric: Metric = {
    kind: 'property_condition',
    property: 'field',
    operator: 'eq',
    values: ['active'],
    measure: 'at_window_end',
    label: 'still subscribed',
  };
  it.each<[string, [number, string][], string]>([
    ['held before joining and still holds', [[-10, 'active']], 'reached'],
    [
      'was lost and won back in time',
      [
        [-10, 'active'],
        [5, 'paused'],
        [29, 'active'],
      ],
      'reached',
    ],
    [
      'was there once and lost before the end',
      [
        [-10, 'active'],
        [29, 'ended'],
      ],
      'not_reached',
    ],
    [
      'was lost only after the end',
      [
        [-10, 'active'],
        [31, 'ended'],
      ],
      'reached',
    ],
    ['came only after the end', [[31, 'active']], 'not_reached'],
    ['was never set', [], 'not_reached'],
  ])('%s', (_, versions, kind) => {
    expect(outcome(metric, versions).kind).toBe(kind);
  });

  it('is dated to the end of the window', () => {
    expect(outcome(metric, [[-10, 'active']])).toEqual({ kind: 'reached', at: windowEnd });
  });
});

describe('a number that has to reach so much', () => {
  const spent = (measure: 'gain' | 'at_window_end'): Metric => ({
    kind: 'number_threshold',
    property: 'field',
    measure,
    atLeast: 50,
    label: 'spent at least 50',
  });
  it.each<[string, [number, string][], string, string]>([
    [
      'spent enough since joining',
      [
        [-5, '100'],
        [10, '150'],
      ],
      'reached',
      'reached',
    ],
    ['had spent it before', [[-5, '100']], 'not_reached', 'reached'],
    [
      'spent it after the window',
      [
        [-5, '10'],
        [31, '400'],
      ],
      'not_reached',
      'not_reached',
    ],
    [
      'had spent nothing before',
      [
        [3, '49.99'],
        [4, '50'],
      ],
      'reached',
      'reached',
    ],
    [
      'was paid back in time',
      [
        [3, '60'],
        [9, '0'],
      ],
      'not_reached',
      'not_reached',
    ],
    ['is a cent short', [[3, '49.99']], 'not_reached', 'not_reached'],
    ['is no number', [[3, 'much']], 'not_evaluable', 'not_evaluable'],
    ['is unset', [], 'not_reached', 'not_reached'],
  ])('%s', (_, versions, gained, stands) => {
    expect(outcome(spent('gain'), versions).kind).toBe(gained);
    expect(outcome(spent('at_window_end'), versions).kind).toBe(stands);
  });

  it('is not lost to floating point', () => {
    expect(
      outcome(spent('gain'), [
        [-1, '0.1'],
        [1, '50.1'],
      ]).kind,
    ).toBe('reached');
  });

  it('cannot be told from a history that begins after the join and was cut off', () => {
    const many = Array.from({ length: 20 }, (_, index): [number, string] => [index + 1, String(index * 10)]);
    expect(outcome(spent('gain'), many)).toEqual({ kind: 'not_evaluable', why: 'history_cut_off' });
    expect(outcome(spent('gain'), many.slice(1)).kind).toBe('reached');
  });
});
