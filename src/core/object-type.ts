import * as z from 'zod/mini';

/** HubSpot's object type id: `0-1` contact, `0-2` company, `0-3` deal, `2-…` custom object. */
export const ObjectTypeId = z.string().check(z.regex(/^\d+-\d+$/, 'an object type id looks like 0-1'));
export type ObjectTypeId = z.infer<typeof ObjectTypeId>;

export const CONTACT = '0-1';
export const COMPANY = '0-2';
export const DEAL = '0-3';

const NAMES: Record<string, { one: string; many: string }> = {
  [CONTACT]: { one: 'contact', many: 'contacts' },
  [COMPANY]: { one: 'company', many: 'companies' },
  [DEAL]: { one: 'deal', many: 'deals' },
  '0-5': { one: 'ticket', many: 'tickets' },
};

/** Names by which calls of workflow actions go (HubSpot, “Custom action reference”). */
const ID_BY_NAME: Record<string, ObjectTypeId> = {
  CONTACT,
  COMPANY,
  DEAL,
  TICKET: '0-5',
};

/** The id of an object type that HubSpot named in capitals; whatever else it says is taken for the id. */
export function objectTypeIdOf(named: string): ObjectTypeId {
  return ID_BY_NAME[named.toUpperCase()] ?? named;
}

/** What people call records of this type; types HubSpot has not named for us are called records. */
export function objectTypeName(id: ObjectTypeId): { one: string; many: string } {
  return NAMES[id] ?? { one: 'record', many: 'records' };
}
