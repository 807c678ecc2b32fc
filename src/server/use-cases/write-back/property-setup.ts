import type { SyncedProperty, SyncNotice } from '../../../core/contract/sync-report.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { objectTypeName } from '../../../core/object-type.ts';
import {
  GROUNDWORK_GROUP,
  HELD_OUT,
  isOurs,
  OUTCOME_PROPERTIES,
  type OutcomeProperty,
  type OutcomePropertyName,
} from '../../../core/outcomes/properties/outcome-properties.ts';
import { optionsInStep, type OptionPlan } from '../../../core/outcomes/properties/property-options.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import type { PropertiesDoor, PropertyDefinition } from '../../hubspot/port.ts';

/** Our properties as HubSpot has them on one object type; null for one that is not there. */
export type FoundProperties = Map<OutcomePropertyName, PropertyDefinition | null>;

/** Looks our properties up. A property that only has the name of ours is somebody else's: nothing is written then. */
export async function findProperties(
  door: PropertiesDoor,
  objectTypeId: string,
): Promise<Result<FoundProperties, 'property_not_ours'>> {
  const all = new Map((await door.list(objectTypeId)).map((property) => [property.name, property]));
  const found: FoundProperties = new Map();
  for (const ours of OUTCOME_PROPERTIES) {
    const property = all.get(ours.name) ?? null;
    if (property !== null && !isOurs(property, ours)) return notOurs(property, ours, objectTypeId);
    found.set(ours.name, property);
  }
  return accept(found);
}

function notOurs(property: PropertyDefinition, ours: OutcomeProperty, objectTypeId: string) {
  const { many } = objectTypeName(objectTypeId);
  return refuse(
    'property_not_ours',
    `The property ${property.name} of ${many} is not ours: it is “${property.label}” in the group ${property.groupName} (${property.type}, ${property.fieldType}).`,
    `Rename or delete it, or move it to the group ${ours.groupName} if Groundwork made it. Nothing was written.`,
  );
}

/** Ours that are there or to be made. Who is held out has a property only where that is, or was, told. */
export function propertiesInUse(found: FoundProperties, tellsHeldOut: boolean): OutcomeProperty[] {
  return OUTCOME_PROPERTIES.filter(
    ({ name }) => name !== HELD_OUT || tellsHeldOut || (found.get(name) ?? null) !== null,
  );
}

/** Properties in step with the hypotheses. */
export interface PropertySetup {
  properties: SyncedProperty[];
  /** Properties whose values are kept right. */
  names: OutcomePropertyName[];
  /** Hypothesis ids that can be written as choices. */
  choices: ReadonlySet<string>;
  /** All of them were made just now, so that no record can have a value yet. */
  isFresh: boolean;
  notices: SyncNotice[];
}

/**
 * Makes what is missing and brings the options in step, or only says what would be done. Options go before values.
 * A property for who is held out that is there from before is kept, to be emptied.
 */
export async function setUpProperties(
  door: PropertiesDoor,
  where: { objectTypeId: string; isDryRun: boolean; tellsHeldOut: boolean },
  found: FoundProperties,
  hypotheses: readonly Hypothesis[],
): Promise<PropertySetup> {
  const { objectTypeId, isDryRun, tellsHeldOut } = where;
  const wanted = propertiesInUse(found, tellsHeldOut);
  const isMissing = wanted.some(({ name }) => (found.get(name) ?? null) === null);
  if (isMissing && !isDryRun) await door.ensureGroup(objectTypeId, GROUNDWORK_GROUP);
  const plans: OptionPlan[] = [];
  const properties: SyncedProperty[] = [];
  for (const ours of wanted) {
    const existing = found.get(ours.name) ?? null;
    const plan = ours.type === 'enumeration' ? optionsInStep(existing?.options ?? [], hypotheses) : null;
    if (plan !== null) plans.push(plan);
    if (!isDryRun) await makeOrUpdate(door, objectTypeId, ours, existing, plan);
    properties.push({ name: ours.name, label: ours.label, state: stateOf(existing, isDryRun) });
  }
  const leftOut = new Set(plans.flatMap((plan) => plan.leftOut));
  return {
    properties,
    names: wanted.map(({ name }) => name),
    choices: new Set(hypotheses.map(({ id }) => id).filter((id) => !leftOut.has(id))),
    isFresh: [...found.values()].every((property) => property === null),
    notices: optionNotices(plans, leftOut),
  };
}

function stateOf(existing: PropertyDefinition | null, isDryRun: boolean): SyncedProperty['state'] {
  if (existing !== null) return 'kept';
  return isDryRun ? 'missing' : 'created';
}

async function makeOrUpdate(
  door: PropertiesDoor,
  objectTypeId: string,
  ours: OutcomeProperty,
  existing: PropertyDefinition | null,
  plan: OptionPlan | null,
): Promise<void> {
  if (existing === null) await door.create(objectTypeId, { ...ours, options: plan?.options ?? [] });
  else if (plan?.isChanged === true) await door.setOptions(objectTypeId, ours.name, plan.options);
}

function optionNotices(plans: readonly OptionPlan[], leftOut: ReadonlySet<string>): SyncNotice[] {
  if (leftOut.size > 0)
    return [
      {
        code: 'options_full',
        message: `${leftOut.size} hypotheses have no room among the options HubSpot allows, the oldest finished ones first.`,
        hint: 'Run “sync --remove --with-properties” and switch writing on again: only hypotheses still in use come back.',
      },
    ];
  if (!plans.some((plan) => plan.isNearlyFull)) return [];
  return [
    {
      code: 'options_nearly_full',
      message: 'The properties hold almost as many hypotheses as HubSpot allows options (5,000).',
      hint: 'Retire hypotheses that are no longer needed.',
    },
  ];
}
