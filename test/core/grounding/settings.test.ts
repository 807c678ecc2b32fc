import { describe, expect, it } from 'vitest';
import { readRuleSettings } from '../../../src/core/grounding/settings.ts';

describe('rule settings', () => {
  it('are read from a severity alone, or with options', () => {
    const read = readRuleSettings({
      rules: { SG101: 'warning', SG102: { severity: 'off' }, SG103: {}, SG107: 'note' },
    });
    expect(read).toEqual({
      ok: true,
      value: {
        SG101: { severity: 'warning' },
        SG102: { severity: 'off' },
        SG103: {},
        SG107: { severity: 'note' },
      },
    });
  });

  it.each([
    ['SG111', 'There is no rule SG111. Did you mean SG101?'],
    ['sg309', 'There is no rule sg309. Did you mean SG309?'],
    ['recommended', 'There is no rule recommended.'],
  ])('refuse the unknown rule %s', (id, message) => {
    expect(readRuleSettings({ rules: { [id]: 'off' } })).toMatchObject({
      ok: false,
      reason: 'unknown_rule',
      message,
    });
  });

  it.each([
    ['no object', 'off'],
    ['another key', { rules: {}, extends: 'x' }],
    ['a severity that does not exist', { rules: { SG101: 'fatal' } }],
    ['the word false', { rules: { SG101: false } }],
    ['a key the rule does not know', { rules: { SG101: { level: 'note' } } }],
    ['an option the rule does not know', { rules: { SG101: { options: { graceDay: 3 } } } }],
    ['an option out of its range', { rules: { SG101: { options: { graceDays: -1 } } } }],
  ])('refuse %s', (_name, data) => {
    expect(readRuleSettings(data)).toMatchObject({ ok: false, reason: 'settings_invalid' });
  });

  it('name every problem at once', () => {
    const read = readRuleSettings({ rules: { SG999: 'off', SG101: 'fatal' } });
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.message).toMatch(/SG999.*SG101: "fatal"/);
  });
});
