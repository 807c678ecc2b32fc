import * as z from 'zod/mini';
import type { Rule } from '../engine/rule.ts';
import { carriedPairs, quoted, slotEvidence, workflowAsset, type CarriedPair } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG308: Rule<z.infer<typeof Options>> = {
  id: 'SG308',
  title: 'People can go through the workflow more than once',
  severity: 'note',
  why: 'The outcome is counted once for each person, from the first time; whoever comes in again gets it again, and that is not counted.',
  question: 'Is the first time the one that matters? Otherwise switch re-enrolment off while this runs.',
  options: Options,
  check(context) {
    return carriedPairs(context)
      .filter(reachesPeople)
      .flatMap(({ judgement, hypothesis }) => {
        const { id, name, enrolment, objectTypeId } = judgement.workflow;
        const metric = hypothesis.prediction?.metric ?? null;
        if (!enrolment.shouldReEnrol || metric === null || hypothesis.verdict !== null) return [];
        if (objectTypeId !== hypothesis.objectTypeId) return [];
        return [
          {
            asset: workflowAsset(judgement),
            message: `${quoted(hypothesis)} counts “${metric.label}” once for each record, and “${name}” takes records in again.`,
            subject: hypothesis.id,
            evidence: [
              {
                kind: 'workflow' as const,
                id,
                path: '$.enrollmentCriteria.shouldReEnroll',
                text: 'takes records in again',
              },
              slotEvidence(hypothesis, 'prediction.metric', `counts ${metric.property} once for each record`),
            ],
          },
        ];
      });
  },
};

/** Routing and data hygiene run again and again by nature; what people get, and who is counted, must not. */
function reachesPeople({ judgement: { classification, workflow }, hypothesis }: CarriedPair): boolean {
  if (['customer_facing', 'feeder'].includes(classification.class)) return true;
  return workflow.assignments.some(({ hypothesisId }) => hypothesisId === hypothesis.id);
}
