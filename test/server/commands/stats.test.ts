import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const stats = (line: string) => runCommand(['stats', ...line.split(' ')]);

async function json(line: string): Promise<Record<string, unknown>> {
  const { code, out, err } = await stats(`${line} --format json`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Record<string, unknown>; // a JSON object, as the assertions below find out
}

describe('stats', () => {
  it.each([
    // Newcombe (1998), Stat Med 17:857–872, Table I, method 3.
    ['interval --successes 81 --n 263', 81 / 263, 0.2553, 0.3662, 'wilson', 6e-5],
    // Newcombe (1998), Stat Med 17:873–890, Table II, method 10, contrast (a).
    ['difference --treatment 56/70 --control 48/80', 0.2, 0.0524, 0.3339, 'newcombe', 6e-5],
    // confseq 70b1ef3, uniform_boundaries_unittest.cpp.
    ['band --successes 700 --n 1000 --level 0.95 --t-opt 100', 0.7, 0.651629, 0.745949, 'bernoulli', 1e-5],
    ['band --successes 150 --n 1000 --t-opt 520.5', 0.15, 0.1122, 0.1933, 'bernoulli', 6e-5],
  ])('%s', async (line, estimate, low, high, method, tolerance) => {
    const answer = await json(line);
    expect(Object.keys(answer)).toEqual(['estimate', 'low', 'high', 'method']);
    expect(answer.method).toBe(method);
    for (const [got, wanted] of [
      [answer.estimate, estimate],
      [answer.low, low],
      [answer.high, high],
    ])
      expect(Math.abs(Number(got) - Number(wanted))).toBeLessThanOrEqual(tolerance);
  });

  it('plan gives whole people and weeks as they come', async () => {
    expect(await json('plan --baseline 0.12 --target 0.15')).toEqual({
      ...{ nMin: 495, nPlan: 1041, nDecisive: 2181, weeks: null },
    });
    const paced = await json('plan --baseline 0.12 --target 0.15 --joins-per-week 50 --window 30');
    expect(paced.weeks).toBeCloseTo(1040.94 / 50 + 32 / 7, 3);
    const held = await json('plan --baseline 0.12 --target 0.15 --holdout 0.2');
    expect(held).toMatchObject({
      nPlan: 5558 + 1390,
      perArm: { treatment: { nPlan: 5558 }, control: { nPlan: 1390 } },
    });
  });

  it('srm raises the alarm when the sizes do not fit', async () => {
    expect(await json('srm --counts 500,450 --split 0.5,0.5')).toMatchObject({ alarm: false });
    expect(await json('srm --counts 1650,1350 --split 0.5,0.5')).toMatchObject({ alarm: true });
    const three = await json('srm --counts 300,310,290 --split 0.3333333,0.3333333,0.3333334');
    expect(three).toMatchObject({ alarm: false, logBayesFactor: expect.any(Number) });
  });

  it.each([
    ['--successes 150 --n 1000 --at deadline', 14, 'validated', null],
    ['--successes 150 --n 1000 --at running', 9, 'promising', null],
    ['--successes 97 --n 1000 --at deadline', 13, 'invalidated', 'worse'],
    ['--successes 97 --n 1000 --at running', 8, 'invalidated', 'missed'],
    ['--successes 200 --n 1000 --at running', 5, 'validated', null],
    ['--successes 60 --n 400 --at deadline', 18, 'underpowered', null],
    ['--successes 0 --n 0 --at deadline', 12, 'underpowered', null],
    ['--successes 0 --n 0 --at running', 4, 'too_early', null],
    ['--successes 330 --n 2400 --control 288/2400 --at deadline', 19, 'inconclusive', null],
    ['--successes 420 --n 2400 --control 240/2400 --at running', 5, 'validated', null],
  ])('verdict %s is row %i', async (counts, row, state, reason) => {
    const answer = await json(`verdict ${counts} --baseline 0.12 --target 0.15`);
    expect(answer).toMatchObject({ row, state, reason, sentence: expect.stringMatching(/\.$/) });
    expect(Object.keys(answer)).toEqual([
      ...['state', 'reason', 'row', 'sentence', 'interval', 'band', 'chanceAtOrAboveTarget', 'tags'],
    ]);
  });

  it('verdict gives interval, band and chance of the official reading', async () => {
    const answer = await json('verdict --successes 150 --n 1000 --baseline 0.12 --target 0.15 --at deadline');
    expect(answer.interval).toMatchObject({
      low: expect.closeTo(0.1283, 4),
      high: expect.closeTo(0.1747, 4),
    });
    expect(answer.band).toMatchObject({ low: expect.closeTo(0.1122, 4), high: expect.closeTo(0.1933, 4) });
    expect(answer.chanceAtOrAboveTarget).toBeCloseTo(0.504, 3);
    expect(answer.tags).toEqual(['uncontrolled', 'thin']);
  });

  it('verdict never gives an ordinary interval before the deadline', async () => {
    const answer = await json('verdict --successes 150 --n 1000 --baseline 0.12 --target 0.15 --at running');
    expect(answer.interval).toBeNull();
    expect(answer.band).not.toBeNull();
  });

  it('verdict understands a drop', async () => {
    expect(
      await json('verdict --successes 90 --n 1000 --baseline 0.12 --target 0.09 --at deadline'),
    ).toMatchObject({ row: 14 });
  });

  it('tells people the same in words', async () => {
    expect((await stats('interval --successes 81 --n 263')).out).toContain('between 25.53 and 36.62 %');
    expect((await stats('plan --baseline 0.12 --target 0.15 --holdout 0.5')).out).toContain(
      '2,175 + 2,175 held out',
    );
    expect((await stats('srm --counts 1650,1350 --split 0.5,0.5')).out).toContain('do not fit');
    const { out } = await stats(
      'verdict --successes 150 --n 1000 --baseline 0.12 --target 0.15 --at deadline',
    );
    expect(out).toContain('Target reached (validated)');
    expect(out).toContain('For interest; it decides');
  });

  it.each([
    ['interval --successes 9 --n 3', '9 of 3'],
    ['interval --successes 0 --n 0', '0 of 0'],
    ['interval --successes -1 --n 3', 'whole number'],
    ['interval --successes 1.5 --n 3', 'whole number'],
    ['interval --successes NaN --n 3', 'whole number'],
    ['interval --successes 1', '--n'],
    ['interval --successes 1 --n 3 --level 95', 'share between 0 and 1'],
    ['interval --successes 1 --n 3 --level 1', 'between 0 and 1'],
    ['difference --treatment 56 --control 48/80', 'like 56/70'],
    ['difference --treatment 56/70 --control 81/80', '81 of 80'],
    ['band --successes 1 --n 3 --t-opt 0', 'above 0'],
    ['band --successes 1 --n 3', '--t-opt'],
    ['plan --baseline 12 --target 15', '0.12 for 12 %'],
    ['plan --baseline 0.12 --target 0.12', 'nothing to find'],
    ['plan --baseline 0.12 --target 0.15 --joins-per-week 50', '--window'],
    ['plan --baseline 0.12 --target 0.15 --joins-per-week 50 --window 0', '365'],
    ['srm --counts 500,450 --split 0.5,0.6', 'add up to'],
    ['srm --counts 500,450 --split 1', '2 groups and 1'],
    ['srm --counts 500 --split 1', 'at least two'],
    ['srm --counts 500,450 --split 0,1', 'above 0'],
    ['srm --counts 0,0 --split 0.5,0.5', 'Nobody was counted'],
    ['verdict --successes 150 --n 1000 --baseline 0.12 --target 0.15', '--at'],
    ['verdict --successes 1500 --n 1000 --baseline 0.12 --target 0.15 --at deadline', '1500 of 1000'],
    ['verdict --successes 150 --n 1000 --baseline 0.15 --target 0.15 --at deadline', 'nothing to find'],
    ['guess', 'guess'],
  ])('refuses %s, saying %s', async (line, words) => {
    const { code, out, err } = await stats(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  it.each(['interval', 'difference', 'band', 'plan', 'srm', 'verdict'])(
    '%s --help shows an example that runs',
    async (name) => {
      const { out } = await stats(`${name} --help`);
      const [, line = ''] = /groundwork\.js stats (.+)/.exec(out) ?? [];
      expect(line.startsWith(`${name} `)).toBe(true);
      expect(await stats(line)).toMatchObject({ code: 0, err: '' });
    },
  );
});
