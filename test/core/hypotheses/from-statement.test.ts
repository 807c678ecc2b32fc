import { describe, expect, test } from 'vitest';
import { contentFromStatement } from '../../../src/core/hypotheses/from-statement.ts';
import { lintHypothesis, lintStatement } from '../../../src/core/hypotheses/lint.ts';
import type { LintReport } from '../../../src/core/hypotheses/lint-report.ts';
import { CONTACT } from '../../../src/core/object-type.ts';
import { BAD, EVERYDAY } from './everyday-statements.ts';
import { HELD_OUT, HELD_OUT_BAD } from './held-out-statements.ts';
import { GOALS, GOOD, PLANS, SEED } from './statements.ts';

const inSlots = (text: string) => lintHypothesis(contentFromStatement(text, lintStatement(text), CONTACT));

function errorsOf({ checks }: LintReport): string[] {
  const errors = checks.filter(({ status, severity }) => status === 'fail' && severity === 'error');
  return errors.map(({ id, message }) => `${id}: ${message}`);
}

const isTakenApart = (text: string) => Object.values(lintStatement(text).slots).some((part) => part !== '');
const ALL = [SEED, ...GOOD, ...PLANS, ...GOALS, ...EVERYDAY, ...BAD, ...HELD_OUT, ...HELD_OUT_BAD];

describe('what a sentence comes to in slots is judged as the sentence is', () => {
  test.each(ALL.filter(isTakenApart))('%s', (text) => {
    const [said, filled] = [lintStatement(text), inSlots(text)];
    expect(filled.band).toBe(said.band);
    if (said.band === 'fixable') expect(errorsOf(filled)).toEqual(errorsOf(said));
    if (said.band !== 'testable') expect(filled.question).toBe(said.question);
  });
});

const CONDITIONAL =
  'If we call trial admins on day two, {expected}, because nobody told them what to import first.';

test('a sentence with “if” that says how many do it today is ready, said or in slots', () => {
  const text = CONDITIONAL.replace('{expected}', '40 instead of 31 in 100 will finish the setup');
  expect(lintStatement(text).slots.behaviour).toBe('');
  expect(lintStatement(text).band).toBe('testable');
  expect(inSlots(text).band).toBe('testable');
});

test('a sentence with “if” that leaves today open is asked what people do, said or in slots', () => {
  const text = CONDITIONAL.replace('{expected}', 'more of them will finish the setup');
  for (const report of [lintStatement(text), inSlots(text)]) {
    expect(report.band).toBe('fixable');
    expect(errorsOf(report)).toEqual(['H01: It doesn’t say what people do today.']);
    expect(report.question).toMatch(/^What do they do today/);
  }
});

test('what was not taken apart stays whole, as what people do, and names the draft', () => {
  const text = 'Kunden gehen  nach zwei Wochen,\nweil wir sie überfordern und nicht mehr fragen.';
  const { slots } = contentFromStatement(text, lintStatement(text), CONTACT);
  expect(slots.behaviour).toBe(
    'Kunden gehen nach zwei Wochen, weil wir sie überfordern und nicht mehr fragen.',
  );
  expect(slots.title).toBe('Kunden gehen nach zwei Wochen, weil…');
});
