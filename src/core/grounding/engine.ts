import type { Finding } from '../contract/audit-report.ts';
import type { Severity } from '../hypotheses/lint-report.ts';
import { toInstant } from '../time.ts';
import { compareEvidence, compareFindings, compareKeys, milder } from './finding-order.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Rule, RuleContext, RuleFinding, RuleSettings } from './rule.ts';

export interface Crash {
  ruleId: string;
  message: string;
}

export interface EngineResult {
  findings: Finding[];
  /** Rules that gave no answer: what they would have found is not known, so the report is incomplete. */
  crashes: Crash[];
}

/**
 * Runs every rule that is not switched off over the same context. A rule that throws becomes a crash and never a
 * finding; the others still run. Findings come in a total order.
 */
export function runRules(rules: readonly Rule[], context: RuleContext, settings: RuleSettings): EngineResult {
  const findings: Finding[] = [];
  const crashes: Crash[] = [];
  for (const rule of rules) {
    if (settings[rule.id]?.severity === 'off') continue;
    try {
      findings.push(...runRule(rule, context, settings));
    } catch (error) {
      crashes.push({ ruleId: rule.id, message: error instanceof Error ? error.message : String(error) });
    }
  }
  findings.sort(compareFindings);
  crashes.sort((a, b) => compareKeys([a.ruleId, a.message], [b.ruleId, b.message]));
  return { findings, crashes };
}

function runRule(rule: Rule, context: RuleContext, settings: RuleSettings): Finding[] {
  const setting = settings[rule.id] ?? {};
  const options = rule.options.parse(setting.options ?? {});
  return rule.check(context, options).map((found) => complete(rule, found, setting.severity));
}

function complete(rule: Rule, found: RuleFinding, chosen: Severity | 'off' | undefined): Finding {
  return {
    ruleId: rule.id,
    severity: severityOf(rule, found, chosen),
    asset: found.asset,
    message: found.message,
    why: rule.why,
    question: found.question ?? rule.question,
    evidence: [...found.evidence].sort(compareEvidence),
    fingerprint: fingerprintOf(rule.id, found.asset, found.subject),
    suppressed: null,
    graceUntil: found.graceUntil === undefined ? null : toInstant(found.graceUntil),
  };
}

/** A severity from the settings replaces the rule's own; where the rule is milder about a case, it stays milder. */
function severityOf(rule: Rule, found: RuleFinding, chosen: Severity | 'off' | undefined): Severity {
  const standard = chosen === undefined || chosen === 'off' ? rule.severity : chosen;
  if (found.severity === undefined) return standard;
  return chosen === undefined ? found.severity : milder(found.severity, standard);
}
