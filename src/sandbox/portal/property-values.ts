import type { WorldProperty } from './world.ts';

/** Why a value cannot be written, in HubSpot's codes. */
export interface ValueRefusal {
  isValid: false;
  name: string;
  error: string;
  message: string;
}

type ValueCheck = { ok: true; value: string } | { ok: false; refusal: ValueRefusal };

const READ_ONLY = new Set(['hs_object_id', 'createdate', 'lastmodifieddate', 'hs_lastmodifieddate']);
const DAY_MS = 86_400_000;
const LONGEST_TEXT = 65_536;

/** Checks a value against its property and gives it in the form in which HubSpot keeps it. */
export function checkValue(property: WorldProperty, raw: string, current: string | null): ValueCheck {
  if (READ_ONLY.has(property.name)) {
    return no(
      property,
      'READ_ONLY_VALUE',
      `"${property.name}" is a read only property; its value cannot be set.`,
    );
  }
  if (raw === '') return { ok: true, value: '' };
  if (property.type === 'enumeration') return checkOptions(property, raw, current);
  if (property.type === 'number') return checkNumber(property, raw);
  if (property.type === 'date') return checkDate(property, raw);
  if (property.type === 'datetime') return checkInstant(property, raw);
  if (property.type === 'bool') return checkBool(property, raw);
  if (raw.length > LONGEST_TEXT)
    return no(property, 'VALUE_TOO_LONG', `${raw.length} characters are too many.`);
  return { ok: true, value: raw };
}

export function unknownProperty(name: string): ValueRefusal {
  return {
    isValid: false,
    name,
    error: 'PROPERTY_DOESNT_EXIST',
    message: `Property "${name}" does not exist`,
  };
}

function checkOptions(property: WorldProperty, raw: string, current: string | null): ValueCheck {
  const isMultiple = property.fieldType === 'checkbox';
  const sent = isMultiple ? raw.split(';').filter((value) => value !== '') : [raw];
  const allowed = property.options.map((option) => option.value);
  const stranger = sent.find((value) => !allowed.includes(value));
  if (stranger !== undefined) {
    return no(
      property,
      'INVALID_OPTION',
      `${stranger} was not one of the allowed options: [${allowed.join(', ')}]`,
    );
  }
  if (!isMultiple) return { ok: true, value: raw };
  // A leading semicolon adds to what is there; the property's own order of options is the one that is kept.
  const chosen = new Set(raw.startsWith(';') ? [...sent, ...(current ?? '').split(';')] : sent);
  return { ok: true, value: allowed.filter((value) => chosen.has(value)).join(';') };
}

function checkNumber(property: WorldProperty, raw: string): ValueCheck {
  if (raw.trim() !== '' && Number.isFinite(Number(raw))) return { ok: true, value: raw };
  return no(property, 'INVALID_LONG', `${raw} was not a valid number.`);
}

function checkDate(property: WorldProperty, raw: string): ValueCheck {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(raw);
  const at = isDay ? Date.parse(`${raw}T00:00:00Z`) : Number(raw);
  if (Number.isNaN(at) || at % DAY_MS !== 0) {
    return no(property, 'INVALID_DATE', `${raw} is not a day (YYYY-MM-DD) or midnight UTC in milliseconds.`);
  }
  return { ok: true, value: new Date(at).toISOString().slice(0, 10) };
}

function checkInstant(property: WorldProperty, raw: string): ValueCheck {
  const at = /^-?\d+$/.test(raw) ? Number(raw) : Date.parse(raw);
  if (Number.isNaN(at)) return no(property, 'INVALID_DATE', `${raw} is not an instant.`);
  return { ok: true, value: new Date(at).toISOString() };
}

function checkBool(property: WorldProperty, raw: string): ValueCheck {
  if (raw === 'true' || raw === 'false') return { ok: true, value: raw };
  return no(property, 'INVALID_BOOLEAN', `${raw} is neither true nor false.`);
}

function no(property: WorldProperty, error: string, message: string): ValueCheck {
  return { ok: false, refusal: { isValid: false, name: property.name, error, message } };
}
