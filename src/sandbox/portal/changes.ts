import { getResponse } from 'msw';
import * as z from 'zod';
import { SANDBOX_TOKEN } from './settings.ts';
import type { Portal } from './portal.ts';

/** A request that changed the portal. */
export const PortalChange = z.strictObject({
  /** Portal time, epoch milliseconds. */
  at: z.number(),
  method: z.string(),
  /** Path and query. */
  path: z.string(),
  body: z.unknown(),
});
export type PortalChange = z.infer<typeof PortalChange>;

/** The origin is not looked at: handlers answer on any host. */
const ANY_HOST = 'http://portal.example';

/** Makes the same requests again, each at its moment, so that a portal over the same seed is as it was left. */
export async function replayChanges(
  portal: Portal,
  changes: readonly PortalChange[],
  moveTo: (instant: number) => void,
): Promise<void> {
  for (const { at, method, path, body } of changes) {
    moveTo(at);
    const headers = { authorization: `Bearer ${SANDBOX_TOKEN}`, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const request = new Request(`${ANY_HOST}${path}`, { method, headers, ...sent });
    const answer = await getResponse(portal.handlers, request);
    if (answer === undefined || !answer.ok)
      throw new Error(`The simulated portal refused again what it had taken: ${method} ${path}.`);
  }
  portal.requests.clear();
}
