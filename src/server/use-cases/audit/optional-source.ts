import type { HubSpotError } from '../../hubspot/errors.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';

/**
 * Reads what an audit can do without. Whatever stands against it (no permission, a timeout, trouble at HubSpot) makes
 * it unknown, with the reason. Throws when the token itself is refused: then nothing can be said at all.
 */
export async function readOptional<Value>(
  read: () => Promise<Value>,
): Promise<{ value: Value } | { fault: HubSpotError }> {
  try {
    return { value: await read() };
  } catch (error) {
    if (!isHubSpotError(error)) throw error;
    if (isHubSpotError(error, 'hubspot_unauthorised', 'hubspot_disconnected')) throw error;
    return { fault: error };
  }
}
