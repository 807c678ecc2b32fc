import { lintRule } from '../facts/lint-finding.ts';

export const SG206 = lintRule({
  id: 'SG206',
  title: 'Hypothesis counts something people hardly do',
  severity: 'warning',
  why: 'Opens, sends and views go up by themselves and say little about what people then do.',
  question: 'What would people do next if this were true? Count that, and keep this one as a guardrail.',
});
