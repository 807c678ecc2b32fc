import * as z from 'zod';
import { sha256Of } from '../../../core/grounding/workflow/canonical.ts';
import { objectTypeIdOf } from '../../../core/object-type.ts';
import type { RecordEvent } from '../../store/port/inbox.ts';

const Id = z.union([z.string().min(1).max(40), z.int()]).transform(String);
const OptionalId = Id.nullish().transform((id) => id ?? null);

/** An event as HubSpot delivers it; the kind goes by either name, and whatever else it tells is let through. */
export const ToldEvent = z.object({
  portalId: Id,
  subscriptionType: z.string().max(100).optional(),
  eventType: z.string().max(100).optional(),
  subscriptionId: OptionalId,
  eventId: OptionalId,
  occurredAt: OptionalId,
  objectId: OptionalId,
  objectTypeId: z.string().nullish(),
  primaryObjectId: OptionalId,
  mergedObjectIds: z.array(Id).nullish(),
  newObjectId: OptionalId,
});
export type ToldEvent = z.infer<typeof ToldEvent>;

/** `contact.deletion`, `object.merge` …; empty where it was not told. */
export function typeOf({ subscriptionType, eventType }: ToldEvent): string {
  return subscriptionType ?? eventType ?? '';
}

/** What the event means to us; null for a kind we do not act on, or one that names no record. */
export function readEvent(told: ToldEvent): RecordEvent | null {
  const [object = '', kind = ''] = typeOf(told).split('.');
  const objectTypeId = object === 'object' ? told.objectTypeId : objectTypeIdOf(object);
  if (!objectTypeId || !/^\d+-\d+$/.test(objectTypeId)) return null;
  if (kind === 'merge') return mergeOf(told, objectTypeId);
  const known = kind === 'privacyDeletion' ? 'privacy_deletion' : kind === 'deletion' ? 'deletion' : null;
  if (known === null || told.objectId === null) return null;
  return { kind: known, objectTypeId, recordIds: [told.objectId], intoId: null };
}

/** Of a merge one record is left: a new one, or the primary of those that were merged. */
function mergeOf(told: ToldEvent, objectTypeId: string): RecordEvent | null {
  const intoId = told.newObjectId ?? told.primaryObjectId;
  if (intoId === null) return null;
  const merged = new Set([...(told.mergedObjectIds ?? []), told.primaryObjectId ?? intoId]);
  merged.delete(intoId);
  return merged.size === 0 ? null : { kind: 'merge', objectTypeId, recordIds: [...merged], intoId };
}

/**
 * The same for every delivery of an event, as a hash so that it tells nothing. `eventId` alone is not unique, and the
 * number of the attempt changes (HubSpot, “Webhooks”).
 */
export function keyOf(told: ToldEvent): string {
  const { portalId, subscriptionId, objectId, eventId, occurredAt, primaryObjectId } = told;
  const parts = [portalId, subscriptionId, typeOf(told), objectId, primaryObjectId, eventId, occurredAt];
  return sha256Of(JSON.stringify(parts));
}
