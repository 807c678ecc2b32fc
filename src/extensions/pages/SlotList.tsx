import type { HypothesisPage } from '@groundwork/core/contract/hypothesis-page';
import { longDay } from '@groundwork/core/explain/card-words';
import type { Prediction } from '@groundwork/core/hypotheses/hypothesis';
import { DescriptionList, DescriptionListItem, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { HYPOTHESIS, PREDICTION, SLOT_FIELDS } from '../words/hypothesis.ts';

/** The parts of a hypothesis that can no longer be changed, or by this person. */
export function SlotList({ page: { hypothesis } }: { page: HypothesisPage }) {
  const { slots } = hypothesis;
  const filled = SLOT_FIELDS.filter(({ name }) => name !== 'title' && slots[name] !== '');
  return (
    <Flex direction="column" gap="sm">
      <Heading>{HYPOTHESIS.parts}</Heading>
      <DescriptionList direction="column">
        {filled.map(({ name, label }) => (
          <DescriptionListItem key={name} label={label}>
            <Text>{slots[name]}</Text>
          </DescriptionListItem>
        ))}
        {hypothesis.prediction !== null && <PredictionItems prediction={hypothesis.prediction} />}
        {slots.assumptions.length > 0 && (
          <DescriptionListItem label={HYPOTHESIS.assumptions}>
            {slots.assumptions.map(({ text, weakest }) => (
              <Text key={text} format={weakest ? { fontWeight: 'bold' } : {}}>
                {text}
              </Text>
            ))}
          </DescriptionListItem>
        )}
      </DescriptionList>
    </Flex>
  );
}

function PredictionItems({ prediction }: { prediction: Prediction }) {
  const { metric, baseline, target, windowDays, deadline } = prediction;
  const inHundred = (share: number | null) => (share === null ? '?' : String(Math.round(share * 1000) / 10));
  const items = [
    { label: PREDICTION.metric, text: metric?.label ?? '' },
    { label: HYPOTHESIS.prediction, text: PREDICTION.inWords(inHundred(baseline), inHundred(target)) },
    { label: PREDICTION.windowDays, text: windowDays === null ? '' : PREDICTION.inDays(windowDays) },
    { label: PREDICTION.deadline, text: deadline === null ? '' : longDay(deadline) },
  ];
  return (
    <>
      {items
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => (
          <DescriptionListItem key={label} label={label}>
            <Text>{text}</Text>
          </DescriptionListItem>
        ))}
    </>
  );
}
