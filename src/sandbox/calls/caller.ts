import { createHash } from 'node:crypto';
import { signatureHeaders } from '../workbench/sign.ts';

export interface CallerParts {
  portalId: string;
  /** Client secret with which calls are signed. */
  secret: string;
  /** The address the server goes by with HubSpot. */
  publicOrigin: string;
  /** Where it really is. */
  backend: string;
  /** Epoch milliseconds. */
  now: () => number;
  /** Waits for so many milliseconds before a call is repeated. */
  sleep: (ms: number) => Promise<void>;
}

/** What came of a call in the end; null for a server that could not be reached. */
export interface Called {
  status: number | null;
  /** The answer as text; empty where there was none. */
  body: string;
  attempts: number;
}

/** `old` is version 2, with which calls of workflow actions are documented. */
export type CallSignature = 'v3' | 'old';

export interface Call {
  path: string;
  /** The body of each attempt, the first being 0. */
  body: (attempt: number) => unknown;
  signature: CallSignature;
  /** Whether HubSpot sends it again after this answer. */
  isRepeated: (status: number | null) => boolean;
  /** Waits before the repeats; after the last there is none. */
  waits: readonly number[];
}

/** Calls the server as HubSpot does: signed, and repeated while the answer asks for it. */
export async function callServer(parts: CallerParts, call: Call): Promise<Called> {
  for (let attempt = 0; ; attempt += 1) {
    const { status, body } = await callOnce(parts, call, JSON.stringify(call.body(attempt)));
    const wait = call.waits[attempt];
    if (wait === undefined || !call.isRepeated(status)) return { status, body, attempts: attempt + 1 };
    await parts.sleep(wait);
  }
}

async function callOnce(
  parts: CallerParts,
  { path, signature }: Call,
  body: string,
): Promise<Pick<Called, 'status' | 'body'>> {
  const headers = { 'content-type': 'application/json', ...headersOf(signature, parts, path, body) };
  try {
    const response = await fetch(`${parts.backend}${path}`, { method: 'POST', headers, body });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    if (error instanceof TypeError) return { status: null, body: '' }; // fetch: the server could not be reached
    throw error;
  }
}

function headersOf(
  signature: CallSignature,
  { secret, publicOrigin, now }: CallerParts,
  path: string,
  body: string,
): Record<string, string> {
  const url = `${publicOrigin}${path}`;
  if (signature === 'v3') return signatureHeaders({ secret, method: 'POST', url, body, at: now() });
  const digest = createHash('sha256').update(`${secret}POST${url}${body}`).digest('hex');
  return { 'x-hubspot-signature': digest, 'x-hubspot-signature-version': 'v2' };
}
