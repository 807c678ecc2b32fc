import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../../../src/core/outcomes/cohort/ledger-row.ts';
import {
  isOurs,
  OUTCOME_PROPERTIES,
  OUTCOME_PROPERTY_NAMES,
} from '../../../../src/core/outcomes/properties/outcome-properties.ts';
import { optionsInStep } from '../../../../src/core/outcomes/properties/property-options.ts';
import {
  changedValues,
  NO_VALUES,
  outcomeValues,
  participation,
  speakingHypothesis,
} from '../../../../src/core/outcomes/properties/property-values.ts';
import { DAY_MS, toInstant } from '../../../../src/core/time.ts';
import {
  hypothesisId,
  makeDraft,
  makeHypothesis,
  makeSlots,
  makeStart,
  makeVerdict,
} from '../../../factories/hypotheses.ts';
import { rowJoinedOn, START } from '../cohort-fixtures.ts';

const A = hypothesisId(1);
const B = hypothesisId(2);
const OURS = new Set([A, B]);
const REACHED: Partial<LedgerRow> = { outcomeAt: START + 3 * DAY_MS };
const at = (day: number) => START + day * DAY_MS;
const hypothesis = makeHypothesis({ start: makeStart({ at: toInstant(START) }) });

function valuesOf(rows: LedgerRow[], today: number, of = hypothesis) {
  const speaking = speakingHypothesis(of, 'UTC', at(today));
  return speaking === null ? null : outcomeValues([participation(rows, speaking)], 'UTC');
}

describe('values of a record', () => {
  it.each([
    [
      'reached in time',
      [rowJoinedOn(1, REACHED)],
      { groundwork_reached: A, groundwork_last_result: '2026-08-03' },
    ],
    ['not reached', [rowJoinedOn(1)], { groundwork_not_reached: A, groundwork_last_result: '2026-08-03' }],
    ['prior converter', [rowJoinedOn(1, { excluded: 'prior_converter' })], {}],
    ['not evaluable', [rowJoinedOn(1, { excluded: 'not_evaluable' })], {}],
    ['in both arms', [rowJoinedOn(1, { arm: 'control' }), rowJoinedOn(1)], {}],
    ['joined before the start', [rowJoinedOn(-1, REACHED)], {}],
    ['still waiting, though it happened already', [rowJoinedOn(30, REACHED)], {}],
    ['not read yet', [rowJoinedOn(1, { readAt: null })], {}],
  ])('%s', (_, rows, results) => {
    expect(valuesOf(rows, 50)).toEqual({ ...NO_VALUES, groundwork_hypotheses: A, ...results });
  });

  it('do not tell the arm', () => {
    const held = valuesOf([rowJoinedOn(1, { arm: 'control', ...REACHED })], 50);
    expect(held).toEqual(valuesOf([rowJoinedOn(1, REACHED)], 50));
  });

  it.each([
    ['control', [rowJoinedOn(1, { arm: 'control' })], A],
    ['treatment', [rowJoinedOn(1)], ''],
    ['in both arms', [rowJoinedOn(1, { arm: 'control' }), rowJoinedOn(1)], ''],
  ])('tell who is held out where that was asked for: %s', (_, rows, told) => {
    const speaking = speakingHypothesis(hypothesis, 'UTC', at(50));
    const parts = speaking === null ? [] : [participation(rows, speaking)];
    expect(outcomeValues(parts, 'UTC', { tellsHeldOut: true }).groundwork_held_out).toBe(told);
  });

  it('of several hypotheses are sorted, with the day of the latest result', () => {
    const parts = [
      { hypothesisId: B, standing: 'reached' as const, isHeldOut: false, finishedAt: at(40) },
      { hypothesisId: A, standing: 'reached' as const, isHeldOut: true, finishedAt: at(60) },
    ];
    expect(outcomeValues(parts, 'UTC')).toEqual({
      ...NO_VALUES,
      groundwork_hypotheses: `${A};${B}`,
      groundwork_reached: `${A};${B}`,
      groundwork_not_reached: '',
      groundwork_last_result: '2026-08-30',
    });
  });

  it('stop moving when the verdict is fixed', () => {
    const decided = makeHypothesis({ ...hypothesis, verdict: makeVerdict({ frozenAt: toInstant(at(20)) }) });
    expect(valuesOf([rowJoinedOn(1, REACHED)], 50, decided)).toMatchObject({ groundwork_reached: '' });
  });

  it('do not exist for what never started to measure', () => {
    expect(speakingHypothesis(makeDraft(), 'UTC', 0)).toBeNull();
    expect(speakingHypothesis(makeHypothesis({ kind: 'reviewed' }), 'UTC', 0)).toBeNull();
  });
});

