import { describe, expect, it } from 'vitest';
import { readAuditConfig, withConfig } from '../../../../src/core/grounding/config/audit-config.ts';
import { makeAuditInput } from '../../../factories/audit-models.ts';
import { makeMute } from '../../../factories/entities.ts';

const NOW = Date.parse('2026-11-24T08:00:00.000Z');
const read = (data: unknown) => readAuditConfig(data, { now: NOW });
const problemsOf = (data: unknown) => {
  const config = read(data);
  return config.ok ? [] : config.problems;
};
const SPARING = { reason: 'Being rebuilt', by: 'ada', until: '2026-12-01' };

describe('the settings file', () => {
  it('sets rules by a severity alone, or with options', () => {
    const rules = { SG101: 'warning', SG102: { severity: 'off' }, SG103: {}, SG107: 'note' };
    expect(read({ rules })).toMatchObject({
      ok: true,
      value: {
        settings: {
          SG101: { severity: 'warning' },
          SG102: { severity: 'off' },
          SG103: {},
          SG107: { severity: 'note' },
        },
      },
    });
  });

  it('mutes and exempts, with unquoted ids too', () => {
    const config = read({
      portalId: 4242,
      mutes: [
        { rule: 'SG101', workflow: 5005, ...SPARING },
        { rule: 'SG102', segment: '11', ...SPARING },
        { rule: 'SG101', name: 'Test *', ...SPARING },
        { rule: 'SG101', finding: 'f0', ...SPARING },
      ],
      exemptions: [{ segment: 11, ...SPARING }],
    });
    const at = '2026-11-24T08:00:00.000Z';
    const base = { ...SPARING, at, asset: null, fingerprint: null, name: null };
    expect(config).toEqual({
      ok: true,
      value: {
        portalId: '4242',
        settings: {},
        mutes: [
          { ...base, ruleId: 'SG101', asset: { kind: 'workflow', id: '5005' } },
          { ...base, ruleId: 'SG102', asset: { kind: 'list', id: '11' } },
          { ...base, ruleId: 'SG101', name: 'Test *' },
          { ...base, ruleId: 'SG101', fingerprint: 'f0' },
        ],
        exemptions: [{ ...SPARING, at, asset: { kind: 'list', id: '11' } }],
        classOverrides: [],
        answers: [],
        contradictions: [],
      },
    });
  });

  it('classes workflows, answers about outside systems and contradicts chains', () => {
    const said = { reason: 'Ours', by: 'ada' };
    const config = read({
      classes: [
        { workflow: 5003, class: 'service_message', ...said },
        { workflow: '5004', class: 'operational', actions: 'a1', ...said },
      ],
      answers: [{ destination: 'webhook:hooks.example.com', class: 'operational', ...said }],
      contradictions: [{ workflow: 5005, hypothesis: 'h_0000000001', ...said }],
    });
    const at = '2026-11-24T08:00:00.000Z';
    expect(config).toMatchObject({
      ok: true,
      value: {
        classOverrides: [
          { workflowId: '5003', class: 'service_message', actionsHash: null, ...said, at },
          { workflowId: '5004', class: 'operational', actionsHash: 'a1', ...said, at },
        ],
        answers: [
          {
            destination: { kind: 'webhook', key: 'hooks.example.com' },
            class: 'operational',
            ...said,
            at,
          },
        ],
        contradictions: [{ workflowId: '5005', hypothesisId: 'h_0000000001', ...said, at }],
      },
    });
    if (!config.ok) return;
    const { judgements } = withConfig(makeAuditInput(), config.value);
    expect(judgements).toMatchObject({
      classOverrides: config.value.classOverrides,
      answers: config.value.answers,
      contradictions: config.value.contradictions,
    });
  });

  it.each([
    [
      { answers: [{ destination: 'hooks.example.com', class: 'operational', reason: 'x', by: 'y' }] },
      'webhook:<host>',
    ],
    [{ answers: [{ destination: 'webhook:a', class: 'internal', reason: 'x', by: 'y' }] }, 'does not fit'],
    [{ answers: [{ destination: 'webhook:a', class: 'operational', by: 'y' }] }, 'is missing'],
    [{ classes: [{ workflow: 1, clas: 'operational', reason: 'x', by: 'y' }] }, 'did you mean “class”?'],
    [{ contradictions: [{ workflow: 1, hypothesis: 'trial', reason: 'x', by: 'y' }] }, 'does not fit'],
  ])('refuses %j and says how it is written', (data, words) => {
    expect(
      problemsOf(data)
        .map(({ message }) => message)
        .join('\n'),
    ).toContain(words);
  });

  it('adds to what people said in the account', () => {
    const input = makeAuditInput();
    input.judgements.mutes = [makeMute()];
    const config = read({ rules: { SG101: 'off' }, mutes: [{ rule: 'SG102', name: 'Test *', ...SPARING }] });
    const merged = config.ok ? withConfig(input, config.value) : input;
    expect(merged.settings).toEqual({ SG101: { severity: 'off' } });
    expect(merged.judgements.mutes.map(({ ruleId }) => ruleId)).toEqual(['SG101', 'SG102']);
    expect(input.judgements.mutes).toHaveLength(1);
  });

  it.each([
    ['SG111', 'There is no rule SG111. Did you mean SG101?'],
    ['sg309', 'There is no rule sg309. Did you mean SG309?'],
    ['recommended', 'There is no rule recommended.'],
  ])('refuses the unknown rule %s', (id, message) => {
    expect(problemsOf({ rules: { [id]: 'off' } })).toEqual([{ path: ['rules', id], message }]);
    expect(problemsOf({ mutes: [{ rule: id, name: 'Test *', ...SPARING }] })).toEqual([
      { path: ['mutes', 0, 'rule'], message },
    ]);
  });

  it.each<[string, unknown, (string | number)[]]>([
    ['no group of keys', 'off', []],
    ['another key', { rules: {}, extends: 'x' }, ['extends']],
    ['a severity that does not exist', { rules: { SG101: 'fatal' } }, ['rules', 'SG101']],
    ['the word false', { rules: { SG101: false } }, ['rules', 'SG101']],
    ['a key the rule does not know', { rules: { SG101: { level: 'note' } } }, ['rules', 'SG101']],
    [
      'an option the rule does not know',
      { rules: { SG501: { options: { dayToDecide: 3 } } } },
      ['rules', 'SG501'],
    ],
    [
      'an option out of its range',
      { rules: { SG501: { options: { daysToDecide: -1 } } } },
      ['rules', 'SG501'],
    ],
    ['days of grace without end', { rules: { SG101: { graceDays: 91 } } }, ['rules', 'SG101']],
    [
      'a mute without a reason',
      { mutes: [{ rule: 'SG101', name: 'x', by: 'ada', until: '2026-12-01' }] },
      ['mutes', 0, 'reason'],
    ],
    [
      'a mute without an end',
      { mutes: [{ rule: 'SG101', name: 'x', by: 'ada', reason: 'x' }] },
      ['mutes', 0, 'until'],
    ],
    [
      'a mute without a person',
      { mutes: [{ rule: 'SG101', name: 'x', reason: 'x', until: '2026-12-01' }] },
      ['mutes', 0, 'by'],
    ],
    ['a mute that says nowhere', { mutes: [{ rule: 'SG101', ...SPARING }] }, ['mutes', 0]],
    [
      'a mute in two places',
      { mutes: [{ rule: 'SG101', workflow: 1, name: 'x', ...SPARING }] },
      ['mutes', 0],
    ],
    ['a mute of every name', { mutes: [{ rule: 'SG101', name: '*', ...SPARING }] }, ['mutes', 0, 'name']],
    [
      'a key with a slip',
      { mutes: [{ rule: 'SG101', name: 'x', reson: 'x', ...SPARING }] },
      ['mutes', 0, 'reson'],
    ],
    ['an exemption of nothing', { exemptions: [SPARING] }, ['exemptions', 0]],
    [
      'a day that does not exist',
      { exemptions: [{ workflow: 1, ...SPARING, until: 'soon' }] },
      ['exemptions', 0, 'until'],
    ],
  ])('refuses %s, at its place', (_name, data, path) => {
    expect(problemsOf(data).map((problem) => problem.path)).toEqual([path]);
  });

  it('names what a key may have been meant for', () => {
    expect(problemsOf({ mute: [] })[0]?.message).toContain('did you mean “mutes”?');
  });

  it('names every problem at once', () => {
    expect(
      problemsOf({ rules: { SG999: 'off', SG101: 'fatal' }, mutes: [{ rule: 'SG101', ...SPARING }] }),
    ).toHaveLength(3);
  });
});
