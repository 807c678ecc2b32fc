import { expect, test } from 'vitest';
import { sha256Of } from '../../../src/core/grounding/workflow/canonical.ts';
import { CHECKS, CHECKS_VERSION } from '../../../src/core/hypotheses/checks/registry.ts';
import { lintStatement } from '../../../src/core/hypotheses/lint.ts';
import { BAD, EVERYDAY } from './everyday-statements.ts';
import { HELD_OUT, HELD_OUT_BAD } from './held-out-statements.ts';
import { GOALS, GOOD, JUNK, PLANS, SEED } from './statements.ts';

/** Answers by version of the checks: who changes an answer raises the version and adds its line here. */
const ANSWERS: Record<string, string> = { '2': '9db388aa1f02', '3': 'bc41f0007461' };

test('answers change only together with the version of the checks', () => {
  const statements = [
    SEED,
    ...GOOD,
    ...PLANS,
    ...GOALS,
    ...JUNK,
    ...EVERYDAY,
    ...BAD,
    ...HELD_OUT,
    ...HELD_OUT_BAD,
  ];
  const answers = statements.map((text) => {
    const { band, slots, checks } = lintStatement(text);
    return { band, slots, checks: checks.map(({ id, status, severity }) => `${id} ${status} ${severity}`) };
  });
  expect(sha256Of(JSON.stringify(answers)).slice(0, 12)).toBe(ANSWERS[CHECKS_VERSION]);
});

test('checks are H01 to H19, each with a question or a reason to have none', () => {
  const expected = Array.from({ length: 19 }, (_, index) => `H${String(index + 1).padStart(2, '0')}`);
  expect(CHECKS.map(({ id }) => id)).toEqual(expected);
  expect(CHECKS.filter(({ question }) => question === null).map(({ id }) => id)).toEqual(['H19']);
});
