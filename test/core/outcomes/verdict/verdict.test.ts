import { describe, expect, it } from 'vitest';
import { freeze, verdictOf } from '../../../../src/core/outcomes/verdict/verdict.ts';
import type { VerdictInput } from '../../../../src/core/outcomes/verdict/verdict-model.ts';
import { makeVerdict } from '../../../factories/hypotheses.ts';
import { bandFrom, counted, DEADLINE_AT, makeVerdictInput, STARTS_AT } from '../verdict-fixtures.ts';

const RUNNING = { now: DEADLINE_AT } satisfies Partial<VerdictInput>;
const PROBLEM = { code: 'list_gone', message: 'The segment is gone.', hint: 'Restore it.' } as const;

describe('official reading of one arm against 12 %, hoping for 15 %', () => {
  // Reached, finished, 96 % interval in percent, row, state, reason.
  it.each([
    [150, 1000, 12.83, 17.47, 14, 'validated', null],
    [149, 1000, 12.73, 17.36, 16, 'real_below_target', null],
    [142, 1000, 12.08, 16.62, 16, 'real_below_target', null],
    [141, 1000, 11.99, 16.51, 19, 'inconclusive', null],
    [120, 1000, 10.05, 14.27, 17, 'invalidated', 'missed'],
    [100, 1000, 8.22, 12.12, 17, 'invalidated', 'missed'],
    [97, 1000, 7.94, 11.79, 13, 'invalidated', 'worse'],
    [200, 1000, 17.53, 22.72, 14, 'validated', null],
    [60, 400, 11.7, 19.03, 18, 'underpowered', null],
    [72, 480, 11.96, 18.65, 18, 'underpowered', null],
    [75, 500, 12.01, 18.57, 14, 'validated', null],
    [40, 400, 7.32, 13.51, 17, 'invalidated', 'missed'],
    [187, 1100, 14.8, 19.5, 14, 'validated', null],
    [119, 1060, 9.4, 13.4, 17, 'invalidated', 'missed'],
    [24, 140, 11.6, 24.6, 18, 'underpowered', null],
    [80, 480, 13.44, 20.45, 15, 'underpowered', null],
    [5, 29, NaN, NaN, 12, 'underpowered', null],
    [0, 0, NaN, NaN, 12, 'underpowered', null],
  ])('%i of %i', (reached, finished, low, high, row, state, reason) => {
    const verdict = verdictOf(makeVerdictInput({ counts: counted([reached, finished]) }));
    expect(verdict).toMatchObject({ row, state, reason, isFinal: true });
    if (Number.isNaN(low)) return expect(verdict.estimate).toBeNull();
    const percents = verdict.estimate?.interval.map((end) => end * 100) ?? [];
    expect(percents[0]).toBeCloseTo(low, 1);
    expect(percents[1]).toBeCloseTo(high, 1);
  });

  it('reads a hypothesis that wants less of something the other way round', () => {
    const goal = { direction: 'down', baseline: 0.15, target: 0.12 } as const;
    const read = (reached: number) => verdictOf(makeVerdictInput({ goal, counts: counted([reached, 1000]) }));
    expect(read(120)).toMatchObject({ row: 14, state: 'validated' });
    expect(read(121)).toMatchObject({ row: 16 });
    expect(read(150)).toMatchObject({ row: 17, reason: 'missed' });
    expect(read(180)).toMatchObject({ row: 13, reason: 'worse' });
  });
});

describe('the safe band of the same counts, looked at before the deadline', () => {
  // Reached, finished, 99 % band in percent, row, state, reason.
  it.each([
    [150, 1000, 11.22, 19.33, 9, 'promising', null],
    [149, 1000, 11.13, 19.22, 11, 'unclear', null],
    [142, 1000, 10.51, 18.44, 11, 'unclear', null],
    [141, 1000, 10.43, 18.33, 11, 'unclear', null],
    [120, 1000, 8.6, 15.99, 10, 'off_track', null],
    [100, 1000, 6.9, 13.72, 8, 'invalidated', 'missed'],
    [97, 1000, 6.65, 13.38, 8, 'invalidated', 'missed'],
    [200, 1000, 15.69, 24.77, 5, 'validated', null],
    [60, 400, 9.33, 22.05, 9, 'promising', null],
    [72, 480, 9.76, 21.37, 9, 'promising', null],
    [75, 500, 9.86, 21.23, 9, 'promising', null],
    [40, 400, 5.43, 16.14, 10, 'off_track', null],
  ])('%i of %i', (reached, finished, low, high, row, state, reason) => {
    const verdict = verdictOf(makeVerdictInput({ ...RUNNING, counts: counted([reached, finished]) }));
    expect(verdict).toMatchObject({ row, state, reason, isFinal: row < 9, estimate: null });
    const percents = verdict.band?.interval.map((end) => end * 100) ?? [];
    expect(percents[0]).toBeCloseTo(low, 1);
    expect(percents[1]).toBeCloseTo(high, 1);
  });

  it.each([
    [360, 288, 2400, -0.55, 6.55, 9, 'promising'],
    [420, 240, 2400, 3.94, 11.06, 5, 'validated'],
    [200, 288, 2400, -6.8, -0.53, 7, 'invalidated'],
  ])('%i and %i of %i', (reached, compared, finished, low, high, row, state) => {
    const counts = counted([reached, finished], [compared, finished]);
    const verdict = verdictOf(makeVerdictInput({ ...RUNNING, counts }));
    expect(verdict).toMatchObject({ row, state });
    expect((verdict.band?.interval[0] ?? NaN) * 100).toBeCloseTo(low, 1);
    expect((verdict.band?.interval[1] ?? NaN) * 100).toBeCloseTo(high, 1);
  });

  it('is read the other way round for a hypothesis that wants less of something', () => {
    const goal = { direction: 'down', baseline: 0.15, target: 0.12 } as const;
    const look = (reached: number) =>
      verdictOf(makeVerdictInput({ ...RUNNING, goal, counts: counted([reached, 1000]) }));
    expect(look(70)).toMatchObject({ row: 5, state: 'validated' });
    expect(look(200)).toMatchObject({ row: 7, reason: 'worse' });
    expect(look(175)).toMatchObject({ row: 8, reason: 'missed' });
    expect(look(130)).toMatchObject({ row: 11 });
  });

  it('shows a lift that is real and too small only when the whole band says so', () => {
    const counts = counted([13_500, 100_000]);
    expect(verdictOf(makeVerdictInput({ ...RUNNING, counts }))).toMatchObject({ row: 6, isFinal: true });
  });
});

