import type { Store } from '../../store/port.ts';

/**
 * Allows writing results to the records of a portal, or ends it; what was written stays. The portal has to be known
 * to the store. Answers whether anything changed.
 */
export async function switchWrites(store: Store, portalId: string, writesEnabled: boolean): Promise<boolean> {
  const portal = await store.portals.get(portalId);
  if (portal === null || portal.writesEnabled === writesEnabled) return false;
  await store.portals.save({ ...portal, writesEnabled });
  return true;
}
