import type { Member } from './list-view.ts';
import type { World, WorldList } from './world.ts';

interface RecordMembership {
  list: WorldList;
  /** All times in this list, in the order of joining. */
  memberships: Member[];
}

interface Index {
  signature: string;
  byRecord: Map<string, RecordMembership[]>;
}

const indexes = new WeakMap<World, Index>();

/** Lists a record has ever been in. The index is made on first use and again when lists or members were added. */
export function membershipsOf(
  world: World,
  objectTypeId: string,
  recordId: string,
): readonly RecordMembership[] {
  const signature = signatureOf(world);
  const known = indexes.get(world);
  const index = known?.signature === signature ? known : build(world, signature);
  if (index !== known) indexes.set(world, index);
  return index.byRecord.get(`${objectTypeId}:${recordId}`) ?? [];
}

function signatureOf(world: World): string {
  let members = 0;
  for (const list of world.lists.values()) members += list.members.length;
  return `${world.lists.size}/${members}`;
}

function build(world: World, signature: string): Index {
  const byRecord = new Map<string, RecordMembership[]>();
  for (const list of world.lists.values()) {
    for (const member of list.members) addMember(byRecord, list, member);
  }
  return { signature, byRecord };
}

function addMember(byRecord: Map<string, RecordMembership[]>, list: WorldList, member: Member): void {
  const key = `${list.objectTypeId}:${member.recordId}`;
  const memberships = byRecord.get(key);
  if (memberships === undefined) {
    byRecord.set(key, [{ list, memberships: [member] }]);
    return;
  }
  // Lists are walked one after another, so a second time in this list can only be in the last entry.
  const last = memberships.at(-1);
  if (last?.list === list) last.memberships.push(member);
  else memberships.push({ list, memberships: [member] });
}
