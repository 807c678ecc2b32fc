/**
 * Every path of HubSpot's that is spelled here; those of the typed client are its own. Dated paths wherever HubSpot
 * has one. Workflows have none that is generally available, so their base is configuration.
 */
export const paths = {
  accountDetails: '/account-info/2026-09/details',
  oauthToken: '/oauth/2026-09/token',
  oauthRevoke: '/oauth/2026-09/token/revoke',
  /** Outside HubSpot's dated paths; there is no other way to ask what a key grants. */
  keyInfo: '/oauth/v2/private-apps/get/access-token-info',
  uninstall: '/appinstalls/2026-09/external-install',
  /** Read here and not through the typed client, which throws on a filter it does not know. */
  lists: '/crm/lists/2026-09',
  tasks: '/crm/v3/objects/tasks',
  /** Not in the typed client. */
  membershipsOfRecords: '/crm/lists/2026-09/records/memberships/batch/read',
};

/** Search of records; of those of customers only its total is used here. */
export function recordSearch(objectTypeId: string): string {
  return `/crm/v3/objects/${encodeURIComponent(objectTypeId)}/search`;
}

export interface FlowPaths {
  flows: string;
  flow(id: string): string;
  batchRead: string;
  emailCampaigns: string;
}

/** `base` is `/automation/v4` or a beta of it, without a slash at the end. */
export function flowPaths(base: string): FlowPaths {
  return {
    flows: `${base}/flows`,
    flow: (id) => `${base}/flows/${encodeURIComponent(id)}`,
    batchRead: `${base}/flows/batch/read`,
    emailCampaigns: `${base}/flows/email-campaigns`,
  };
}
