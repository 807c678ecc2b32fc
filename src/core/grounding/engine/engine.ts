import type { Finding, Unknown } from '../../contract/audit-finding.ts';
import type { Severity } from '../../hypotheses/lint-report.ts';
import { toInstant } from '../../time.ts';
import { compareEvidence, compareFindings, compareKeys, milder } from './finding-order.ts';
import { fingerprintOf } from './fingerprint.ts';
import { GRACE_DAYS, graceIn, withGrace, type GraceOf } from './grace.ts';
import type {
  Rule,
  RuleAnswer,
  RuleContext,
  RuleFinding,
  RuleSetting,
  RuleSettings,
  RuleUnknown,
} from './rule.ts';

export interface Crash {
  ruleId: string;
  message: string;
}

export interface EngineResult {
  findings: Finding[];
  /** Assets of which a rule cannot tell: neither findings nor passes. */
  unknowns: Unknown[];
  /** Rules that gave no answer: what they would have found is not known, so the report is incomplete. */
  crashes: Crash[];
}

/**
 * Runs every rule that is not switched off over the same context. A rule that throws becomes a crash and never a
 * finding; the others still run. Findings and unknowns come in a total order.
 */
export function runRules(rules: readonly Rule[], context: RuleContext, settings: RuleSettings): EngineResult {
  const findings: Finding[] = [];
  const unknowns: Unknown[] = [];
  const crashes: Crash[] = [];
  const graceOf = graceIn(context);
  for (const rule of rules) {
    if (settings[rule.id]?.severity === 'off') continue;
    try {
      const answers = answersOf(rule, context, settings);
      findings.push(
        ...answers.filter(isFinding).map((found) => complete(rule, found, settings[rule.id] ?? {}, graceOf)),
      );
      unknowns.push(...answers.filter(isUnknown).map((one) => named(rule, one)));
    } catch (error) {
      crashes.push({ ruleId: rule.id, message: error instanceof Error ? error.message : String(error) });
    }
  }
  findings.sort(compareFindings);
  unknowns.sort((a, b) => compareKeys(keysOf(a), keysOf(b)));
  crashes.sort((a, b) => compareKeys([a.ruleId, a.message], [b.ruleId, b.message]));
  return { findings, unknowns, crashes };
}

function answersOf(rule: Rule, context: RuleContext, settings: RuleSettings): RuleAnswer[] {
  return rule.check(context, rule.options.parse(settings[rule.id]?.options ?? {}));
}

function isUnknown(answer: RuleAnswer): answer is RuleUnknown {
  return 'unknown' in answer;
}

function isFinding(answer: RuleAnswer): answer is RuleFinding {
  return !isUnknown(answer);
}

function named(rule: Rule, { asset, unknown, cause }: RuleUnknown): Unknown {
  return { ruleId: rule.id, asset, reason: unknown, cause };
}

function keysOf({ ruleId, asset, reason }: Unknown): string[] {
  return [ruleId, asset.kind, asset.id, reason];
}

function complete(
  rule: Rule,
  found: RuleFinding,
  { severity: chosen, graceDays = GRACE_DAYS }: RuleSetting,
  graceOf: GraceOf,
): Finding {
  const { severity, until } = withGrace(severityOf(rule, found, chosen), graceOf(found, graceDays));
  return {
    ruleId: rule.id,
    severity,
    asset: found.asset,
    message: found.message,
    why: rule.why,
    question: found.question ?? rule.question,
    evidence: [...found.evidence].sort(compareEvidence),
    fingerprint: fingerprintOf(rule.id, found.asset, found.subject),
    suppressed: null,
    graceUntil: until === null ? null : toInstant(until),
  };
}

/** A severity from the settings replaces the rule's own; where the rule is milder about a case, it stays milder. */
function severityOf(rule: Rule, found: RuleFinding, chosen: Severity | 'off' | undefined): Severity {
  const standard = chosen === undefined || chosen === 'off' ? rule.severity : chosen;
  if (found.severity === undefined) return standard;
  return chosen === undefined ? found.severity : milder(found.severity, standard);
}
