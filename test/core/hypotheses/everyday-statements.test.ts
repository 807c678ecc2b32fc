import { expect, test } from 'vitest';
import { lintStatement } from '../../../src/core/hypotheses/lint.ts';
import { BAD, EVERYDAY } from './everyday-statements.ts';
import { HELD_OUT, HELD_OUT_BAD } from './held-out-statements.ts';

const isTestable = (text: string) => lintStatement(text).band === 'testable';

function errorsOf(text: string): string[] {
  return lintStatement(text)
    .checks.filter(({ status, severity }) => status === 'fail' && severity === 'error')
    .map(({ id }) => id);
}

test.each([...EVERYDAY, ...HELD_OUT])('is ready, or one answer away from it: %s', (text) => {
  expect(lintStatement(text).band).not.toBe('rebuild');
  expect(errorsOf(text).length).toBeLessThanOrEqual(1);
});

test.each([...EVERYDAY, ...HELD_OUT])('is no plan with fluff, no circle and no list: %s', (text) => {
  const doubted = lintStatement(text).checks.filter(({ id, status }) => id > 'H09' && status === 'fail');
  expect(doubted.map(({ id }) => id)).toEqual([]);
});

test.each([...BAD, ...HELD_OUT_BAD])('is not ready to test: %s', (text) => {
  const report = lintStatement(text);
  expect(report.band).not.toBe('testable');
  expect(report.question).not.toBeNull();
});

test('of everyday statements nearly all are ready as they are', () => {
  expect(EVERYDAY.filter(isTestable).length).toBeGreaterThanOrEqual(38);
  expect(HELD_OUT.filter(isTestable).length).toBeGreaterThanOrEqual(23);
});

test('of what is no hypothesis nearly all has to be built anew', () => {
  const rebuilt = [...BAD, ...HELD_OUT_BAD].filter((text) => lintStatement(text).band === 'rebuild');
  expect(rebuilt.length).toBeGreaterThanOrEqual(53);
});
