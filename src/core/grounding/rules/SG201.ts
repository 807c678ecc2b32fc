import { lintRule } from '../facts/lint-finding.ts';

export const SG201 = lintRule({
  id: 'SG201',
  title: 'Hypothesis gives no reason',
  severity: 'error',
  why: 'Only the reason tells a hypothesis from a plan, and it is the part that is most often left out.',
  question: 'What makes them do that? Finish “because …”.',
});
