import type { Finding } from '../../contract/audit-finding.ts';
import type { Severity } from '../../hypotheses/lint-report.ts';
import type { Evidence } from './rule.ts';

const RANK: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

export function milder(a: Severity, b: Severity): Severity {
  return RANK[a] > RANK[b] ? a : b;
}

/** Compares by code unit, so that the order does not depend on anyone's language settings. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Compares by the first key that differs; both sides give the same keys in the same places. */
export function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}

/** Findings in a total order: severity, rule, asset, subject (its fingerprint), message. */
export function compareFindings(a: Finding, b: Finding): number {
  return compareKeys(keysOf(a), keysOf(b));
}

export function compareEvidence(a: Evidence, b: Evidence): number {
  return compareKeys([a.kind, a.id, a.path, a.text], [b.kind, b.id, b.path, b.text]);
}

function keysOf(finding: Finding): (string | number)[] {
  const { severity, ruleId, asset, fingerprint, message } = finding;
  return [RANK[severity], ruleId, asset.kind, asset.id, fingerprint, message];
}
