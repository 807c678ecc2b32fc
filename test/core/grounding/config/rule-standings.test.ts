import { expect, test } from 'vitest';
import { ruleStandings, type RuleSources } from '../../../../src/core/grounding/config/rule-standings.ts';
import { RULES } from '../../../../src/core/grounding/rules/registry.ts';

const NOTHING: RuleSources = { account: {}, file: {} };
const standingOf = (id: string, sources: RuleSources) => ruleStandings(sources).find((one) => one.id === id);

test('where nothing is set every rule speaks as it does by itself, with its thresholds', () => {
  const standings = ruleStandings(NOTHING);
  expect(standings.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
  expect(standings.every(({ from }) => from === 'rule')).toBe(true);
  expect(standingOf('SG501', NOTHING)).toMatchObject({
    ...{ severity: 'error', graceDays: 7 },
    options: [{ name: 'daysToDecide', value: 7 }],
  });
});

test('what an editor set holds, and what it leaves out stays as the rule has it', () => {
  const account = { SG501: { severity: 'off' as const, options: { daysToDecide: 14 } } };
  expect(standingOf('SG501', { account, file: {} })).toMatchObject({
    ...{ severity: 'off', graceDays: 7, from: 'settings' },
    options: [{ name: 'daysToDecide', value: 14 }],
  });
});

test('the settings file goes before what an editor set', () => {
  const account = { SG102: { severity: 'off' as const } };
  const file = { SG102: { severity: 'error' as const } };
  expect(standingOf('SG102', { account, file })).toMatchObject({ severity: 'error', from: 'file' });
});
