import type { Prediction } from '@groundwork/core/hypotheses/hypothesis';
import { DateInput, Flex, NumberInput, Select } from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import { fromCalendarDay, toCalendarDay } from '../lib/calendar-day.ts';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { PREDICTION } from '../words/hypothesis.ts';
import { FeasibilityCheck } from './FeasibilityCheck.tsx';
import { useFrame } from './frame.tsx';
import { keyOf, outcomeOptions } from './outcome-options.ts';

interface Props {
  objectTypeId: string;
  prediction: Prediction | null;
  /** Share held out for comparison; null for none. */
  holdout: number | null;
  onChange: (prediction: Prediction) => void;
}

const EMPTY: Prediction = {
  metric: null,
  direction: 'up',
  baseline: null,
  target: null,
  windowDays: 30,
  graceDays: 2,
  deadline: null,
  guardrail: null,
};

/** What is counted, from what to what, within how many days, until when; and what can be learned by then. */
export function PredictionForm({ objectTypeId, prediction, holdout, onChange }: Props) {
  const now = prediction ?? EMPTY;
  const set = (change: Partial<Prediction>) => onChange({ ...now, ...change });
  return (
    <Flex direction="column" gap="sm">
      <OutcomeSelect objectTypeId={objectTypeId} prediction={now} onChange={set} />
      <Flex gap="sm" wrap="wrap" align="end">
        <Select
          label={PREDICTION.direction}
          name="direction"
          value={now.direction}
          options={[
            { value: 'up', label: PREDICTION.up },
            { value: 'down', label: PREDICTION.down },
          ]}
          onChange={(value) => set({ direction: value === 'down' ? 'down' : 'up' })}
        />
        <InHundred
          label={PREDICTION.baseline}
          name="baseline"
          share={now.baseline}
          onChange={(baseline) => set({ baseline })}
        />
        <InHundred
          label={PREDICTION.target}
          name="target"
          share={now.target}
          onChange={(target) => set({ target })}
        />
      </Flex>
      <Flex gap="sm" wrap="wrap" align="end">
        <Days
          label={PREDICTION.windowDays}
          name="windowDays"
          days={now.windowDays}
          onChange={(windowDays) => set({ windowDays })}
        />
        <Days
          label={PREDICTION.graceDays}
          name="graceDays"
          days={now.graceDays}
          onChange={(graceDays) => set({ graceDays: graceDays ?? 0 })}
        />
        <DateInput
          label={PREDICTION.deadline}
          name="deadline"
          format="YYYY-MM-DD"
          {...fromCalendarDay(now.deadline ?? '')}
          onChange={(day) => set({ deadline: toCalendarDay(day) })}
        />
      </Flex>
      <FeasibilityCheck prediction={now} holdout={holdout} />
    </Flex>
  );
}

interface OutcomeProps {
  objectTypeId: string;
  prediction: Prediction;
  onChange: (change: Partial<Prediction>) => void;
}

function OutcomeSelect({ objectTypeId, prediction, onChange }: OutcomeProps) {
  const { api } = useFrame();
  const load = useCallback(() => api.metrics(objectTypeId), [api, objectTypeId]);
  const loaded = useRemote(load);
  const { metric, guardrail } = prediction;
  return (
    <RemoteView loaded={loaded}>
      {(offers) => {
        const options = outcomeOptions(offers, metric);
        return (
          <Select
            label={PREDICTION.metric}
            name="metric"
            options={options.map(({ value, label }) => ({ value, label }))}
            {...(metric === null ? {} : { value: keyOf(metric) })}
            onChange={(value) =>
              onChange({
                metric: options.find((one) => one.value === value)?.metric ?? null,
                guardrail: guardrail ?? offers.defaultGuardrail,
              })
            }
          />
        );
      }}
    </RemoteView>
  );
}

interface ShareProps {
  label: string;
  name: string;
  /** Between 0 and 1; null while it is not known. */
  share: number | null;
  /** In 100. */
  most?: number;
  onChange: (share: number | null) => void;
}

/** A share as so many in 100; of an emptied input it is not known. */
export function InHundred({ label, name, share, most = 100, onChange }: ShareProps) {
  return (
    <NumberInput
      label={label}
      name={name}
      min={0}
      max={most}
      precision={1}
      {...(share === null ? {} : { value: Math.round(share * 1000) / 10 })}
      onChange={(value: unknown) => onChange(typeof value === 'number' ? value / 100 : null)}
    />
  );
}

interface DaysProps {
  label: string;
  name: string;
  days: number | null;
  onChange: (days: number | null) => void;
}

function Days({ label, name, days, onChange }: DaysProps) {
  return (
    <NumberInput
      label={label}
      name={name}
      min={0}
      max={365}
      precision={0}
      {...(days === null ? {} : { value: days })}
      onChange={(value: number | undefined) => onChange(value ?? null)}
    />
  );
}
