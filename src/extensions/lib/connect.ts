import { createClient, type Client, type Fetch } from '../api/client.ts';
import { newRequestId } from './new-id.ts';

/** A client of the server the app was uploaded with; null when it was uploaded without one. */
export function connect(variables: Record<string, unknown> | undefined, fetch: Fetch): Client | null {
  const origin = variables?.['API_ORIGIN'];
  return typeof origin === 'string' ? createClient({ fetch, origin, newRequestId }) : null;
}
