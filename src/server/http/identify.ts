import { accept, refuse, type Refusal } from '../../core/result.ts';
import { verifySignature } from '../hubspot/signature.ts';
import type { Identify } from './route.ts';

export interface SignatureSettings {
  /** Client secrets, newest first. */
  secrets: readonly string[];
  /** Origins under which HubSpot calls this server. */
  origins: readonly string[];
  now: () => number;
}

/** Believes only what HubSpot signed: portal and user come from the verified query and from nowhere else. */
export function identifyBySignature(settings: SignatureSettings): Identify {
  return (request) => {
    if (settings.secrets.length === 0 || settings.origins.length === 0) return NOT_CONFIGURED;
    const isSigned = settings.origins.some(
      (origin) =>
        verifySignature({
          method: request.method,
          url: `${origin}${request.target}`,
          rawBody: request.rawBody,
          timestamp: request.header('x-hubspot-request-timestamp'),
          signature: request.header('x-hubspot-signature-v3'),
          secrets: settings.secrets,
          now: settings.now(),
        }).ok,
    );
    return isSigned ? identityIn(request.target) : UNSIGNED;
  };
}

function identityIn(target: string): ReturnType<Identify> {
  const query = new URLSearchParams(target.split('?').slice(1).join('?'));
  const portalId = query.get('portalId');
  const userId = query.get('userId');
  return portalId === null || userId === null ? UNSIGNED : accept({ portalId, userId });
}

const UNSIGNED: Refusal<'unsigned'> = refuse(
  'unsigned',
  'The request is not signed by HubSpot, or its signature does not fit.',
  'Call this address from inside HubSpot; check HUBSPOT_CLIENT_SECRET and GROUNDWORK_PUBLIC_URL.',
);

const NOT_CONFIGURED: Refusal<'not_configured'> = refuse(
  'not_configured',
  'This server cannot verify requests from HubSpot yet.',
  'Set HUBSPOT_CLIENT_SECRET and GROUNDWORK_PUBLIC_URL, then start it again.',
);
