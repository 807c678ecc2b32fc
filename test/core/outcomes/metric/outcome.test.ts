import { describe, expect, it } from 'vitest';
import type { Metric, MetricOperator } from '../../../../src/core/hypotheses/metric.ts';
import { holds } from '../../../../src/core/outcomes/metric/condition.ts';
import { readOutcome, type OutcomeFacts } from '../../../../src/core/outcomes/metric/outcome.ts';

const joinedAt = Date.parse('2026-03-01T22:30:00.000Z');
const window = { joinedAt, windowDays: 30, timeZone: 'Europe/Berlin' };
const DATE: Metric = { kind: 'date_property', property: 'second_order', label: 'bought again' };
const CUSTOMER: Metric = {
  kind: 'property_condition',
  property: 'lifecyclestage',
  operator: 'eq',
  values: ['customer'],
  label: 'became a customer',
};

function dated(value: string | null): OutcomeFacts {
  return { properties: { second_order: value }, history: {} };
}

function versioned(versions: [string, string][], today: string | null = null): OutcomeFacts {
  const lifecyclestage = versions.map(([at, value]) => ({ value, at: Date.parse(at) }));
  return { properties: { lifecyclestage: today }, history: { lifecyclestage } };
}

describe('outcome by a date and time', () => {
  it.each([
    ['never', null, 'not_reached'],
    ['cleared', '', 'not_reached'],
    ['at the very moment of joining', '2026-03-01T22:30:00Z', 'prior'],
    ['a millisecond after joining', '2026-03-01T22:30:00.001Z', 'reached'],
    ['at the end of the window', '2026-03-31T22:30:00Z', 'reached'],
    ['a millisecond after the window', '2026-03-31T22:30:00.001Z', 'not_reached'],
    ['long before', '2025-03-01T00:00:00Z', 'prior'],
    ['in epoch milliseconds', String(joinedAt + 1000), 'reached'],
    ['in no form of a date', 'soon', 'not_evaluable'],
    ['on a day that does not exist', '2026-02-31T99:00', 'not_evaluable'],
  ])('that came %s', (_, value, kind) => {
    expect(readOutcome(DATE, dated(value), window).kind).toBe(kind);
  });

  it('keeps the moment', () => {
    expect(readOutcome(DATE, dated('2026-03-05T10:00:00Z'), window)).toEqual({
      kind: 'reached',
      at: Date.parse('2026-03-05T10:00:00Z'),
    });
  });
});

describe('outcome by a day without a time', () => {
  // 22:30 UTC on 1 March is 23:30 in Berlin and already 2 March in Tokyo.
  it.each([
    ['the day of joining', '2026-03-01', 'Europe/Berlin', 'reached'],
    ['the day before joining', '2026-02-28', 'Europe/Berlin', 'prior'],
    ['the last day of the window', '2026-03-31', 'Europe/Berlin', 'reached'],
    ['the day after the window', '2026-04-01', 'Europe/Berlin', 'not_reached'],
    ['what is the day before joining further east', '2026-03-01', 'Asia/Tokyo', 'prior'],
    ['the last day of the window further east', '2026-04-01', 'Asia/Tokyo', 'reached'],
    ['a day as midnight UTC in milliseconds', String(Date.UTC(2026, 2, 1)), 'America/New_York', 'reached'],
    ['a day that is none', '2026-13-45', 'Europe/Berlin', 'not_evaluable'],
  ])('on %s', (_, day, timeZone, kind) => {
    expect(readOutcome(DATE, dated(day), { ...window, timeZone }).kind).toBe(kind);
  });

  it('counts calendar days over a leap day and a change to summer time', () => {
    const leap = { joinedAt: Date.parse('2028-02-28T12:00:00Z'), windowDays: 1, timeZone: 'Europe/Berlin' };
    expect(readOutcome(DATE, dated('2028-02-29'), leap).kind).toBe('reached');
    expect(readOutcome(DATE, dated('2028-03-01'), leap).kind).toBe('not_reached');
    const summer = { joinedAt: Date.parse('2026-03-28T23:30:00Z'), windowDays: 1, timeZone: 'Europe/Berlin' };
    expect(readOutcome(DATE, dated('2026-03-30'), summer).kind).toBe('reached');
    expect(readOutcome(DATE, dated('2026-03-31'), summer).kind).toBe('not_reached');
  });

  it('is never earlier than the join', () => {
    expect(readOutcome(DATE, dated('2026-03-01'), window)).toEqual({ kind: 'reached', at: joinedAt });
  });
});

