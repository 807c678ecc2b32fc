import * as z from 'zod';
import { CONTACT } from '../../core/object-type.ts';
import type { World } from '../portal/world.ts';

/** What HubSpot's hooks of extensions ask about associated records. */
export const AssociationsAsked = z.object({
  toObjectType: z.string(),
  properties: z.array(z.string()).default([]),
  pageLength: z.number().int().positive().max(100).default(100),
  offset: z.number().int().min(0).default(0),
});

interface Records {
  world: World;
  now: () => number;
}

/** Values of a record's properties now; null where it has none. */
export function propertiesOf({ world, now }: Records, type: string, id: string, names: readonly string[]) {
  const history = world.records.get(type)?.get(id)?.history;
  return Object.fromEntries(
    names.map((name) => [
      name,
      history
        ?.get(name)
        ?.filter(({ at }) => at <= now())
        .at(-1)?.value ?? null,
    ]),
  );
}

/** The simulated account knows no associations: its contacts are dealt out, so many to each company and deal. */
const CONTACTS_EACH = 5;

/** A page of the contacts of a company or a deal, as HubSpot's `useAssociations` gets them. */
export function associationsOf(
  records: Records,
  { type, id }: { type: string; id: string },
  { toObjectType, properties, pageLength, offset }: z.infer<typeof AssociationsAsked>,
) {
  const { world } = records;
  const place = [...(world.records.get(type)?.keys() ?? [])].indexOf(id);
  const contacts =
    toObjectType === CONTACT && place >= 0 ? [...(world.records.get(CONTACT)?.keys() ?? [])] : [];
  // A step through all of them, so that they come from different groups of people.
  const step = Math.max(1, Math.floor(contacts.length / CONTACTS_EACH));
  const own = Array.from({ length: CONTACTS_EACH }, (_, index) => contacts[place + index * step]).filter(
    (contact) => contact !== undefined,
  );
  const end = offset + pageLength;
  return {
    results: own.slice(offset, end).map((contact) => ({
      toObjectId: Number(contact),
      associationTypes: [],
      properties: propertiesOf(records, CONTACT, contact, properties),
    })),
    hasMore: end < own.length,
    nextOffset: end,
  };
}
