import { isHubSpotError } from './errors.ts';
import type { Gateway } from './gateway.ts';
import { paths } from './paths.ts';

/** Takes the app out of the portal. One that HubSpot has taken out already is as good as that. */
export async function uninstallApp(gateway: Gateway): Promise<void> {
  const request = {
    method: 'DELETE',
    url: `${gateway.baseUrl}${paths.uninstall}`,
    headers: { accept: 'application/json' },
    body: undefined,
  };
  const ask = { purpose: 'app.uninstall', lane: 'background', isRepeatable: true } as const;
  try {
    await gateway.call(ask, (send) => send(request));
  } catch (error) {
    if (!isHubSpotError(error, 'hubspot_unauthorised', 'hubspot_disconnected')) throw error;
  }
}
