import type { Coverage } from '@groundwork/core/contract/audit-coverage';
import type { Overview } from '@groundwork/core/contract/overview';
import { shortDayOf } from '@groundwork/core/explain/card-words';
import { BarChart, LineChart } from '@hubspot/ui-extensions';
import { OVERVIEW } from '../words/pages.ts';
import { GROUNDING } from '../words/states.ts';
import { useFrame } from './frame.tsx';

const PARTS = [
  ['grounded', 'green'],
  ['inherited', 'aqua'],
  ['ungrounded', 'darkOrange'],
  ['exempt', 'purple'],
  ['unclassified', 'yellow'],
  ['unknown', 'pink'],
] as const;

/** E-mails and unsubscribes by state, as parts of a hundred, so that the eye sees where they do not match. */
export function CoverageChart({ coverage: { sends } }: { coverage: Coverage }) {
  if (sends === null || sends.total === 0) return null;
  const bars = [
    { bar: 'E-mails', values: sends, total: sends.total },
    { bar: 'Unsubscribes', values: sends.unsubscribes, total: sends.unsubscribes.total },
  ].filter(({ total }) => total > 0);
  const data = bars.flatMap(({ bar, values, total }) =>
    PARTS.flatMap(([state]) => {
      const share = Math.round((values[state] / total) * 1000) / 10;
      return share === 0 ? [] : [{ bar, state: GROUNDING[state].label, share }];
    }),
  );
  const colors = Object.fromEntries(PARTS.map(([state, colour]) => [GROUNDING[state].label, colour]));
  return (
    <BarChart
      data={data}
      axes={{
        x: { field: 'bar', fieldType: 'category' },
        y: { field: 'share', fieldType: 'linear', label: 'in 100' },
        options: { groupFieldByColor: 'state', stacking: true, colors },
      }}
      options={{ title: OVERVIEW.chart, showLegend: true, showDataLabels: true }}
    />
  );
}

/** How the share with a hypothesis went from audit to audit; nothing before there are two. */
export function TrendChart({ trend }: Pick<Overview, 'trend'>) {
  const { timeZone } = useFrame().viewer.connection;
  const known = [...trend].reverse().flatMap(({ auditedAt, sends, workflows }) => {
    const score = sends?.score ?? workflows.score;
    return score === null
      ? []
      : [{ day: shortDayOf(auditedAt, timeZone), share: Math.round(score * 1000) / 10 }];
  });
  if (known.length < 2) return null;
  return (
    <LineChart
      data={known}
      axes={{
        x: { field: 'day', fieldType: 'category' },
        y: { field: 'share', fieldType: 'linear', label: 'in 100' },
      }}
      options={{ title: OVERVIEW.trend }}
    />
  );
}
