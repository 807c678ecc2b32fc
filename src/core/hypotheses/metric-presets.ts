import type { Result } from '../result.ts';
import { accept, refuse } from '../result.ts';
import { COMPANY, CONTACT, DEAL, objectTypeName } from '../object-type.ts';
import type { Metric } from './metric.ts';
import type { PresetId } from './preset-ids.ts';
import { PRESETS, type PresetSource } from './preset-sources.ts';
import type { PropertyFacts } from './start-check.ts';

/** What a marketer picks: the preset, and the field or the stage where it cannot do without. */
export interface PresetChoice {
  preset: PresetId;
  property?: string | undefined;
  stage?: string | undefined;
}

export type PresetRefusal =
  'preset_of_other_type' | 'preset_needs_field' | 'preset_needs_stage' | 'preset_missing';

/**
 * The metric behind a preset: its best source among the properties of the account, from a date HubSpot keeps of the
 * first time down to a condition looked up in a property's history. Without properties (null) the best there is.
 */
export function metricOfPreset(
  choice: PresetChoice,
  { objectTypeId, properties }: { objectTypeId: string; properties: readonly PropertyFacts[] | null },
): Result<Metric, PresetRefusal> {
  const { label, sources, asks } = PRESETS[choice.preset];
  const possible = sources[objectTypeId];
  const records = objectTypeName(objectTypeId).many;
  if (possible === undefined) {
    const others = [CONTACT, COMPANY, DEAL]
      .filter((type) => type in sources)
      .map((type) => objectTypeName(type).many);
    const message = `“${label}” is not known of ${records}.`;
    return refuse(
      'preset_of_other_type',
      message,
      `It is known of ${others.join(' and ')}; or name a field of ${records}.`,
    );
  }
  if (asks === 'stage' && !STAGE.test(choice.stage ?? '')) {
    const message = `“${label}” needs a stage${choice.stage === undefined ? '' : `, and “${choice.stage}” is none`}.`;
    return refuse('preset_needs_stage', message, 'Name it by its internal value, for instance opportunity.');
  }
  if (asks === 'field' && choice.property === undefined) {
    const message = `“${label}” needs a field: HubSpot has none of its own for it.`;
    return refuse(
      'preset_needs_field',
      message,
      'Name the property that holds the number of orders, for instance.',
    );
  }
  const metrics = possible.map((source) => metricOf(source, label, choice));
  const found = properties === null ? metrics[0] : metrics.find((metric) => isThere(metric, properties));
  if (found !== undefined) return accept(found);
  const names = metrics.map(({ property }) => property).join(' or ');
  const message = `“${label}”: ${records} of this account have no property ${names}.`;
  return refuse('preset_missing', message, 'Choose another field that shows whether it happened.');
}

const STAGE = /^[a-z0-9_]+$/;

function isThere({ property }: Metric, properties: readonly PropertyFacts[]): boolean {
  return properties.some(({ name, archived }) => name === property && !archived);
}

function metricOf(
  source: PresetSource,
  presetLabel: string,
  { property = '', stage = '' }: PresetChoice,
): Metric {
  const fill = (text: string) => text.replace('{stage}', stage).replace('{field}', property);
  const label = stage === '' ? presetLabel : presetLabel.replace('…', stage);
  if (source.date !== undefined) return { kind: 'date_property', property: fill(source.date), label };
  const { operator, values } = source;
  return {
    kind: 'property_condition',
    property: fill(source.property),
    operator,
    values: values.map(fill),
    label,
  };
}
