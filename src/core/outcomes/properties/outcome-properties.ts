/** Name of the property group, and the only properties that are ever written to records. */
export const GROUNDWORK_GROUP = { name: 'groundwork', label: 'Groundwork' };

export interface OutcomeProperty {
  name: OutcomePropertyName;
  label: string;
  groupName: string;
  type: 'enumeration' | 'date';
  fieldType: 'checkbox' | 'date';
  description: string;
}

export const OUTCOME_PROPERTY_NAMES = [
  'groundwork_hypotheses',
  'groundwork_reached',
  'groundwork_not_reached',
  'groundwork_last_result',
  'groundwork_held_out',
] as const;
export type OutcomePropertyName = (typeof OUTCOME_PROPERTY_NAMES)[number];

/** Who is held out is told only where it was asked for: people treat the held-out differently when they see it. */
export const HELD_OUT = 'groundwork_held_out';

export const OUTCOME_PROPERTIES: readonly OutcomeProperty[] = [
  choices('groundwork_hypotheses', 'Hypotheses', 'The hypotheses this record takes part in.'),
  choices('groundwork_reached', 'Reached', 'Hypotheses whose expected result happened here in time.'),
  choices(
    'groundwork_not_reached',
    'Not reached',
    'Hypotheses whose expected result did not happen here in time.',
  ),
  {
    name: 'groundwork_last_result',
    label: 'Last result',
    groupName: GROUNDWORK_GROUP.name,
    type: 'date',
    fieldType: 'date',
    description: 'The day of the latest result. Written by Groundwork.',
  },
  choices(HELD_OUT, 'Held out', 'Hypotheses for which this record is kept back for comparison.'),
];

/** What tells a property of ours from one that only has its name. */
export function isOurs(
  found: { groupName: string; type: string; fieldType: string },
  ours: OutcomeProperty,
): boolean {
  return found.groupName === ours.groupName && found.type === ours.type && found.fieldType === ours.fieldType;
}

function choices(
  name: Exclude<OutcomePropertyName, 'groundwork_last_result'>,
  label: string,
  description: string,
): OutcomeProperty {
  return {
    name,
    label,
    groupName: GROUNDWORK_GROUP.name,
    type: 'enumeration',
    fieldType: 'checkbox',
    description: `${description} Written by Groundwork.`,
  };
}
