import { lintRule } from '../facts/lint-finding.ts';

export const SG204 = lintRule({
  id: 'SG204',
  title: 'Hypothesis cannot turn out wrong',
  severity: 'error',
  why: 'Without a number that moves from here to there, every result looks like the one that was hoped for.',
  question: 'What will change? Which number moves, from what to what?',
});
