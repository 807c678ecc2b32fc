import { lintRule } from '../facts/lint-finding.ts';

export const SG205 = lintRule({
  id: 'SG205',
  title: 'Hypothesis has no date on which it would be given up',
  severity: 'warning',
  why: 'A bet without a date is never lost, so nothing is ever learned from it.',
  question: 'By what date would you say “we were wrong”?',
});
