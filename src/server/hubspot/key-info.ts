import * as z from 'zod';
import { type Door, fetchJson } from './door.ts';
import { isHubSpotError } from './errors.ts';
import { paths } from './paths.ts';

const KeyInfo = z.looseObject({ scopes: z.array(z.string()) });

/** What a key of an account grants; null where HubSpot does not tell, as it need not for every kind of key. */
export async function readKeyScopes(door: Door, key: string): Promise<string[] | null> {
  const request = {
    purpose: 'key.read',
    method: 'POST',
    path: paths.keyInfo,
    body: { tokenKey: key },
  } as const;
  try {
    return (await fetchJson(door, request, KeyInfo)).scopes;
  } catch (error) {
    if (isHubSpotError(error, 'hubspot_not_found', 'hubspot_bad_request', 'hubspot_forbidden')) return null;
    throw error;
  }
}
