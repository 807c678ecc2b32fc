import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/core/grounding/engine.ts';
import type { Rule, RuleContext } from '../../../src/core/grounding/rule.ts';
import type { Severity } from '../../../src/core/hypotheses/lint-report.ts';
import { makeContext, type ContextParts } from '../../factories/audit-models.ts';
import { deepFreeze } from '../../helpers/deep-freeze.ts';

export interface ValidCase {
  name: string;
  context: ContextParts;
  options?: Record<string, unknown>;
}

export interface InvalidCase extends ValidCase {
  /** Every finding of the case, in the order of the engine. */
  findings: ExpectedFinding[];
}

interface ExpectedFinding {
  /** `workflow:5001`. */
  asset: string;
  severity: Severity;
  message: string;
  question?: string;
  graceUntil?: string;
  /** `workflow:5001 $.actions[0]`, every one of them. */
  evidence: string[];
}

/** Holds a rule to cases on which it is silent and to cases on which it speaks. */
export function testRule(rule: Rule, cases: { valid: ValidCase[]; invalid: InvalidCase[] }): void {
  describe(rule.id, () => {
    it('has cases of both kinds, each of them once', () => {
      const names = [...cases.valid, ...cases.invalid].map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(Math.min(cases.valid.length, cases.invalid.length)).toBeGreaterThan(0);
    });
    it.each(cases.valid)('is silent: $name', ({ context, options }) => {
      expect(findingsOf(rule, context, options)).toEqual([]);
    });
    it.each(cases.invalid)('speaks: $name', ({ context, options, findings }) => {
      expect(findings.length).toBeGreaterThan(0);
      expect(findingsOf(rule, context, options)).toEqual(findings);
    });
  });
}

/** Runs the rule twice over a frozen context, the second time with everything in reverse order. */
function findingsOf(
  rule: Rule,
  parts: ContextParts,
  options: Record<string, unknown> = {},
): ExpectedFinding[] {
  const settings = { [rule.id]: { options } };
  const first = runRules([rule], deepFreeze(makeContext(parts)), settings);
  const second = runRules([rule], deepFreeze(reversed(makeContext(parts))), settings);
  expect(first.crashes).toEqual([]);
  expect(second).toEqual(first);
  expect(new Set(first.findings.map(({ fingerprint }) => fingerprint)).size).toBe(first.findings.length);
  return first.findings.map((finding) => ({
    asset: `${finding.asset.kind}:${finding.asset.id}`,
    severity: finding.severity,
    message: finding.message,
    ...(finding.question === rule.question ? {} : { question: finding.question }),
    ...(finding.graceUntil === null ? {} : { graceUntil: finding.graceUntil }),
    evidence: finding.evidence.map(({ kind, id, path }) => `${kind}:${id} ${path}`),
  }));
}

function reversed(context: RuleContext): RuleContext {
  const { input } = context;
  const { attachments } = input.judgements;
  return {
    input: {
      ...input,
      workflows: [...input.workflows].reverse(),
      lists: input.lists === null ? null : [...input.lists].reverse(),
      hypotheses: [...input.hypotheses].reverse(),
      unreadable: [...input.unreadable].reverse(),
      judgements: { ...input.judgements, attachments: [...attachments].reverse() },
    },
    workflows: new Map([...context.workflows].reverse()),
    lists: new Map([...context.lists].reverse()),
    supports: new Map([...context.supports].reverse()),
  };
}
