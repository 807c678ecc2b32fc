import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  method: string;
  /** As HubSpot called it: scheme, public host, path and query. */
  url: string;
  /** Byte for byte as received; empty when there was none. */
  rawBody: string | Uint8Array;
  /** `X-HubSpot-Request-Timestamp`. */
  timestamp: string | undefined;
  /** `X-HubSpot-Signature-v3`. */
  signature: string | undefined;
  /** Client secrets; several while one is being rotated. */
  secrets: readonly string[];
  /** Epoch milliseconds. */
  now: number;
  /** Set for the proxy of `hs project dev`, which signs the address without decoding anything in it. */
  isSignedAsSent?: boolean;
}

type SignatureRefusal =
  | 'no_signature'
  | 'no_timestamp'
  | 'bad_timestamp'
  | 'too_old'
  | 'too_new'
  | 'duplicate_query_key'
  | 'not_signed_by_us';

type SignatureCheck = { ok: true } | { ok: false; reason: SignatureRefusal };

const WINDOW_MS = 5 * 60_000;

/** HubSpot decodes these and no others before it signs ("Validating requests from HubSpot"). */
const DECODED: Record<string, string> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/**
 * Checks HubSpot's request signature, version 3: base64 of HMAC-SHA256 over method, address, body and timestamp.
 * HubSpot asks to refuse what is older than five minutes; what is as far in the future is refused too. A query key
 * that comes twice is refused: HubSpot appends the portal and the user, and nobody may slip in another one before.
 */
export function verifySignature(request: SignedRequest): SignatureCheck {
  const { timestamp, signature, now } = request;
  if (signature === undefined || signature === '') return refused('no_signature');
  if (timestamp === undefined || timestamp === '') return refused('no_timestamp');
  if (!/^\d{13}$/.test(timestamp)) return refused('bad_timestamp');
  if (now - Number(timestamp) > WINDOW_MS) return refused('too_old');
  if (Number(timestamp) - now > WINDOW_MS) return refused('too_new');
  if (hasDuplicateKey(request.url)) return refused('duplicate_query_key');
  const matches = request.secrets.filter((secret) => isEqual(sign(request, timestamp, secret), signature));
  return matches.length > 0 ? { ok: true } : refused('not_signed_by_us');
}

/**
 * Checks the older signature, version 2: hex of SHA-256 over secret, method, address and body. It carries no time, so
 * that whoever accepts it must not mind a repeat; HubSpot documents it for calls of workflow actions.
 */
export function verifyOldSignature({
  signature,
  secrets,
  ...request
}: Pick<SignedRequest, 'method' | 'url' | 'rawBody' | 'signature' | 'secrets'>): SignatureCheck {
  if (signature === undefined || signature === '') return refused('no_signature');
  if (hasDuplicateKey(request.url)) return refused('duplicate_query_key');
  const matches = secrets.filter((secret) => isEqual(signTheOldWay(request, secret), signature));
  return matches.length > 0 ? { ok: true } : refused('not_signed_by_us');
}

function signTheOldWay(
  { method, url, rawBody }: Pick<SignedRequest, 'method' | 'url' | 'rawBody'>,
  secret: string,
): string {
  return createHash('sha256').update(`${secret}${method}${url}`).update(rawBody).digest('hex');
}

function sign(request: SignedRequest, timestamp: string, secret: string): string {
  const { method, url, rawBody, isSignedAsSent } = request;
  return createHmac('sha256', secret)
    .update(`${method}${isSignedAsSent === true ? url : decodeAddress(url)}`)
    .update(rawBody)
    .update(timestamp)
    .digest('base64');
}

function decodeAddress(url: string): string {
  return url.replace(/%[0-9A-F]{2}/gi, (escape) => DECODED[escape.toUpperCase()] ?? escape);
}

function hasDuplicateKey(url: string): boolean {
  const query = url.split('?').slice(1).join('?');
  const keys = [...new URLSearchParams(query).keys()];
  return new Set(keys).size !== keys.length;
}

/** Takes the same time wherever the first difference is. */
function isEqual(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refused(reason: SignatureRefusal): SignatureCheck {
  return { ok: false, reason };
}
