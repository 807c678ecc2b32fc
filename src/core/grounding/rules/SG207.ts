import { lintRule } from '../facts/lint-finding.ts';

export const SG207 = lintRule({
  id: 'SG207',
  title: 'Hypothesis gives nothing up, or names no weakest assumption',
  severity: 'note',
  why: 'A choice that costs nothing is no choice, and the assumption that nobody named is the one that fails.',
  question: 'What will you not do because of it, and of which part are you least sure?',
});
