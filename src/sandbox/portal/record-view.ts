import { CONTACT } from '../../core/object-type.ts';
import { iso } from './answer.ts';
import { propertyAt } from './property-index.ts';
import { lastAtOrBefore } from './time-index.ts';
import type { World, WorldRecord } from './world.ts';

/** What a caller wants to see of records. */
export interface RecordAsk {
  properties: readonly string[];
  withHistory: readonly string[];
}

export interface RecordBody {
  id: string;
  properties: Record<string, string | null>;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  archivedAt?: string;
  propertiesWithHistory?: Record<string, { value: string; timestamp: string; sourceType: string }[]>;
}

/** HubSpot spells it in one way for contacts and in another for everything else. */
function lastModifiedName(objectTypeId: string): string {
  return objectTypeId === CONTACT ? 'lastmodifieddate' : 'hs_lastmodifieddate';
}

/**
 * A record as it stands at a moment, or null when it is not there or its archived state is the other one. The id of a
 * record that was merged leads to the one it went into.
 */
export function findRecord(
  world: World,
  objectTypeId: string,
  id: string,
  at: { now: number; archived: boolean },
): WorldRecord | null {
  const record = world.records.get(objectTypeId)?.get(id);
  if (record === undefined || record.createdAt > at.now) return null;
  const { mergedInto } = record;
  if (mergedInto !== undefined && mergedInto.at <= at.now)
    return findRecord(world, objectTypeId, mergedInto.id, at);
  const isArchived = record.archivedAt !== null && record.archivedAt <= at.now;
  return isArchived === at.archived ? record : null;
}

/** The value of a property at a moment; null when it was never set or was cleared. */
export function valueAt(objectTypeId: string, record: WorldRecord, name: string, now: number): string | null {
  const versions = record.history.get(name);
  if (versions !== undefined) {
    const value = versions[lastAtOrBefore(versions, (version) => version.at, now)]?.value ?? '';
    return value === '' ? null : value;
  }
  if (name === 'hs_object_id') return record.id;
  if (name === 'createdate') return iso(record.createdAt);
  if (name === lastModifiedName(objectTypeId)) return iso(lastModified(record, now));
  return null;
}

/** Unknown properties are left out, as HubSpot does; known ones without a value are null. */
export function recordBody(
  world: World,
  objectTypeId: string,
  record: WorldRecord,
  ask: RecordAsk,
  now: number,
): RecordBody {
  const always = ['hs_object_id', 'createdate', lastModifiedName(objectTypeId)];
  const properties: Record<string, string | null> = {};
  for (const name of [...always, ...ask.properties, ...ask.withHistory]) {
    if (!always.includes(name) && propertyAt(world, objectTypeId, name, now) === null) continue;
    properties[name] = valueAt(objectTypeId, record, name, now);
  }
  const body: RecordBody = {
    id: record.id,
    properties,
    createdAt: iso(record.createdAt),
    updatedAt: iso(lastModified(record, now)),
    archived: false,
  };
  if (record.archivedAt !== null && record.archivedAt <= now) {
    body.archived = true;
    body.archivedAt = iso(record.archivedAt);
  }
  if (ask.withHistory.length > 0)
    body.propertiesWithHistory = historyBody(world, objectTypeId, record, ask, now);
  return body;
}

/** Versions newest first, as HubSpot gives them. */
function historyBody(
  world: World,
  objectTypeId: string,
  record: WorldRecord,
  ask: RecordAsk,
  now: number,
): NonNullable<RecordBody['propertiesWithHistory']> {
  const known = ask.withHistory.filter((name) => propertyAt(world, objectTypeId, name, now) !== null);
  const entries = known.map((name) => {
    const versions = record.history.get(name) ?? [];
    const shown = versions.slice(0, lastAtOrBefore(versions, (version) => version.at, now) + 1).reverse();
    const rows = shown.map(({ value, at, source }) => ({ value, timestamp: iso(at), sourceType: source }));
    return [name, rows] as const;
  });
  return Object.fromEntries(entries);
}

function lastModified(record: WorldRecord, now: number): number {
  let latest = record.createdAt;
  for (const versions of record.history.values()) {
    const version = versions[lastAtOrBefore(versions, (one) => one.at, now)];
    if (version !== undefined && version.at > latest) latest = version.at;
  }
  return latest;
}
