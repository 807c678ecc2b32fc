import type { StartPlan } from '@groundwork/core/contract/start-plan';
import { longDay } from '@groundwork/core/explain/card-words';
import type { Hypothesis } from '@groundwork/core/hypotheses/hypothesis';
import { objectTypeName } from '@groundwork/core/object-type';
import { DescriptionList, DescriptionListItem, Text } from '@hubspot/ui-extensions';
import { HYPOTHESIS, PLAN } from '../words/hypothesis.ts';
import { Learned } from './FeasibilityCheck.tsx';

interface Props {
  /** Null for a hypothesis that is judged by people. */
  plan: StartPlan | null;
  hypothesis: Hypothesis;
}

/** What will be measured, from when, how many it takes, and what can be learned by then. */
export function PlanView({ plan, hypothesis }: Props) {
  const { prediction, reviewOn, objectTypeId } = hypothesis;
  if (plan === null || prediction === null)
    return (
      <Text>{reviewOn === null ? HYPOTHESIS.judgedByPeople : HYPOTHESIS.judgedOn(longDay(reviewOn))}</Text>
    );
  const { nMin, nPlan, tOpt, pace, feasibility } = plan;
  const many = objectTypeName(objectTypeId).many;
  const { metric, windowDays } = prediction;
  const items = [
    { label: PLAN.counted, text: PLAN.countedWords(metric?.label ?? '', windowDays ?? 0) },
    { label: PLAN.from, text: PLAN.fromWords(many) },
    { label: PLAN.needed, text: PLAN.neededWords(nMin, nPlan, many, tOpt === null) },
    {
      label: PLAN.pace,
      text: pace === null ? PLAN.paceUnknown : PLAN.paceWords(Math.round(pace.joinsPerWeek), pace.source),
    },
  ];
  return (
    <>
      <DescriptionList direction="column">
        {items.map(({ label, text }) => (
          <DescriptionListItem key={label} label={label}>
            <Text>{text}</Text>
          </DescriptionListItem>
        ))}
      </DescriptionList>
      {feasibility !== null && <Learned feasibility={feasibility} />}
    </>
  );
}
