import { COMPANY, CONTACT, DEAL } from '../../core/object-type.ts';
import { type Checked, checked, refused } from './answer.ts';
import { invalid } from './refusals.ts';
import type { World } from './world.ts';

interface ObjectTypeNames {
  id: string;
  names: readonly string[];
  /** In HubSpot's messages. */
  spoken: string;
  /** In the names of scopes. */
  scope: string;
}

const KNOWN: readonly ObjectTypeNames[] = [
  { id: CONTACT, names: ['contacts', 'contact'], spoken: 'CONTACT', scope: 'contacts' },
  { id: COMPANY, names: ['companies', 'company'], spoken: 'COMPANY', scope: 'companies' },
  { id: DEAL, names: ['deals', 'deal'], spoken: 'DEAL', scope: 'deals' },
];

function namesOf(segment: string): ObjectTypeNames {
  const known = KNOWN.find((type) => type.id === segment || type.names.includes(segment));
  return known ?? { id: segment, names: [], spoken: segment, scope: 'custom' };
}

/** The object type a path names, by id or by word; refused when this portal has no such type. */
export function readObjectType(world: World, segment: string): Checked<string> {
  const { id } = namesOf(segment);
  if (KNOWN.some((type) => type.id === id) || world.properties.has(id)) return checked(id);
  return refused(invalid(`Unable to infer object type from: ${segment}`));
}

export function spokenName(objectTypeId: string): string {
  return namesOf(objectTypeId).spoken;
}

/** `crm.objects.contacts.read` for `contacts`. */
export function objectScope(segment: string, right: 'read' | 'write'): string {
  return `crm.objects.${namesOf(segment).scope}.${right}`;
}

/** The schema scope by convention; the object scope of the same right opens properties too. */
export function schemaScopes(segment: string, right: 'read' | 'write'): string[] {
  return [`crm.schemas.${namesOf(segment).scope}.${right}`, objectScope(segment, right)];
}
