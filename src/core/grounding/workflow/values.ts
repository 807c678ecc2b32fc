import { isRecord, textOf } from './json.ts';

/** A property that an action's fields read, with the place of the reading. */
export interface ReadProperty {
  property: string;
  /** Null for records fetched on the way, whose type the definition does not say; `own` for the enrolled record. */
  objectTypeId: string | 'own' | null;
  path: string;
}

/** `{{ enrolled_object.email }}`, `{{ _0_1.phone }}`, `{{ fetched_objects.fetched_object_2.name }}`. */
const TOKEN = /\{\{\s*(enrolled_object|_\d+_\d+|fetched_objects\.\w+)\.(\w+)/g;

/**
 * Every property that a value reads: typed values (OBJECT_PROPERTY and its kin) and tokens in texts. HubSpot lets
 * fields hold anything, so the whole value is walked; the caller has made sure that it is not too deep.
 */
export function propertiesReadIn(value: unknown, path: string): ReadProperty[] {
  if (typeof value === 'string') return tokensIn(value, path);
  if (Array.isArray(value))
    return value.flatMap((item, index) => propertiesReadIn(item, `${path}[${index}]`));
  if (!isRecord(value)) return [];
  const typed = typedValue(value, path);
  const inner = Object.entries(value).flatMap(([key, item]) => propertiesReadIn(item, `${path}.${key}`));
  return typed.concat(inner);
}

function typedValue(value: Record<string, unknown>, path: string): ReadProperty[] {
  if (value['type'] === 'OBJECT_PROPERTY') return named(value['propertyName'], 'own', `${path}.propertyName`);
  if (value['type'] === 'APPEND_OBJECT_PROPERTY') {
    return named(value['appendPropertyName'], 'own', `${path}.appendPropertyName`);
  }
  if (value['type'] === 'FETCHED_OBJECT_PROPERTY')
    return fetched(value['propertyToken'], `${path}.propertyToken`);
  return [];
}

/** `fetched_objects.fetched_object_2.name`; one in braces is read as the token it is. */
function fetched(token: unknown, path: string): ReadProperty[] {
  const property = /^[\w.]+\.(\w+)$/.exec(textOf(token) ?? '')?.[1];
  return property === undefined ? [] : [{ property, objectTypeId: null, path }];
}

function named(name: unknown, objectTypeId: ReadProperty['objectTypeId'], path: string): ReadProperty[] {
  const property = textOf(name);
  return property === null ? [] : [{ property, objectTypeId, path }];
}

function tokensIn(text: string, path: string): ReadProperty[] {
  if (!text.includes('{{')) return [];
  const found = new Map<string, ReadProperty>();
  for (const [, source = '', property = ''] of text.matchAll(TOKEN)) {
    found.set(`${source}.${property}`, { property, objectTypeId: typeOfSource(source), path });
  }
  return [...found.values()];
}

/** `_0_1` stands for object type 0-1. */
function typeOfSource(source: string): ReadProperty['objectTypeId'] {
  if (source === 'enrolled_object') return 'own';
  return source.startsWith('_') ? source.slice(1).replace('_', '-') : null;
}
