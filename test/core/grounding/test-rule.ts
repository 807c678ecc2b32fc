import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/core/grounding/engine/engine.ts';
import type { Rule, RuleContext, UnknownCause } from '../../../src/core/grounding/engine/rule.ts';
import type { Severity } from '../../../src/core/hypotheses/lint-report.ts';
import { makeContext, type ContextParts } from '../../factories/audit-models.ts';
import { deepFreeze } from '../../../src/core/deep-freeze.ts';

interface ValidCase {
  name: string;
  context: ContextParts;
  options?: Record<string, unknown>;
  graceDays?: number;
}

interface InvalidCase extends ValidCase {
  /** Every finding of the case, in the order of the engine. */
  findings: ExpectedFinding[];
}

interface UnknownCase extends ValidCase {
  /** Everything the rule cannot tell, in the order of the engine; it finds nothing. */
  unknowns: { asset: string; cause: UnknownCause; reason: string }[];
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

interface Cases {
  valid: ValidCase[];
  invalid: InvalidCase[];
  unknown?: UnknownCase[];
}

/** Holds a rule to cases on which it is silent, on which it speaks, and on which it cannot tell. */
export function testRule(rule: Rule, cases: Cases): void {
  describe(rule.id, () => {
    const unknown = cases.unknown ?? [];
    it('has cases of both kinds, each of them once', () => {
      const names = [...cases.valid, ...cases.invalid, ...unknown].map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(Math.min(cases.valid.length, cases.invalid.length)).toBeGreaterThan(0);
    });
    it.each(cases.valid)('is silent: $name', (one) => {
      expect(answersOf(rule, one)).toEqual({ findings: [], unknowns: [] });
    });
    it.each(cases.invalid)('speaks: $name', ({ findings, ...one }) => {
      expect(findings.length).toBeGreaterThan(0);
      expect(answersOf(rule, one)).toEqual({ findings, unknowns: [] });
    });
    it.each(unknown)('cannot tell: $name', ({ unknowns, ...one }) => {
      expect(unknowns.length).toBeGreaterThan(0);
      expect(answersOf(rule, one)).toEqual({ findings: [], unknowns });
    });
  });
}

/** Runs the rule twice over a frozen context, the second time with everything in reverse order. */
function answersOf(
  rule: Rule,
  { context: parts, options = {}, graceDays }: ValidCase,
): { findings: ExpectedFinding[]; unknowns: UnknownCase['unknowns'] } {
  const settings = { [rule.id]: { options, ...(graceDays === undefined ? {} : { graceDays }) } };
  const first = runRules([rule], deepFreeze(makeContext(parts)), settings);
  const second = runRules([rule], deepFreeze(reversed(makeContext(parts))), settings);
  expect(first.crashes).toEqual([]);
  expect(second).toEqual(first);
  expect(new Set(first.findings.map(({ fingerprint }) => fingerprint)).size).toBe(first.findings.length);
  const findings = first.findings.map((finding) => ({
    asset: `${finding.asset.kind}:${finding.asset.id}`,
    severity: finding.severity,
    message: finding.message,
    ...(finding.question === rule.question ? {} : { question: finding.question }),
    ...(finding.graceUntil === null ? {} : { graceUntil: finding.graceUntil }),
    evidence: finding.evidence.map(({ kind, id, path }) => `${kind}:${id} ${path}`),
  }));
  const unknowns = first.unknowns.map(({ asset, cause, reason }) => {
    return { asset: `${asset.kind}:${asset.id}`, cause, reason };
  });
  return { findings, unknowns };
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
    lints: new Map([...context.lints].reverse()),
  };
}
