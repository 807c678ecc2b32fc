import { createClient } from '@groundwork/extensions/api/client.ts';
import { newRequestId } from '@groundwork/extensions/lib/new-id.ts';
import { hubspot } from '@hubspot/ui-extensions';

export const ORIGIN = 'https://groundwork.example.com';

/** A client as the entries make it. */
export function openClient() {
  return createClient({ fetch: (url, options) => hubspot.fetch(url, options), origin: ORIGIN, newRequestId });
}
