import type { AuditInput } from '../../../core/grounding/audit-input.ts';
import { propertiesWanted } from '../../../core/grounding/facts/properties-wanted.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { PropertyFacts } from '../../../core/hypotheses/start-check.ts';
import type { PropertiesDoor } from '../../hubspot/port.ts';
import { readOptional } from './optional-source.ts';

/**
 * The properties that hypotheses still to be measured count: one listing for each object type they are about, and a
 * question for each property that is not in it, which may be archived. An object type that could not be read is null.
 */
export async function gatherProperties(
  properties: Pick<PropertiesDoor, 'list' | 'get'>,
  hypotheses: readonly Hypothesis[],
  progress: (text: string) => void,
): Promise<Required<Pick<AuditInput, 'properties'>>> {
  const wanted = propertiesWanted(hypotheses);
  if (wanted.size > 0) progress('Reading the properties that hypotheses count');
  const found = [...wanted].map(
    async ([objectTypeId, names]) => [objectTypeId, await readThem(properties, objectTypeId, names)] as const,
  );
  return { properties: Object.fromEntries(await Promise.all(found)) };
}

async function readThem(
  properties: Pick<PropertiesDoor, 'list' | 'get'>,
  objectTypeId: string,
  names: ReadonlySet<string>,
): Promise<PropertyFacts[] | null> {
  const read = await readOptional(async () => {
    const inUse = (await properties.list(objectTypeId)).filter(({ name }) => names.has(name));
    const missing = [...names].filter((name) => !inUse.some((property) => property.name === name));
    const asked = await Promise.all(missing.map((name) => properties.get(objectTypeId, name)));
    return [...inUse, ...asked.filter((property) => property !== null)];
  });
  return 'value' in read ? read.value : null;
}
