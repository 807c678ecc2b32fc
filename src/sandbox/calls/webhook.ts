import { callServer, type CallerParts, type Called } from './caller.ts';

/** An event as HubSpot tells it; the number of the attempt is added when it is delivered. */
export interface WebhookEvent {
  eventId: number;
  subscriptionId: number;
  portalId: number;
  occurredAt: number;
  subscriptionType: string;
  objectId?: number;
  objectTypeId?: string;
  primaryObjectId?: number;
  mergedObjectIds?: number[];
  newObjectId?: number;
}

/** HubSpot's own limit. */
const AT_ONCE = 100;
/** Ten repeats within a day; how they are spread HubSpot does not say. */
const WAITS = [1, 2, 5, 10, 20, 60, 120, 240, 360, 600].map((minutes) => minutes * 60_000);

/** Delivers events as HubSpot does: at most 100 at once, again until the server takes them or ten repeats are over. */
export async function deliverEvents(parts: CallerParts, events: readonly WebhookEvent[]): Promise<Called[]> {
  const called: Called[] = [];
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const batch = events.slice(from, from + AT_ONCE);
    called.push(
      await callServer(parts, {
        path: '/webhooks',
        body: (attemptNumber) => batch.map((event) => ({ ...event, appId: 1, attemptNumber })),
        signature: 'v3',
        isRepeated: (status) => status === null || status < 200 || status > 299,
        waits: WAITS,
      }),
    );
  }
  return called;
}