describe('comparison with what is there', () => {
  const wanted = { ...NO_VALUES, groundwork_hypotheses: `${A};${B}`, groundwork_last_result: '2026-08-03' };
  it.each([
    ['the same', { ...wanted }, {}],
    ['another order', { ...wanted, groundwork_hypotheses: `${B};${A}` }, {}],
    ['nothing for an empty value', { ...wanted, groundwork_reached: null }, {}],
    [
      'the day as midnight UTC in milliseconds',
      { ...wanted, groundwork_last_result: String(Date.UTC(2026, 7, 3)) },
      {},
    ],
    ['a choice of somebody else’s', { ...wanted, groundwork_hypotheses: `${B};x;${A}` }, {}],
    [
      'another day',
      { ...wanted, groundwork_last_result: '2026-08-04' },
      { groundwork_last_result: '2026-08-03' },
    ],
    ['a result that is not one any more', { ...wanted, groundwork_reached: A }, { groundwork_reached: '' }],
    [
      'one missing, beside a choice of somebody else’s',
      { ...wanted, groundwork_hypotheses: `x;${A}` },
      { groundwork_hypotheses: `${A};${B};x` },
    ],
    ['nothing at all', {}, { groundwork_hypotheses: `${A};${B}`, groundwork_last_result: '2026-08-03' }],
  ])('%s', (_, known, changes) => {
    expect(changedValues(wanted, known, OURS, OUTCOME_PROPERTY_NAMES)).toEqual(changes);
  });
});

describe('options', () => {
  const titled = (number: number, title: string, rest = {}) =>
    makeHypothesis({ id: hypothesisId(number), slots: makeSlots({ title }), ...rest });
  const option = (value: string, label: string, hidden = false) => ({
    value,
    label,
    hidden,
    displayOrder: -1,
  });

  it('are one for each hypothesis', () => {
    const plan = optionsInStep([], [titled(1, 'First'), titled(2, 'Second')]);
    expect(plan).toMatchObject({
      options: [option(A, 'First'), option(B, 'Second')],
      isChanged: true,
      leftOut: [],
    });
  });

  it('are left alone when nothing changed, in whatever order HubSpot gives them', () => {
    const existing = [option(B, 'Second'), option(A, 'First')];
    expect(optionsInStep(existing, [titled(1, 'First'), titled(2, 'Second')]).isChanged).toBe(false);
  });

  it('follow the title and are hidden when retired', () => {
    const plan = optionsInStep([option(A, 'First')], [titled(1, 'New', { status: 'retired' })]);
    expect(plan).toMatchObject({ options: [option(A, 'New', true)], isChanged: true });
  });

  it('keep what is not ours', () => {
    const plan = optionsInStep([option('x', 'By hand')], [titled(1, 'First')]);
    expect(plan.options.map(({ value }) => value)).toEqual(['x', A]);
  });

  it('tell two hypotheses of one title apart, for HubSpot takes a label once', () => {
    const plan = optionsInStep([], [titled(1, 'Same'), titled(2, 'Same')]);
    expect(plan.options.map(({ label }) => label)).toEqual(['Same', `Same (${B})`]);
    expect(optionsInStep(plan.options, [titled(1, 'Same'), titled(2, 'Same')]).isChanged).toBe(false);
  });

  it('leave the oldest retired out when there is no room, and warn before', () => {
    const hypotheses = [
      titled(1, 'Old and retired', { status: 'retired', createdAt: '2025-01-01T00:00:00.000Z' }),
      titled(2, 'New and retired', { status: 'retired' }),
      titled(3, 'Live'),
    ];
    expect(optionsInStep([], hypotheses, 2)).toMatchObject({ leftOut: [A], isNearlyFull: true });
    expect(optionsInStep([], hypotheses, 3)).toMatchObject({ leftOut: [], isNearlyFull: true });
    expect(optionsInStep([], hypotheses)).toMatchObject({ isNearlyFull: false });
  });
});

describe('a property of ours', () => {
  const [ours] = OUTCOME_PROPERTIES;
  it('is told by group and type, not by its name', () => {
    if (ours === undefined) return expect.unreachable();
    expect(isOurs({ ...ours }, ours)).toBe(true);
    expect(isOurs({ ...ours, groupName: 'contactinformation' }, ours)).toBe(false);
    expect(isOurs({ ...ours, fieldType: 'select' }, ours)).toBe(false);
    expect(isOurs({ ...ours, type: 'string' }, ours)).toBe(false);
  });
});
