import * as z from 'zod';
import { TROUBLES, type Trouble } from './host/scene.ts';
import type { FetchResult } from './host/protocol.ts';
import { signatureHeaders } from './sign.ts';

/** What an extension asks for through `hubspot.fetch`, and who looks on. */
export const Asked = z.object({
  url: z.string(),
  method: z.string(),
  timeout: z.number().positive().optional(),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()),
  user: z.number(),
  trouble: z.enum(TROUBLES),
});

export interface Gate {
  /** Origins the project permits. */
  permitted: readonly string[];
  /** Where requests for them really go. */
  backend: string;
  secret: string;
  portalId: string;
  now: () => number;
  /** Waits for so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
}

/** HubSpot's own patience. */
const STANDARD_TIMEOUT_MS = 15_000;
const SLOW_MS = 4_000;

/**
 * Does with a request what HubSpot does: refuses what the project does not permit and headers it does not pass on,
 * appends who asks, signs, and hands on the answer.
 */
export async function hubspotFetch(asked: z.infer<typeof Asked>, gate: Gate): Promise<FetchResult> {
  const url = new URL(asked.url);
  const refusal = refusalOf(url, asked, gate);
  if (refusal !== null) return refusal;
  for (const [name, value] of Object.entries(identityOf(asked, gate))) url.searchParams.set(name, value);
  const inTheWay = await trouble(asked.trouble, gate);
  if (inTheWay !== null) return inTheWay;
  const hasBody = asked.body !== undefined && asked.method !== 'GET';
  const body = hasBody ? JSON.stringify(asked.body) : '';
  const signed = signatureHeaders({
    ...{ secret: gate.secret, method: asked.method, body, at: gate.now() },
    url: url.href,
  });
  const type: Record<string, string> = hasBody ? { 'content-type': 'application/json' } : {};
  const response = await fetch(new URL(url.pathname + url.search, gate.backend), {
    method: asked.method,
    headers: { ...asked.headers, ...type, ...signed },
    redirect: 'manual',
    signal: AbortSignal.timeout(asked.timeout ?? STANDARD_TIMEOUT_MS),
    ...(hasBody ? { body } : {}),
  });
  const contentType = response.headers.get('content-type') ?? 'application/json';
  return { status: response.status, headers: { 'content-type': contentType }, body: await response.text() };
}

function refusalOf(url: URL, { headers }: z.infer<typeof Asked>, { permitted }: Gate): FetchResult | null {
  if (url.protocol !== 'https:') return answer(400, 'hubspot.fetch needs an https address.');
  if (!permitted.includes(url.origin)) return answer(403, `${url.origin} is not in permittedUrls.fetch.`);
  const others = Object.keys(headers).filter((name) => !/^(authorization|content-type)$/i.test(name));
  return others.length > 0 ? answer(400, `hubspot.fetch passes no header ${others.join(', ')}.`) : null;
}

function identityOf({ user }: z.infer<typeof Asked>, { portalId }: Gate): Record<string, string> {
  const userEmail = `user-${user}@groundwork.example`;
  return { userId: String(user), portalId, userEmail, appId: '1' };
}

async function trouble(kind: Trouble, { sleep }: Gate): Promise<FetchResult | null> {
  if (kind === 'slow') await sleep(SLOW_MS);
  if (kind === 'server_error') return answer(500, 'The server failed on purpose.');
  if (kind === 'unreachable') return answer(504, 'The server took too long to answer.');
  return null;
}

function answer(status: number, message: string): FetchResult {
  const body = JSON.stringify({ status: 'error', message });
  return { status, headers: { 'content-type': 'application/json' }, body };
}
