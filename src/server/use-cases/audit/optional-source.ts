import type { Fault } from '../../../core/fault.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import { DamagedFile } from '../snapshot/saved-file.ts';

/**
 * Reads what an audit can do without. Whatever stands against it (no permission, a timeout, trouble at HubSpot, a
 * damaged file of a snapshot) makes it unknown, with the reason. Throws when the token itself is refused: then nothing
 * can be said at all.
 */
export async function readOptional<Value>(
  read: () => Promise<Value>,
): Promise<{ value: Value } | { fault: Fault }> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof DamagedFile) return { fault: error };
    if (!isHubSpotError(error)) throw error;
    if (isHubSpotError(error, 'hubspot_unauthorised', 'hubspot_disconnected')) throw error;
    return { fault: error };
  }
}
