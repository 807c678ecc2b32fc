import { lintRule } from '../facts/lint-finding.ts';

export const SG202 = lintRule({
  id: 'SG202',
  title: 'Hypothesis is about nobody in particular',
  severity: 'error',
  why: 'Whom it is for is the first choice of a strategy; what is for everybody can be wrong about nobody.',
  question: 'Who is this about? Name a group you could make a segment of.',
});
