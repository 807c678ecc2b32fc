/** Whose account, and which app in it, links lead to. */
export interface LinkBase {
  uiDomain: string;
  portalId: string;
  appId: string;
}

/** Addresses in HubSpot, by the account's own domain. */
export function linksOf({ uiDomain, portalId, appId }: LinkBase) {
  const home = `https://${uiDomain}`;
  return {
    /** A page of this app, by its own path. */
    page: (path: string) => `${home}/app/${portalId}/${appId}${path}`,
    workflow: (id: string) => `${home}/workflows/${portalId}/platform/flow/${id}/edit`,
    list: (id: string) => `${home}/contacts/${portalId}/objectLists/${id}/filters`,
    record: (objectTypeId: string, id: string) => `${home}/contacts/${portalId}/record/${objectTypeId}/${id}`,
  };
}

export type Links = ReturnType<typeof linksOf>;
