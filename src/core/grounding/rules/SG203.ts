import { lintRule } from '../facts/lint-finding.ts';

export const SG203 = lintRule({
  id: 'SG203',
  title: 'Something to do, or to reach, in place of a hypothesis',
  severity: 'error',
  why: 'A plan and a goal can be carried out and met without anybody learning why.',
  question: 'What do people do today, and what will you do about it?',
});
