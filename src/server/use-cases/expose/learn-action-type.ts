import type { Store } from '../../store/port/store.ts';

/**
 * Keeps the id under which our step stands in a portal's workflows (`1-…`). HubSpot tells it only in the calls it
 * makes for the step; from then on the audit knows the step when it sees it.
 */
export async function learnActionType(
  store: Pick<Store, 'portals'>,
  portalId: string,
  actionTypeId: string,
): Promise<void> {
  await store.portals.change(portalId, (portal) => {
    if (portal.actionTypeIds.includes(actionTypeId)) return portal;
    return { ...portal, actionTypeIds: [...portal.actionTypeIds, actionTypeId].sort() };
  });
}