describe('outcome by the history of a property', () => {
  it('is the first moment the condition held', () => {
    const facts = versioned([
      ['2026-01-01T00:00:00Z', 'lead'],
      ['2026-03-10T00:00:00Z', 'customer'],
      ['2026-03-20T00:00:00Z', 'customer'],
    ]);
    expect(readOutcome(CUSTOMER, facts, window)).toEqual({
      kind: 'reached',
      at: Date.parse('2026-03-10T00:00:00Z'),
    });
  });

  it('counts though the value was taken back later', () => {
    const facts = versioned(
      [
        ['2026-03-10T00:00:00Z', 'customer'],
        ['2026-03-12T00:00:00Z', 'lead'],
      ],
      'lead',
    );
    expect(readOutcome(CUSTOMER, facts, window).kind).toBe('reached');
  });

  it('is prior when it held at joining, or once before', () => {
    expect(readOutcome(CUSTOMER, versioned([['2026-01-01T00:00:00Z', 'customer']]), window).kind).toBe(
      'prior',
    );
    const lost = versioned([
      ['2025-01-01T00:00:00Z', 'customer'],
      ['2025-06-01T00:00:00Z', 'lead'],
    ]);
    expect(readOutcome(CUSTOMER, lost, window).kind).toBe('prior');
  });

  it('stays not reached when it came after the window, whatever the value is today', () => {
    const late = versioned([['2026-05-01T00:00:00Z', 'customer']], 'customer');
    expect(readOutcome(CUSTOMER, late, window).kind).toBe('not_reached');
  });

  it('is not reached for a property that was never set', () => {
    expect(readOutcome(CUSTOMER, versioned([]), window).kind).toBe('not_reached');
    expect(readOutcome(CUSTOMER, { properties: {}, history: {} }, window).kind).toBe('not_reached');
  });

  it('cannot be judged by today’s value alone', () => {
    expect(readOutcome(CUSTOMER, versioned([], 'customer'), window)).toEqual({
      kind: 'not_evaluable',
      why: 'history_missing',
    });
  });

  it('cannot be judged when HubSpot has cut off what was before joining', () => {
    const many = Array.from({ length: 20 }, (_, hour): [string, string] => [
      `2026-03-05T${String(hour).padStart(2, '0')}:00:00Z`,
      'customer',
    ]);
    expect(readOutcome(CUSTOMER, versioned(many), window)).toEqual({
      kind: 'not_evaluable',
      why: 'history_cut_off',
    });
    expect(readOutcome(CUSTOMER, versioned(many.slice(1)), window).kind).toBe('reached');
  });
});

describe('condition on a property', () => {
  const rows: [MetricOperator, string[], string | null, boolean][] = [
    ['eq', ['yes'], 'yes', true],
    ['eq', ['yes'], 'no', false],
    ['eq', ['b'], 'a;b', true],
    ['eq', [], 'yes', false],
    ['in', ['won', 'renewed'], 'renewed', true],
    ['in', ['won', 'renewed'], 'lost', false],
    ['gte', ['2'], '2', true],
    ['gte', ['2'], '10', true],
    ['gte', ['2'], '1.9', false],
    ['gte', ['2'], 'many', false],
    ['gte', [], '3', false],
    ['gte', [''], '3', false],
    ['lte', ['5'], '5', true],
    ['lte', ['5'], '6', false],
    ['known', [], 'anything', true],
    ['known', [], '', false],
    ['known', [], null, false],
    ['lte', ['5'], null, false],
  ];
  it.each(rows)('%s %j holds for %j: %s', (operator, values, value, expected) => {
    expect(holds({ kind: 'property_condition', property: 'p', label: 'p', operator, values }, value)).toBe(
      expected,
    );
  });
});
