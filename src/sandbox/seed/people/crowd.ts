import { DAY_MS, dayOf, toInstant } from '../../../core/time.ts';
import type { WorldList, WorldRecord } from '../../portal/world.ts';
import type { ListKey } from '../ids.ts';
import type { Random } from '../random.ts';
import { TIME_ZONE } from '../timing.ts';

/** The people of the account while it is being made up. */
export interface Crowd {
  now: number;
  random: Random;
  people: Map<string, WorldRecord>;
  stays: Map<ListKey, WorldList['members']>;
}

const FIRST_NAMES = [
  'Aoife',
  'Bram',
  'Carla',
  'Declan',
  'Elif',
  'Femke',
  'Giulia',
  'Hannah',
  'Imran',
  'Joana',
  'Kofi',
  'Lena',
  'Maeve',
  'Niall',
  'Olga',
  'Pieter',
  'Quentin',
  'Rosa',
  'Saoirse',
  'Tomas',
  'Ulla',
  'Vera',
  'Wim',
  'Yara',
] as const;
const LAST_NAMES = [
  'Alder',
  'Birch',
  'Cedar',
  'Dune',
  'Elm',
  'Fern',
  'Gorse',
  'Hazel',
  'Iris',
  'Juniper',
  'Kelp',
  'Larch',
  'Maple',
  'Nettle',
  'Oak',
  'Pine',
  'Quince',
  'Rowan',
  'Sage',
  'Thorn',
  'Umber',
  'Vetch',
  'Willow',
  'Yew',
] as const;
const COUNTRIES = ['IE', 'IE', 'GB', 'GB', 'GB', 'DE', 'NL', 'FR'] as const;
const PREFIXES: Record<string, string> = { IE: '+353', GB: '+44', DE: '+49', NL: '+31', FR: '+33' };
const FIRST_ID = 20_300_000_001;

export function createCrowd(now: number, random: Random): Crowd {
  return { now, random, people: new Map(), stays: new Map() };
}

/** A made-up person with a name, an address that cannot exist, and a country. */
export function addPerson(crowd: Crowd, createdAt: number): WorldRecord {
  const number = crowd.people.size;
  const id = String(FIRST_ID + number * 50);
  const first = crowd.random.pick(FIRST_NAMES);
  const last = crowd.random.pick(LAST_NAMES);
  const country = crowd.random.pick(COUNTRIES);
  const host = number % 3 === 0 ? 'example.org' : 'example.com';
  const person: WorldRecord = { id, createdAt, archivedAt: null, history: new Map() };
  write(crowd, person, 'hs_object_id', id, createdAt);
  write(crowd, person, 'createdate', toInstant(createdAt), createdAt);
  write(crowd, person, 'firstname', first, createdAt);
  write(crowd, person, 'lastname', last, createdAt);
  write(crowd, person, 'email', `${first}.${last}.${number}@${host}`.toLowerCase(), createdAt);
  write(crowd, person, 'country', country, createdAt);
  write(crowd, person, 'phone', `${PREFIXES[country] ?? '+353'}${1_550_000_000 + number}`, createdAt);
  crowd.people.set(id, person);
  return person;
}

/** Sets a property at a moment; what would happen after `now` has not happened. */
export function write(
  crowd: Crowd,
  record: WorldRecord,
  property: string,
  value: string,
  at: number,
  source = 'INTEGRATION',
): void {
  if (at > crowd.now) return;
  const versions = record.history.get(property) ?? [];
  versions.push({ value, at, source });
  versions.sort((one, other) => one.at - other.at);
  record.history.set(property, versions);
}

/** Puts a record on a list for a while; a stay that has not ended has no end, and none outlasts the record. */
export function stay(
  crowd: Crowd,
  list: ListKey,
  record: WorldRecord,
  joinedAt: number,
  leftAt: number | null,
): void {
  const end = Math.min(leftAt ?? Infinity, record.archivedAt ?? Infinity);
  if (joinedAt > crowd.now || end <= joinedAt) return;
  const members = crowd.stays.get(list) ?? [];
  members.push({ recordId: record.id, joinedAt, leftAt: end > crowd.now ? null : end });
  crowd.stays.set(list, members);
}

/** Value of a property at the end, or null. */
export function current(record: WorldRecord, property: string): string | null {
  return record.history.get(property)?.at(-1)?.value ?? null;
}

/** `count` moments from `from` to `to` (epoch ms), one in each slice of equal length, earliest first. */
export function momentsBetween(random: Random, count: number, from: number, to: number): number[] {
  const slice = (to - from) / count;
  return Array.from({ length: count }, (_, index) => Math.floor(from + (index + random.next()) * slice));
}

/** Whether the item at `index` is one of exactly `picks` out of `count`, spread evenly. */
export function isPicked(index: number, picks: number, count: number): boolean {
  return Math.floor(((index + 1) * picks) / count) > Math.floor((index * picks) / count);
}

export function days(count: number): number {
  return count * DAY_MS;
}

export function minutes(count: number): number {
  return count * 60_000;
}

/** Calendar day of a moment, as a `date` property holds it. */
export function asDate(at: number): string {
  return dayOf(at, TIME_ZONE);
}
