import type { AuditInput } from '../../../core/grounding/audit-input.ts';
import type { ListModel } from '../../../core/grounding/list/list-model.ts';
import { segmentsOfPeople, type PeopleFacts } from '../../../core/grounding/coverage/people-facts.ts';
import type { JoinPage } from '../../hubspot/port.ts';
import type { KeptDefinitions } from './kept-definitions.ts';
import { readOptional } from './optional-source.ts';

/** How people are counted: as exactly as `most` allows, always exactly, from sizes, or not at all. */
export type PeopleMode = 'auto' | 'exact' | 'bounds' | 'off';

export interface PeopleAsking {
  mode: PeopleMode;
  /** Most members that `auto` reads one by one; beyond it sizes have to do. */
  most: number;
}

/** Some 200 requests at most: what somebody who waits for an audit can bear. */
export function whileSomebodyWaits(mode: PeopleMode = 'auto'): PeopleAsking {
  return { mode, most: 50_000 };
}

/** In the background, some 4,000 requests. */
export const OVERNIGHT: PeopleAsking = { mode: 'auto', most: 1_000_000 };

interface PeopleSource {
  /** Left out where members cannot be had, as of a saved account. */
  membersOf?: ((listId: string) => AsyncIterable<JoinPage>) | undefined;
  /** How many contacts there are; left out like the members. */
  contacts?: (() => Promise<number>) | undefined;
}

/**
 * Who is in the segments that automations take people from. Members that were read before and cannot have changed
 * since are not read again. A segment that cannot be read leaves its workflows uncounted; nothing else fails.
 */
export async function gatherPeople(
  { workflows, lists, now }: Pick<AuditInput, 'workflows' | 'lists' | 'now'>,
  { mode, most }: PeopleAsking,
  source: PeopleSource,
  kept: KeptDefinitions,
  progress: (text: string) => void,
): Promise<Pick<AuditInput, 'people'>> {
  if (mode === 'off' || lists === null) return {};
  const wanted = new Set(segmentsOfPeople({ workflows }));
  const segments = lists.filter(({ id }) => wanted.has(id));
  const { membersOf } = source;
  if (membersOf === undefined || mode === 'bounds' || (mode === 'auto' && sumOf(segments) > most)) {
    return { people: { ...BOUNDS, asOf: now, contacts: await contactsIn(source, segments) } };
  }
  progress(`Reading who is in ${segments.length} segments`);
  const members = new Map<string, readonly string[]>();
  for (const segment of segments) {
    const ids = await readMembers(segment, membersOf, kept);
    if (ids !== null) members.set(segment.id, ids);
  }
  return { people: { method: 'exact', asOf: now, members, contacts: null } };
}

/** As `gatherPeople`, for segments of a file: exact where it has the members of every segment that matters. */
export function peopleInFile(
  { workflows, lists, now }: Pick<AuditInput, 'workflows' | 'lists' | 'now'>,
  mode: PeopleMode,
): Pick<AuditInput, 'people'> {
  if (mode === 'off' || lists === null) return {};
  const wanted = new Set(segmentsOfPeople({ workflows }));
  const segments = lists.filter(({ id }) => wanted.has(id));
  const isWhole = segments.length > 0 && segments.every(({ memberIds }) => memberIds !== undefined);
  if (mode === 'bounds' || (mode === 'auto' && !isWhole)) {
    return { people: { ...BOUNDS, asOf: now, contacts: null } };
  }
  const given = segments.flatMap(({ id, memberIds }) =>
    memberIds === undefined ? [] : [[id, memberIds] as const],
  );
  return { people: { method: 'exact', asOf: now, members: new Map(given), contacts: null } };
}

const BOUNDS: Pick<PeopleFacts, 'method' | 'members'> = { method: 'bounds', members: new Map() };

/** A size that is not known may be any. */
function sumOf(segments: readonly ListModel[]): number {
  return segments.reduce((sum, { size }) => sum + (size ?? Infinity), 0);
}

/** Only a sum of several segments can come to more than there are people. */
async function contactsIn(
  { contacts }: PeopleSource,
  segments: readonly ListModel[],
): Promise<number | null> {
  if (contacts === undefined || segments.length < 2) return null;
  const read = await readOptional(contacts);
  return 'value' in read ? read.value : null;
}

async function readMembers(
  segment: ListModel,
  membersOf: (listId: string) => AsyncIterable<JoinPage>,
  kept: KeptDefinitions,
): Promise<readonly string[] | null> {
  if (segment.size === 0) return [];
  const known = kept.ofMembers(segment);
  if (known !== null) return known;
  const read = await readOptional(async () => {
    const ids = new Set<string>();
    for await (const { joins } of membersOf(segment.id)) for (const { recordId } of joins) ids.add(recordId);
    return [...ids].sort();
  });
  if ('fault' in read) return null;
  kept.tookMembers(segment, read.value);
  return read.value;
}
