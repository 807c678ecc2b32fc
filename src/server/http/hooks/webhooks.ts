import * as z from 'zod';
import { BY_HUBSPOT } from '../../jobs/job-order.ts';
import { takeInEvents } from '../../use-cases/events/take-in-events.ts';
import { defineHook, ok } from './hook.ts';

/** HubSpot sends at most 100 events at once. */
const MOST = 1_000;

/**
 * What HubSpot tells of records: kept durably, acknowledged, and acted on afterwards. A job that runs already goes on
 * until nothing waits, and what it misses is picked up within a minute.
 */
export const webhooksHook = defineHook({
  path: '/webhooks',
  signature: 'v3',
  body: z.array(z.unknown()).max(MOST),
  whenBroken: null,
  handle: async ({ deps, body }) => {
    const { portalIds, ...taken } = await takeInEvents(deps, body);
    deps.onEvents(taken);
    for (const portalId of portalIds)
      await deps.jobs.start({ kind: 'record_events', portalId, askedBy: BY_HUBSPOT, input: {} });
    return ok(taken);
  },
});
