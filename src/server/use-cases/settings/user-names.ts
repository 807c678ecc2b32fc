import { isHubSpotError } from '../../hubspot/errors.ts';
import type { OwnersDoor } from '../../hubspot/port.ts';

/**
 * What HubSpot calls its users now, by user id; it is not kept. Names are a courtesy: where HubSpot does not give them,
 * everybody goes by the id.
 */
export async function userNames(
  owners: Pick<OwnersDoor, 'names'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!ids.some((id) => /^\d+$/.test(id))) return new Map();
  try {
    return await owners.names();
  } catch (error) {
    if (!isHubSpotError(error)) throw error;
    return new Map();
  }
}
