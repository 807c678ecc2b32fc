import type { World, WorldProperty } from './world.ts';

interface Index {
  length: number;
  byName: Map<string, WorldProperty>;
}

const indexes = new WeakMap<WorldProperty[], Index>();

/** Properties of an object type that are there at a moment, in the order in which they were made. */
export function propertiesAt(world: World, objectTypeId: string, now: number): WorldProperty[] {
  return (world.properties.get(objectTypeId) ?? []).filter((property) => isThere(property, now));
}

/** A property by name, or null when it is not there at that moment. */
export function propertyAt(
  world: World,
  objectTypeId: string,
  name: string,
  now: number,
): WorldProperty | null {
  const properties = world.properties.get(objectTypeId);
  if (properties === undefined) return null;
  const property = indexOf(properties).get(name);
  return property !== undefined && isThere(property, now) ? property : null;
}

/** An archived property by name, or null. */
export function archivedPropertyAt(
  world: World,
  objectTypeId: string,
  name: string,
  now: number,
): WorldProperty | null {
  const properties = world.properties.get(objectTypeId) ?? [];
  const property = indexOf(properties).get(name);
  return property !== undefined && property.archivedAt !== null && property.archivedAt <= now
    ? property
    : null;
}

function isThere(property: WorldProperty, now: number): boolean {
  return property.createdAt <= now && (property.archivedAt === null || property.archivedAt > now);
}

function indexOf(properties: WorldProperty[]): Map<string, WorldProperty> {
  const known = indexes.get(properties);
  if (known !== undefined && known.length === properties.length) return known.byName;
  const byName = new Map(properties.map((property) => [property.name, property]));
  indexes.set(properties, { length: properties.length, byName });
  return byName;
}
