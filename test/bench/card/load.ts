import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { signatureHeaders } from '../../../src/sandbox/workbench/sign.ts';

export interface Signer {
  /** Where the server listens, and where HubSpot thinks it is. */
  backend: string;
  origin: string;
  secret: string;
  userId: string;
}

export interface Asked {
  method: string;
  path: string;
  body?: string;
}

/** One card as its reader met it, in milliseconds. */
export interface CardSeen {
  status: number;
  /** From the moment it was to be sent to the last byte of its answer. */
  seenMs: number;
  /** What the server said of it. */
  totalMs: number;
  hubSpotMs: number;
  /** Whether HubSpot told the record’s segments in time. */
  isWhole: boolean;
}

/** Asks as HubSpot does for a user of the account. Null where no answer came. */
export function askSigned(
  { backend, origin, secret, userId }: Signer,
  portalId: string,
  { method, path, body = '' }: Asked,
): Promise<Response | null> {
  const target = `${path}?userId=${userId}&portalId=${portalId}&userEmail=ada%40example.com&appId=77`;
  const url = `${origin}${target}`;
  const headers = {
    'content-type': 'application/json',
    ...signatureHeaders({ secret, method, url, body, at: Date.now() }),
  };
  return fetch(`${backend}${target}`, { method, headers, ...(body === '' ? {} : { body }) }).catch(
    unanswered,
  );
}

/**
 * Sends `perSecond` requests a second for so many seconds, each at its own moment, however long the answers before it
 * take: a server that stalls meets all who came meanwhile, and their waiting counts.
 */
export async function openLoop(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  send: (index: number, dueAt: number) => Promise<CardSeen>,
): Promise<CardSeen[]> {
  const startedAt = performance.now();
  const all: Promise<CardSeen>[] = [];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const dueAt = startedAt + (index * 1_000) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) await sleep(early);
    all.push(send(index, dueAt));
  }
  return Promise.all(all);
}

const Card = z.looseObject({ segments: z.number().nullable() });
const TIMING = /^total;dur=([\d.]+), hubspot;dur=([\d.]+)$/;

/** A request that got no answer was seen by nobody: it counts as endless. */
const UNANSWERED: CardSeen = {
  ...{ status: 0, isWhole: false },
  ...{ seenMs: Infinity, totalMs: Infinity, hubSpotMs: 0 },
};

export async function seeCard(answer: Promise<Response | null>, dueAt: number): Promise<CardSeen> {
  const response = await answer;
  if (response === null) return UNANSWERED;
  const body: unknown = await response.json();
  const seenMs = performance.now() - dueAt;
  const [, total, hubSpot] = TIMING.exec(response.headers.get('server-timing') ?? '') ?? [];
  const isWhole = response.status === 200 && Card.parse(body).segments !== null;
  return { status: response.status, seenMs, totalMs: Number(total), hubSpotMs: Number(hubSpot), isWhole };
}

/** `fetch` throws a TypeError where no answer came. */
function unanswered(error: unknown): null {
  if (error instanceof TypeError) return null;
  throw error;
}