describe('official reading against a compared group', () => {
  it.each([
    [360, 288, 2400, 0.97, 5.03, 14, 'validated', null],
    [340, 288, 2400, 0.17, 4.17, 16, 'real_below_target', null],
    [330, 288, 2400, -0.24, 3.74, 19, 'inconclusive', null],
    [300, 288, 2400, -1.45, 2.45, 17, 'invalidated', 'missed'],
    [250, 300, 2400, -3.98, -0.19, 13, 'invalidated', 'worse'],
    [165, 120, 1000, 1.29, 7.71, 15, 'underpowered', null],
  ])('%i and %i of %i', (reached, compared, finished, low, high, row, state, reason) => {
    const verdict = verdictOf(
      makeVerdictInput({ counts: counted([reached, finished], [compared, finished]) }),
    );
    expect(verdict).toMatchObject({ row, state, reason });
    expect((verdict.estimate?.interval[0] ?? NaN) * 100).toBeCloseTo(low, 1);
    expect((verdict.estimate?.interval[1] ?? NaN) * 100).toBeCloseTo(high, 1);
    expect(verdict.tags).not.toContain('uncontrolled');
  });

  it('does not judge when one group is smaller than 30', () => {
    const counts = counted([200, 1000], [3, 29]);
    expect(verdictOf(makeVerdictInput({ counts }))).toMatchObject({ row: 12, estimate: null });
  });

  it('measures the smaller group by the planned split', () => {
    const counts = counted([165, 1000], [12, 100]);
    const sizes = { nMin: 900, nPlan: 1000, ratio: 0.1, bandBestAt: 500 };
    expect(verdictOf(makeVerdictInput({ counts, sizes })).tags).not.toContain('thin');
    expect(verdictOf(makeVerdictInput({ counts, sizes: { ...sizes, ratio: 1 } })).tags).toContain('thin');
  });
});

describe('before there is anything to judge', () => {
  it('keeps a verdict that was fixed, whatever the numbers say since', () => {
    const frozen = makeVerdict({ state: 'invalidated', reason: 'missed', row: 17 });
    const verdict = verdictOf(makeVerdictInput({ frozen, problem: PROBLEM }));
    expect(verdict).toMatchObject({ row: 0, state: 'invalidated', reason: 'missed', isFinal: true });
  });

  it('lets a data problem stand before everything that is not fixed', () => {
    const verdict = verdictOf(makeVerdictInput({ problem: PROBLEM, now: STARTS_AT - 1 }));
    expect(verdict).toMatchObject({ row: 1, state: 'data_problem', problem: PROBLEM, isFinal: false });
  });

  it.each([
    ['the start has not come', { now: STARTS_AT - 1 }, 2, 'scheduled'],
    ['nobody eligible has joined', { eligible: 0 }, 3, 'no_data'],
    ['the read is not complete, though the deadline has passed', { isComplete: false }, 3, 'no_data'],
    ['nobody has finished', { ...RUNNING, counts: counted([0, 0]) }, 4, 'too_early'],
    ['fewer than five reached it', { ...RUNNING, counts: counted([4, 60]) }, 4, 'too_early'],
    ['fewer than five did not', { ...RUNNING, counts: counted([56, 60]) }, 4, 'too_early'],
    ['fewer than thirty finished', { ...RUNNING, counts: counted([10, 29]) }, 4, 'too_early'],
    ['a group has fewer than ten', { ...RUNNING, counts: counted([40, 300], [9, 300]) }, 4, 'too_early'],
  ])('says so while %s', (_, input, row, state) => {
    const verdict = verdictOf(makeVerdictInput(input));
    expect(verdict).toMatchObject({ row, state, isFinal: false, estimate: null });
  });
});

