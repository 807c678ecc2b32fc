import type { HypothesisPage } from '@groundwork/core/contract/hypothesis-page';
import type { Reading } from '@groundwork/core/outcomes/verdict/reading';
import { longDay, longDayOf } from '@groundwork/core/explain/card-words';
import { Flex, Heading, Statistics, StatisticsItem, Text } from '@hubspot/ui-extensions';
import { HYPOTHESIS } from '../words/hypothesis.ts';
import { count, percent } from '../words/numbers.ts';
import { useFrame } from './frame.tsx';
import { RangeChart } from './RangeChart.tsx';

/** How it stands in plain words, the people behind it, and the range against what was said beforehand. */
export function Result({ page }: { page: HypothesisPage }) {
  const { hypothesis, reading } = page;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{HYPOTHESIS.result}</Heading>
      {hypothesis.kind === 'reviewed' && <Text>{judgedWords(page)}</Text>}
      {hypothesis.kind === 'measured' && reading === null && <Text>{HYPOTHESIS.noReading}</Text>}
      {hypothesis.kind === 'measured' && reading !== null && <Measured reading={reading} page={page} />}
    </Flex>
  );
}

function judgedWords({ judged, hypothesis: { reviewOn } }: HypothesisPage): string {
  if (judged !== null) return judged;
  return reviewOn === null ? HYPOTHESIS.judgedByPeople : HYPOTHESIS.judgedOn(longDay(reviewOn));
}

function Measured({ reading, page }: { reading: Reading; page: HypothesisPage }) {
  const { at, sentence, counts, guardrail, chanceAtOrAboveTarget: chance } = reading;
  const { timeZone } = useFrame().viewer.connection;
  const { finished, reached } = counts.treatment;
  return (
    <>
      <Text>{sentence}</Text>
      <Statistics>
        <StatisticsItem label={HYPOTHESIS.finished} number={count(finished)} />
        <StatisticsItem label={HYPOTHESIS.reached} number={count(reached)} />
        {finished > 0 && <StatisticsItem label={HYPOTHESIS.share} number={percent(reached / finished, 1)} />}
        <StatisticsItem label={HYPOTHESIS.waiting} number={count(counts.waiting)} />
      </Statistics>
      <RangeChart page={page} />
      {guardrail !== null && <Text>{guardrail.sentence}</Text>}
      {chance !== null && <Text variant="microcopy">{HYPOTHESIS.chance(Math.round(chance * 100))}</Text>}
      <Text variant="microcopy">{HYPOTHESIS.readOn(longDayOf(at, timeZone))}</Text>
    </>
  );
}
