import type { MetricOffers, PresetOffer } from '../contract/metric-presets.ts';
import { metricOfPreset } from './metric-presets.ts';
import { PRESET_IDS, type PresetId } from './preset-ids.ts';
import { DEFAULT_GUARDRAIL, PRESETS } from './preset-sources.ts';
import type { PropertyFacts } from './start-check.ts';
import { isOwnProperty } from './start/own-properties.ts';

/** Fields that are spelled out in one answer. */
const MOST_FIELDS = 100;
const COUNTABLE = ['date', 'datetime', 'number', 'bool', 'enumeration'];

/** What can be counted on records of a type: the presets as this account has them, then other fields. */
export function metricOffers(
  objectTypeId: string,
  properties: readonly PropertyFacts[],
  query: string,
): MetricOffers {
  const account = { objectTypeId, properties };
  const guardrail = metricOfPreset({ preset: DEFAULT_GUARDRAIL }, account);
  const fields = fieldsOf(properties, query);
  return {
    objectTypeId,
    presets: PRESET_IDS.filter((id) => objectTypeId in PRESETS[id].sources).map((id) => offerOf(id, account)),
    defaultGuardrail: guardrail.ok ? guardrail.value : null,
    fields: fields.slice(0, MOST_FIELDS).map(({ name, label, type }) => ({ name, label, type })),
    fieldsTotal: fields.length,
  };
}

function offerOf(
  preset: PresetId,
  account: { objectTypeId: string; properties: readonly PropertyFacts[] },
): PresetOffer {
  const { label, asks } = PRESETS[preset];
  const offer = { preset, label, asks };
  if (asks !== null) {
    const choices = namedChoices(asks, account.properties).flatMap(({ value, label: named }) => {
      const choice = asks === 'stage' ? { preset, stage: value } : { preset, property: value };
      const metric = metricOfPreset(choice, account);
      return metric.ok ? [{ value, label: named, metric: metric.value }] : [];
    });
    return { ...offer, choices, metric: null, missing: null };
  }
  const found = metricOfPreset({ preset }, account);
  if (found.ok) return { ...offer, choices: [], metric: found.value, missing: null };
  return { ...offer, choices: [], metric: null, missing: `${found.message} ${found.hint}` };
}

type Named = Pick<PresetOffer['choices'][number], 'value' | 'label'>;

function namedChoices(asks: 'field' | 'stage', properties: readonly PropertyFacts[]): Named[] {
  return asks === 'field' ? orderCounts(properties) : stagesOf(properties);
}

const ORDERS = /order|purchase|bought/i;

/** Numbers that by their name count orders. */
function orderCounts(properties: readonly PropertyFacts[]): Named[] {
  return properties
    .filter(
      ({ name, label, type, archived }) => !archived && type === 'number' && ORDERS.test(`${name} ${label}`),
    )
    .map(({ name, label }) => ({ value: name, label }));
}

function stagesOf(properties: readonly PropertyFacts[]): Named[] {
  const options = properties.find(({ name }) => name === 'lifecyclestage')?.options ?? [];
  return options.map(({ value, label }) => ({ value, label }));
}

function fieldsOf(properties: readonly PropertyFacts[], query: string): PropertyFacts[] {
  const wanted = query.trim().toLowerCase();
  return properties
    .filter(({ name, type, archived }) => COUNTABLE.includes(type) && !archived && !isOwnProperty(name))
    .filter(({ name, label }) => `${label} ${name}`.toLowerCase().includes(wanted))
    .sort((a, b) => a.label.localeCompare(b.label, 'en') || a.name.localeCompare(b.name, 'en'));
}
