import { accept, refuse, type Refusal } from '../../core/result.ts';
import { verifyOldSignature, verifySignature } from '../hubspot/signature.ts';
import type { ReceivedRequest, SignatureKind, Verify } from './route.ts';

export interface SignatureSettings {
  /** Client secrets, newest first. */
  secrets: readonly string[];
  /** Origins under which HubSpot calls this server; a loopback one stands for the proxy of `hs project dev`. */
  origins: readonly string[];
  now: () => number;
}

/** Believes what was signed for one of the origins with one of the secrets, and nothing before both are configured. */
export function verifyBySignature(settings: SignatureSettings): Verify {
  return (request, kind) => {
    if (settings.secrets.length === 0 || settings.origins.length === 0) return NOT_CONFIGURED;
    const isSigned = settings.origins.some((origin) => isSignedFor(origin, request, kind, settings));
    return isSigned ? accept(null) : UNSIGNED;
  };
}

function isSignedFor(
  origin: string,
  { method, target, rawBody, header }: ReceivedRequest,
  kind: SignatureKind,
  { secrets, now }: SignatureSettings,
): boolean {
  const signed = { method, url: `${origin}${target}`, rawBody, secrets };
  const signature = header('x-hubspot-signature-v3');
  if (signature === undefined && kind === 'v3_or_v2')
    return verifyOldSignature({ ...signed, signature: header('x-hubspot-signature') }).ok;
  const timestamp = header('x-hubspot-request-timestamp');
  const newer = { ...signed, signature, timestamp, now: now() };
  const asSent = { ...newer, isSignedAsSent: true };
  return verifySignature(newer).ok || (LOOPBACK.test(origin) && verifySignature(asSent).ok);
}

const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export const UNSIGNED: Refusal<'unsigned'> = refuse(
  'unsigned',
  'The request is not signed by HubSpot, or its signature does not fit.',
  'Call this address from inside HubSpot; check HUBSPOT_CLIENT_SECRET and GROUNDWORK_PUBLIC_URL.',
);

const NOT_CONFIGURED: Refusal<'not_configured'> = refuse(
  'not_configured',
  'This server cannot verify requests from HubSpot yet.',
  'Set HUBSPOT_CLIENT_SECRET and GROUNDWORK_PUBLIC_URL, then start it again.',
);