describe('before the deadline', () => {
  it.each([
    ['on target with half of the needed people', counted([45, 300]), 9, 'promising'],
    ['on target with too few people', counted([37, 246]), 11, 'unclear'],
    ['no better than before', counted([36, 300]), 10, 'off_track'],
    ['somewhat better', counted([40, 300]), 11, 'unclear'],
    ['better than the compared group as hoped', counted([90, 600], [72, 600]), 9, 'promising'],
    ['no better than the compared group', counted([70, 600], [72, 600]), 10, 'off_track'],
  ])('a look decides nothing: %s', (_, counts, row, state) => {
    expect(verdictOf(makeVerdictInput({ ...RUNNING, counts }))).toMatchObject({ row, state, isFinal: false });
  });

  it('cannot be decided early without a safe band, however good the numbers', () => {
    const verdict = verdictOf(makeVerdictInput({ ...RUNNING, counts: counted([900, 1000]), band: null }));
    expect(verdict).toMatchObject({ row: 9, isFinal: false });
  });

  // Band of the lift in points; the target is 3.
  it.each([
    [3.69, 12.77, 5, 'validated', null, true],
    [0.1, 2.9, 6, 'real_below_target', null, true],
    [-6, -0.1, 7, 'invalidated', 'worse', true],
    [-5.1, 1.72, 8, 'invalidated', 'missed', true],
    [0.1, 7, 9, 'promising', null, false],
  ])('is decided by a band from %f to %f', (low, high, row, state, reason, isFinal) => {
    const band = bandFrom(low + 12, high + 12);
    const verdict = verdictOf(makeVerdictInput({ ...RUNNING, counts: counted([40, 300]), band }));
    expect(verdict.band).toEqual(band);
    expect(verdict).toMatchObject({ row, state, reason, isFinal });
    expect(verdict.tags.includes('early')).toBe(isFinal);
  });

  it('warns when too few will have finished', () => {
    const tags = (forecast: number | null) =>
      verdictOf(makeVerdictInput({ ...RUNNING, counts: counted([40, 300]), forecast })).tags;
    expect(tags(494)).toContain('short_of_sample');
    expect(tags(495)).not.toContain('short_of_sample');
    expect(tags(null)).not.toContain('short_of_sample');
  });
});

describe('tags of the official reading', () => {
  const tags = (reached: number, finished: number) =>
    verdictOf(makeVerdictInput({ counts: counted([reached, finished]) })).tags;

  it('tell a proven target from one that was met within the margin', () => {
    expect(tags(200, 1000)).toContain('target_proven');
    expect(tags(150, 1000)).not.toContain('target_proven');
  });

  it('tell that fewer finished than planned', () => {
    expect(tags(150, 1000)).toContain('thin');
    expect(tags(187, 1100)).not.toContain('thin');
  });

  it('tell that nobody was held out', () => {
    expect(tags(150, 1000)).toContain('uncontrolled');
  });
});

describe('a hypothesis that was changed while its data were kept', () => {
  // Reached of 1,000 finished; what the 96 % interval would say, and what the safe band says.
  it.each([
    [150, 14, 'validated', 19, 'inconclusive'],
    [180, 14, 'validated', 14, 'validated'],
    [100, 17, 'invalidated', 17, 'invalidated'],
    [120, 17, 'invalidated', 19, 'inconclusive'],
    [97, 13, 'invalidated', 17, 'invalidated'],
  ])('with %i is read by the safe band, which is stricter', (reached, row, state, stricterRow, stricter) => {
    const counts = counted([reached, 1000]);
    expect(verdictOf(makeVerdictInput({ counts }))).toMatchObject({ row, state });
    const amended = verdictOf(makeVerdictInput({ counts, isAmended: true }));
    expect(amended).toMatchObject({ row: stricterRow, state: stricter });
    expect(amended.tags).toContain('amended');
  });

  it('is beaten by nothing while there is too little for a band', () => {
    const counts = counted([9, 2400], [40, 2400]);
    expect(verdictOf(makeVerdictInput({ counts }))).toMatchObject({ row: 13 });
    const amended = verdictOf(makeVerdictInput({ counts, isAmended: true }));
    expect(amended).toMatchObject({ row: 19, state: 'inconclusive', band: null });
  });

  it('can still be decided early', () => {
    const input = { ...RUNNING, counts: counted([200, 1000]), isAmended: true };
    expect(verdictOf(makeVerdictInput(input))).toMatchObject({
      row: 5,
      tags: ['early', 'amended', 'uncontrolled'],
    });
  });
});

describe('a verdict for good', () => {
  it('keeps what it was made from', () => {
    const input = makeVerdictInput();
    const fixed = {
      frozenAt: '2027-01-01T00:00:00.000Z',
      counts: input.counts,
      evidence: 'rose_from',
    } as const;
    expect(freeze(verdictOf(input), fixed)).toMatchObject({
      state: 'validated',
      row: 14,
      rulesVersion: '2',
      band: input.band,
      ...fixed,
    });
  });
});
