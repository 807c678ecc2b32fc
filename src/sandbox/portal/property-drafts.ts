import * as z from 'zod';
import type { Answer } from './answer.ts';
import { invalid } from './refusals.ts';

const MAX_OPTIONS = 5000;
const TYPES = ['string', 'number', 'bool', 'date', 'datetime', 'enumeration', 'phone_number'] as const;
const FIELD_TYPES = [
  'booleancheckbox',
  'calculation_equation',
  'checkbox',
  'date',
  'file',
  'html',
  'number',
  'phonenumber',
  'radio',
  'select',
  'text',
  'textarea',
] as const;
const CHOICE_FIELDS: readonly string[] = ['checkbox', 'radio', 'select', 'booleancheckbox'];

const Option = z
  .object({
    label: z.string().min(1),
    value: z.string().min(1),
    hidden: z.boolean(),
    displayOrder: z.int().optional(),
  })
  .transform((option) => ({ ...option, displayOrder: option.displayOrder ?? -1 }));
type Option = z.output<typeof Option>;

const Shared = {
  label: z.string().min(1),
  groupName: z.string(),
  type: z.enum(TYPES),
  fieldType: z.enum(FIELD_TYPES),
};

export const PropertyCreate = z.object({
  ...Shared,
  name: z.string(),
  description: z.string().default(''),
  options: z.array(Option).default([]),
});

export const PropertyUpdate = z
  .object({ ...Shared, description: z.string(), options: z.array(Option) })
  .partial();

/** Why HubSpot would not make this property; null when it would. */
export function refuseDraft(
  draft: z.output<typeof PropertyCreate>,
  groups: readonly { name: string }[],
): Answer | null {
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(draft.name)) {
    return invalid(
      `'${draft.name}' is no property name: small letters, digits and underscores, a letter first.`,
    );
  }
  if (!groups.some((group) => group.name === draft.groupName)) {
    return invalid(`There is no property group '${draft.groupName}'.`, {
      context: { groupName: [draft.groupName] },
    });
  }
  if (draft.type === 'enumeration' && draft.options.length === 0)
    return invalid('An enumeration needs options.');
  if (draft.type === 'enumeration' && !CHOICE_FIELDS.includes(draft.fieldType)) {
    return invalid(`An enumeration cannot have the field type ${draft.fieldType}.`);
  }
  return refuseOptions(draft.options);
}

/** Values and labels are each used once; 5,000 options at most. */
export function refuseOptions(options: readonly Option[]): Answer | null {
  if (options.length > MAX_OPTIONS)
    return invalid(`${options.length} options are too many: ${MAX_OPTIONS} at most`);
  const twice =
    firstRepeated(options.map(({ value }) => value)) ?? firstRepeated(options.map(({ label }) => label));
  if (twice === null) return null;
  return invalid(`Property options must be unique; '${twice}' is used more than once.`, {
    context: { option: [twice] },
  });
}

function firstRepeated(texts: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const text of texts) {
    if (seen.has(text)) return text;
    seen.add(text);
  }
  return null;
}
