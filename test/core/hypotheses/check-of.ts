import type { CheckResult, LintReport } from '../../../src/core/hypotheses/lint-report.ts';

export function checkOf(id: string, report: LintReport): CheckResult {
  const found = report.checks.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}
