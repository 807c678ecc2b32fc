import { compareIds, lastAtOrBefore } from './time-index.ts';
import type { WorldList } from './world.ts';

export interface Member {
  recordId: string;
  joinedAt: number;
  leftAt: number | null;
}

interface Snapshot {
  now: number;
  length: number;
  size: number;
  lastAddedAt: number | null;
  lastRemovedAt: number | null;
  byRecordId: Member[] | null;
}

const joinOrders = new WeakMap<Member[], { length: number; sorted: Member[] }>();
const snapshots = new WeakMap<WorldList, Snapshot>();

export function isListThere(list: WorldList, now: number): boolean {
  return list.createdAt <= now && (list.deletedAt === null || list.deletedAt > now);
}

export function isIn(member: Member, now: number): boolean {
  return member.joinedAt <= now && (member.leftAt === null || member.leftAt > now);
}

/** Every membership there ever was, by time of joining. */
function joinOrder(list: WorldList): Member[] {
  const known = joinOrders.get(list.members);
  if (known !== undefined && known.length === list.members.length) return known.sorted;
  const sorted = [...list.members].sort((a, b) => a.joinedAt - b.joinedAt);
  joinOrders.set(list.members, { length: sorted.length, sorted });
  return sorted;
}

/** Size and last changes at a moment, counted once for each moment. */
export function listSnapshot(list: WorldList, now: number): Readonly<Omit<Snapshot, 'byRecordId'>> {
  return snapshot(list, now);
}

/** Members at a moment by record id. */
export function membersByRecordId(list: WorldList, now: number): readonly Member[] {
  const known = snapshot(list, now);
  known.byRecordId ??= joinOrder(list)
    .filter((member) => isIn(member, now))
    .sort((a, b) => compareIds(a.recordId, b.recordId));
  return known.byRecordId;
}

/** Members at a moment from a position in the join order on, and the position to go on from. */
export function joinsFrom(
  list: WorldList,
  start: number,
  limit: number,
  now: number,
): { members: Member[]; next: number | null } {
  const order = joinOrder(list);
  const end = lastAtOrBefore(order, (member) => member.joinedAt, now) + 1;
  const members: Member[] = [];
  for (let position = start; position < end; position += 1) {
    const member = order[position];
    if (member === undefined || !isIn(member, now)) continue;
    if (members.length === limit) return { members, next: position };
    members.push(member);
  }
  return { members, next: null };
}

function snapshot(list: WorldList, now: number): Snapshot {
  const known = snapshots.get(list);
  if (known !== undefined && known.now === now && known.length === list.members.length) return known;
  const made: Snapshot = {
    now,
    length: list.members.length,
    size: 0,
    lastAddedAt: null,
    lastRemovedAt: null,
    byRecordId: null,
  };
  for (const member of list.members) count(made, member);
  snapshots.set(list, made);
  return made;
}

/** To be called when somebody left: a snapshot of the same moment would still count them. */
export function forgetSnapshot(list: WorldList): void {
  snapshots.delete(list);
}

function count(made: Snapshot, member: Member): void {
  if (member.joinedAt > made.now) return;
  made.lastAddedAt = Math.max(made.lastAddedAt ?? 0, member.joinedAt);
  if (isIn(member, made.now)) made.size += 1;
  else made.lastRemovedAt = Math.max(made.lastRemovedAt ?? 0, member.leftAt ?? 0);
}
