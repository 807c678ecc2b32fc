import { ListFilter, meets } from './list-filter.ts';
import { forgetSnapshot, isIn } from './list-view.ts';
import { findRecord, valueAt } from './record-view.ts';
import type { World, WorldList, WorldRecord } from './world.ts';

/** Fills a list that was just made: who meets its filter joins now, as HubSpot stamps them. */
export function fill(world: World, list: WorldList, now: number): void {
  for (const record of world.records.get(list.objectTypeId)?.values() ?? []) follow(world, list, record, now);
}

/** Lets a record join and leave the lists that follow from what is known of it. */
export function followRecord(world: World, objectTypeId: string, record: WorldRecord, now: number): void {
  for (const list of world.lists.values()) {
    const follows = list.followsRecords === true && list.processingType === 'DYNAMIC';
    if (follows && list.objectTypeId === objectTypeId) follow(world, list, record, now);
  }
}

function follow(world: World, list: WorldList, record: WorldRecord, now: number): void {
  const { objectTypeId } = list;
  const isThere = findRecord(world, objectTypeId, record.id, { now, archived: false }) === record;
  const filter = ListFilter.parse(list.filterBranch);
  const belongs = isThere && meets(filter, (name) => valueAt(objectTypeId, record, name, now));
  const stay = list.members.filter(({ recordId }) => recordId === record.id).at(-1);
  const isMember = stay !== undefined && isIn(stay, now);
  if (belongs === isMember) return;
  if (isMember) stay.leftAt = now;
  else list.members.push({ recordId: record.id, joinedAt: now, leftAt: null });
  forgetSnapshot(list);
}
