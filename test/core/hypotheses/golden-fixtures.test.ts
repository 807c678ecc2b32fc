import { describe, expect, test } from 'vitest';
import type { LintReport } from '../../../src/core/hypotheses/lint-report.ts';
import { lintHypothesis, lintStatement } from '../../../src/core/hypotheses/lint.ts';
import { makeContent } from '../../factories/hypotheses.ts';
import { SEED } from './statements.ts';

const TODAY = { today: '2026-07-01' };

function failed({ checks }: LintReport): string[] {
  return checks.filter(({ status }) => status === 'fail').map(({ id, severity }) => `${id} ${severity}`);
}

test('the sentence the product grew from is testable with one warning', () => {
  const report = lintStatement(SEED);
  expect(report.band).toBe('testable');
  expect(failed(report)).toEqual(['H08 warning']);
});

test.each([
  ['Let’s improve retention', 'H04'],
  ['Let’s run a win-back flow', 'H03'],
  ['Let’s test a new subject line', 'H03'],
  ['Let’s build a reactivation flow', 'H03'],
  ['Let’s send a loyalty campaign this month', 'H03'],
  ['Let’s A/B test this CTA', 'H03'],
  ['We can launch a new journey', 'H03'],
  ['We can write new copy', 'H03'],
  ['We can automate another email', 'H03'],
])('“%s” is one error and one headline, whatever follows from it', (text, id) => {
  const report = lintStatement(text);
  expect(report.band).toBe('rebuild');
  expect(failed(report)).toEqual([`${id} error`]);
  const waiting = report.checks.filter(({ message }) => message.startsWith(`Waits for ${id}`));
  expect(waiting.every(({ status }) => status === 'n_a')).toBe(true);
  expect(waiting.length).toBeGreaterThanOrEqual(3);
});

test('all slots filled in is clean', () => {
  const report = lintHypothesis(makeContent(), TODAY);
  expect(report).toMatchObject({ band: 'testable', question: null });
  expect(failed(report)).toEqual([]);
});

describe('numbers that cannot be right', () => {
  test.each([
    ['the target is today’s number', { baseline: 0.15 }],
    ['the target is below, where it should rise', { target: 0.1 }],
    ['the target is above, where it should fall', { direction: 'down' as const }],
  ])('are an error when %s', (_, prediction) => {
    const report = lintHypothesis(makeContent({}, prediction), TODAY);
    expect(report.band).toBe('fixable');
    expect(failed(report)).toEqual(['H08 error']);
  });

  test.each([
    'stay at 12 in 100 and go to 12 in 100',
    'rise from 15% to 12%',
    'fall from one in five to one in four',
    'drop from a third to half',
  ])('are an error in words too: %s', (expectation) => {
    const text = `Trial admins stall because imports scare them. A template should help. If we’re right, imports ${expectation} by May.`;
    expect(failed(lintStatement(text))).toContain('H08 error');
  });
});
