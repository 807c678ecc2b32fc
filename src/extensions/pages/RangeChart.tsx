import type { HypothesisPage } from '@groundwork/core/contract/hypothesis-page';
import { shortDayOf } from '@groundwork/core/explain/card-words';
import type { Prediction } from '@groundwork/core/hypotheses/hypothesis';
import type { RangePoint } from '@groundwork/core/outcomes/verdict/range-point';
import { LineChart } from '@hubspot/ui-extensions';
import { HYPOTHESIS } from '../words/hypothesis.ts';
import { useFrame } from './frame.tsx';

/** Days in the chart; of more, every so-manieth is shown, and the latest. */
const DAYS_SHOWN = 12;

const COLOURS = {
  [HYPOTHESIS.upper]: 'blue',
  [HYPOTHESIS.lower]: 'aqua',
  [HYPOTHESIS.target]: 'green',
  [HYPOTHESIS.before]: 'orange',
} as const;

/** How the range narrowed from day to day, against what was said beforehand. */
export function RangeChart({ page: { course, hypothesis } }: { page: HypothesisPage }) {
  const { timeZone } = useFrame().viewer.connection;
  const unit = course.at(-1)?.unit;
  const points = spread(course.filter((point) => point.unit === unit));
  if (points.length === 0 || hypothesis.prediction === null) return null;
  const said = saidBeforehand(hypothesis.prediction, unit);
  const data = points.flatMap(({ at, low, high }) =>
    [{ what: HYPOTHESIS.upper, share: high }, { what: HYPOTHESIS.lower, share: low }, ...said].map(
      ({ what, share }) => ({ day: shortDayOf(at, timeZone), what, share: Math.round(share * 1000) / 10 }),
    ),
  );
  return (
    <LineChart
      data={data}
      axes={{
        x: { field: 'day', fieldType: 'category' },
        y: { field: 'share', fieldType: 'linear', label: HYPOTHESIS.inHundred },
        options: { groupFieldByColor: 'what', colors: COLOURS },
      }}
      options={{ title: unit === 'share' ? HYPOTHESIS.chart : HYPOTHESIS.chartOfLift, showLegend: true }}
    />
  );
}

/** Lines to read the range against: shares, or how far the target lies from today's number. */
function saidBeforehand({ baseline, target }: Prediction, unit: RangePoint['unit'] | undefined) {
  if (baseline === null || target === null) return [];
  if (unit === 'difference') return [{ what: HYPOTHESIS.target, share: target - baseline }];
  return [
    { what: HYPOTHESIS.target, share: target },
    { what: HYPOTHESIS.before, share: baseline },
  ];
}

function spread(points: readonly RangePoint[]): RangePoint[] {
  const step = Math.ceil(points.length / DAYS_SHOWN);
  return points.filter((_, index) => (points.length - 1 - index) % step === 0);
}
