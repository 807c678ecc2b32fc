import type { CheckResult } from './lint-report.ts';

/** Whether something is left to answer; a note is advice, and leaves nothing open. */
export function hasOpenQuestion(checks: readonly CheckResult[]): boolean {
  return checks.some(
    ({ status, severity, question }) => status === 'fail' && severity !== 'note' && question !== null,
  );
}
