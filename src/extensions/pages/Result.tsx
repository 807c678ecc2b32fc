import type { HypothesisPage } from '@groundwork/core/contract/hypothesis-page';
import type { Reading } from '@groundwork/core/outcomes/reading';
import { longDay } from '@groundwork/core/explain/card-words';
import { toneOf } from '@groundwork/core/explain/tone';
import { BarChart, Flex, Heading, StatusTag, Statistics, StatisticsItem, Text } from '@hubspot/ui-extensions';
import { HYPOTHESIS } from '../words/hypothesis.ts';
import { count, percent } from '../words/numbers.ts';

/** How it stands in plain words, the people behind it, and the range against what was said beforehand. */
export function Result({ page: { hypothesis, reading } }: { page: HypothesisPage }) {
  return (
    <Flex direction="column" gap="sm">
      <Heading>{HYPOTHESIS.result}</Heading>
      {reading === null ? (
        <Text>{HYPOTHESIS.noReading}</Text>
      ) : (
        <Ready reading={reading} hypothesis={hypothesis} />
      )}
    </Flex>
  );
}

function Ready({ reading, hypothesis }: { reading: Reading; hypothesis: HypothesisPage['hypothesis'] }) {
  const { counts, chanceAtOrAboveTarget: chance } = reading;
  const { finished, reached } = counts.treatment;
  return (
    <>
      <Flex gap="sm" align="center" wrap="wrap">
        <StatusTag variant={toneOf(reading.state)}>{reading.label}</StatusTag>
        <Text variant="microcopy">{longDay(reading.at)}</Text>
      </Flex>
      <Text>{reading.sentence}</Text>
      <Statistics>
        <StatisticsItem label={HYPOTHESIS.finished} number={count(finished)} />
        <StatisticsItem label={HYPOTHESIS.reached} number={count(reached)} />
        {finished > 0 && <StatisticsItem label={HYPOTHESIS.share} number={percent(reached / finished, 1)} />}
        <StatisticsItem label={HYPOTHESIS.waiting} number={count(counts.waiting)} />
      </Statistics>
      <RangeChart reading={reading} hypothesis={hypothesis} />
      {chance !== null && <Text variant="microcopy">{HYPOTHESIS.chance(Math.round(chance * 100))}</Text>}
    </>
  );
}

function RangeChart({ reading: { estimate }, hypothesis: { prediction } }: Parameters<typeof Ready>[0]) {
  if (estimate === null || estimate.unit !== 'share' || prediction === null) return null;
  const [low, high] = estimate.interval;
  const bars = [
    { what: HYPOTHESIS.before, share: prediction.baseline },
    { what: 'Cautious end', share: low },
    { what: 'Now', share: estimate.value },
    { what: 'Hopeful end', share: high },
    { what: HYPOTHESIS.target, share: prediction.target },
  ];
  const data = bars.flatMap(({ what, share }) =>
    share === null ? [] : [{ what, share: Math.round(share * 1000) / 10 }],
  );
  return (
    <BarChart
      data={data}
      axes={{
        x: { field: 'what', fieldType: 'category' },
        y: { field: 'share', fieldType: 'linear', label: 'in 100' },
      }}
      options={{ title: HYPOTHESIS.chart, showDataLabels: true }}
    />
  );
}
