import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { runRules } from '../../../../src/core/grounding/engine/engine.ts';
import type { Rule, RuleFinding } from '../../../../src/core/grounding/engine/rule.ts';
import { makeContext } from '../../../factories/audit-models.ts';

const about = (id: string, overrides: Partial<RuleFinding> = {}): RuleFinding => ({
  asset: { kind: 'workflow', id, name: `Workflow ${id}` },
  message: `about ${id}`,
  evidence: [],
  ...overrides,
});

function rule(id: string, check: Rule['check'], overrides: Partial<Rule> = {}): Rule {
  return {
    id,
    title: id,
    severity: 'warning',
    why: 'why',
    question: 'what now?',
    options: z.strictObject({}),
    check,
    ...overrides,
  };
}

describe('the engine', () => {
  it('orders findings by severity, then rule, then asset', () => {
    const rules = [
      rule('SG902', () => [about('2'), about('1'), about('3', { severity: 'note' })]),
      rule('SG901', () => [about('9')]),
      rule('SG903', () => [about('5')], { severity: 'error' }),
    ];
    const { findings } = runRules(rules, makeContext(), {});
    expect(findings.map(({ ruleId, asset }) => `${ruleId} ${asset.id}`)).toEqual([
      'SG903 5',
      'SG901 9',
      'SG902 1',
      'SG902 2',
      'SG902 3',
    ]);
  });

  it('reports a rule that throws as a crash and runs the others', () => {
    const broken = rule('SG901', () => {
      throw new Error('a bug');
    });
    const result = runRules([broken, rule('SG902', () => [about('1')])], makeContext(), {});
    expect(result.crashes).toEqual([{ ruleId: 'SG901', message: 'a bug' }]);
    expect(result.findings.map(({ ruleId }) => ruleId)).toEqual(['SG902']);
  });

  it('keeps apart what a rule finds and what it cannot tell, each in order', () => {
    const cannot = (id: string) => ({
      asset: about(id).asset,
      unknown: 'Nobody asked.',
      cause: 'not_given' as const,
    });
    const mixed = rule('SG902', () => [cannot('3'), about('2'), cannot('1')]);
    const result = runRules([mixed, rule('SG901', () => [cannot('9')])], makeContext(), {});
    expect(result.findings.map(({ asset }) => asset.id)).toEqual(['2']);
    expect(result.unknowns.map(({ ruleId, asset }) => `${ruleId} ${asset.id}`)).toEqual([
      'SG901 9',
      'SG902 1',
      'SG902 3',
    ]);
    expect(result.unknowns[0]).toMatchObject({ reason: 'Nobody asked.', cause: 'not_given' });
  });

  it('gives a rule its options with the defaults filled in', () => {
    const options = z.strictObject({ days: z._default(z.int(), 7), name: z._default(z.string(), 'x') });
    const seen: unknown[] = [];
    const asking = rule('SG901', (_context, given) => (seen.push(given), []), { options });
    runRules([asking], makeContext(), { SG901: { options: { days: 3 } } });
    expect(seen).toEqual([{ days: 3, name: 'x' }]);
  });

  it('takes refused options for a crash, never for a pass', () => {
    const result = runRules([rule('SG901', () => [])], makeContext(), { SG901: { options: { nope: 1 } } });
    expect(result.crashes.map(({ ruleId }) => ruleId)).toEqual(['SG901']);
  });

  it('leaves out a rule that is switched off', () => {
    const result = runRules([rule('SG901', () => [about('1')])], makeContext(), {
      SG901: { severity: 'off' },
    });
    expect(result).toEqual({ findings: [], unknowns: [], crashes: [] });
  });

  it('takes the severity of the settings, but keeps what the rule itself calls milder', () => {
    const mixed = rule('SG901', () => [about('1'), about('2', { severity: 'note' })]);
    const { findings } = runRules([mixed], makeContext(), { SG901: { severity: 'error' } });
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'note']);
  });

  it('names a finding by rule, asset and subject, whatever its words', () => {
    const fingerprints = [
      about('1'),
      about('1', { message: 'other words' }),
      about('1', { subject: 'h_1' }),
      about('2'),
    ].map((found) => runRules([rule('SG901', () => [found])], makeContext(), {}).findings[0]?.fingerprint);
    expect(fingerprints[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprints[1]).toBe(fingerprints[0]);
    expect(new Set(fingerprints).size).toBe(3);
  });
});
