import { signatureHeaders } from '../../../src/sandbox/workbench/sign.ts';
import { CLIENT_SECRET, EDITOR, PUBLIC_ORIGIN } from './start-on-portal.ts';
import { PORTAL_ID } from './account.ts';

export interface Answered {
  status: number;
  body: unknown;
}

const PATIENCE_MS = 20_000;

/**
 * Asks as HubSpot does, for an editor. Null when no whole answer came, because the server was killed: nothing was
 * acknowledged then.
 */
export async function askServer(
  backend: string,
  { method, path, body }: { method: string; path: string; body?: unknown },
): Promise<Answered | null> {
  const isHook = !path.startsWith('/api/');
  const who = isHook ? '' : `?userId=${EDITOR}&portalId=${PORTAL_ID}&userEmail=ada%40example.com&appId=77`;
  const sent = body === undefined ? '' : JSON.stringify(body);
  const url = `${PUBLIC_ORIGIN}${path}${who}`;
  const signed = signatureHeaders({ secret: CLIENT_SECRET, method, url, body: sent, at: Date.now() });
  const headers = { 'content-type': 'application/json', ...signed };
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(`${backend}${path}${who}`, {
      ...{ method, headers, signal },
      ...(sent === '' ? {} : { body: sent }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')) return null;
    throw error;
  }
}
