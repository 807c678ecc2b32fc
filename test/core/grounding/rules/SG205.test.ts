import { SG205 } from '../../../../src/core/grounding/rules/SG205.ts';
import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { makeWorkflow, makeWorkflowJudgement, type ContextParts } from '../../../factories/audit-models.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import { hypothesisId, makeDraft, makeHypothesis, makePrediction } from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';
import { written } from './carrying.ts';

const ID = hypothesisId(1);
const GIVE_UP =
  'When would you give up? By what date, and at what result, would you say “we were wrong”? Write the smallest change worth having, not the one you hope for. (31 March, fewer than 18 in 100)';
const due = (deadline: string | null) => ({ prediction: makePrediction({ deadline }) });
const finding = (message: string) => ({
  asset: `hypothesis:${ID}`,
  severity: 'warning' as const,
  message: `“Second purchase”. ${message}`,
  question: GIVE_UP,
  evidence: [`hypothesis:${ID} prediction.deadline`],
});
const slow = makeWorkflow({ longestPath: { days: 90, messageDays: 59.5, unbounded: false } });

function on(hypothesis: Hypothesis): ContextParts {
  return {
    workflows: [makeWorkflowJudgement(slow)],
    input: {
      hypotheses: [hypothesis],
      judgements: { ...noJudgements(), attachments: [makeAttachment()] },
    },
  };
}

testRule(SG205, {
  valid: [
    { name: 'a deadline that people can finish by', context: written(makeDraft()) },
    {
      name: 'it runs, and its deadline has passed: that is SG501',
      context: written(makeHypothesis(due('2026-11-20'))),
    },
    {
      name: 'it runs, and its workflow has become slower: that is SG305',
      context: on(makeHypothesis(due('2026-08-15'))),
    },
  ],
  invalid: [
    {
      name: 'no deadline',
      context: written(makeDraft(due(null))),
      findings: [finding('It has no deadline.')],
    },
    {
      name: 'a draft whose deadline has passed',
      context: written(makeDraft(due('2026-11-20'))),
      findings: [finding('Its deadline, 2026-11-20, has passed.')],
    },
    {
      name: 'nobody can finish by then',
      context: written(makeDraft(due('2026-12-01'))),
      findings: [finding('Nobody can have finished by 2026-12-01; the first possible day is 2026-12-26.')],
    },
    {
      name: 'its workflow sends its last message later than that',
      context: on(makeDraft(due('2026-12-31'))),
      findings: [finding('Nobody can have finished by 2026-12-31; the first possible day is 2027-01-23.')],
    },
    {
      name: 'it runs, and could never have been decided in time',
      context: written(makeHypothesis(due('2026-07-10'))),
      findings: [finding('Nobody can have finished by 2026-07-10; the first possible day is 2026-08-02.')],
    },
  ],
});
