import type { MetricOffers } from '@groundwork/core/contract/metric-presets';
import type { Metric } from '@groundwork/core/hypotheses/metric';

export interface OutcomeOption {
  value: string;
  label: string;
  metric: Metric;
}

/** What can be counted, to choose from: outcomes in a marketer's words, then dates and yes-or-no fields. */
export function outcomeOptions(offers: MetricOffers, current: Metric | null): OutcomeOption[] {
  const presets = offers.presets.flatMap((offer): OutcomeOption[] => {
    if (offer.metric !== null) return [option(offer.label, offer.metric)];
    return offer.choices.map(({ label, metric }) =>
      option(offer.asks === 'stage' ? offer.label.replace('…', label) : `${offer.label} (${label})`, metric),
    );
  });
  const fields = offers.fields.flatMap(({ name, label, type }): OutcomeOption[] => {
    const short = label.slice(0, 80) || name;
    if (type === 'date' || type === 'datetime')
      return [option(`${label} (date)`, { kind: 'date_property', property: name, label: short })];
    if (type === 'bool') return [option(`${label} = yes`, isYes(name, short))];
    return [];
  });
  const all = [...presets, ...fields];
  if (current === null || all.some(({ value }) => value === keyOf(current))) return all;
  return [option(current.label, current), ...all];
}

/** One spelling of a metric, by what it counts and not by what it is called. */
export function keyOf(metric: Metric): string {
  const { label: _label, ...counted } = metric;
  return JSON.stringify(counted, Object.keys(counted).sort());
}

function option(label: string, metric: Metric): OutcomeOption {
  return { value: keyOf(metric), label, metric };
}

function isYes(property: string, label: string): Metric {
  return { kind: 'property_condition', property, operator: 'eq', values: ['true'], label };
}
