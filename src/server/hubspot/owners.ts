import * as z from 'zod';
import { callTyped, type Door } from './door.ts';
import { followPages } from './pages.ts';
import type { OwnersDoor, OwnerStanding } from './port.ts';
import { ownersApi } from './typed-client.ts';
import { ForwardPaging, Id } from './wire-values.ts';

/** HubSpot's largest page of owners. */
const PAGE = 500;

const Owner = z.looseObject({
  id: Id,
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  email: z.string().nullish(),
  userId: Id.nullish(),
});
type Owner = z.infer<typeof Owner>;
const Page = z
  .looseObject({ results: z.array(Owner), paging: ForwardPaging })
  .transform(({ results, paging }) => ({ owners: results, after: paging }));

export function ownersDoor(door: Door): OwnersDoor {
  return {
    find: (names) => findOwners(door, names),
    names: () => namesByUser(door),
    ids: (names) => idsByName(door, names),
  };
}

/**
 * HubSpot lists users who left apart (`archived`), and is asked for them only when somebody was not found among those
 * who are there. Of two users with one name it is enough that one is there.
 */
async function findOwners(door: Door, names: readonly string[]): Promise<Map<string, OwnerStanding>> {
  const found = new Map<string, OwnerStanding>();
  for (const standing of ['here', 'gone'] as const) {
    const missing = names.filter((name) => !found.has(name));
    if (missing.length === 0) break;
    const known = await namesOf(door, standing === 'gone');
    for (const name of missing) if (known.has(spelled(name))) found.set(name, standing);
  }
  return found;
}

async function namesOf(door: Door, archived: boolean): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const owner of everyOwner(door, archived)) for (const name of namesIn(owner)) names.add(name);
  return names;
}

async function namesByUser(door: Door): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for await (const owner of everyOwner(door, false)) {
    const name = fullName(owner).trim() || (owner.email ?? '');
    if (typeof owner.userId === 'string' && name !== '') names.set(owner.userId, name);
  }
  return names;
}

async function idsByName(door: Door, names: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const owner of everyOwner(door, false)) {
    const called = namesIn(owner);
    for (const name of new Set(names))
      if (called.includes(spelled(name))) found.set(name, [...(found.get(name) ?? []), owner.id]);
  }
  return found;
}

async function* everyOwner(door: Door, archived: boolean): AsyncGenerator<Owner, void, undefined> {
  const call = 'GET /crm/v3/owners';
  const read = (after: string | null) =>
    callTyped(
      door,
      { purpose: 'owners.read', call },
      (send, baseUrl) => ownersApi(send, baseUrl).getPage(undefined, after ?? undefined, PAGE, archived),
      Page,
    );
  for await (const { owners } of followPages(call, null, read, (page) => page.owners)) yield* owners;
}

function fullName({ firstName, lastName }: Owner): string {
  return `${firstName ?? ''} ${lastName ?? ''}`;
}

/** What somebody would write to name this user: the full name, or the address. */
function namesIn(owner: Owner): string[] {
  return [fullName(owner), owner.email ?? ''].map(spelled).filter((name) => name !== '');
}

/** Case, spaces and the ways Unicode spells one letter make no other name. */
function spelled(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
