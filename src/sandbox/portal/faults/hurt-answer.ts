import { setTimeout as wait } from 'node:timers/promises';
import { HttpResponse } from 'msw';
import type { FaultKind, PlannedFault } from './fault-plan.ts';

/** A slow answer comes in so many pieces, so far apart: two seconds in all. */
const PIECES = 20;
const PIECE_MS = 100;
const SKEW_MS = 3_600_000;

/** The answer as it arrives; one that hangs never does. */
export async function hurtAnswer(
  due: readonly PlannedFault[],
  response: Response,
  wallNow: number,
): Promise<Response> {
  const has = (kind: FaultKind) => due.some((one) => one.kind === kind);
  if (has('clock_skew')) skewClock(response.headers, wallNow + SKEW_MS);
  if (has('hang')) return new Promise(() => undefined);
  if (has('truncated')) return withBody(response, firstHalf(await response.text()));
  if (has('reset')) return brokenOff(response, await response.text());
  if (has('slow')) return withBody(response, trickling(await response.text()));
  return response;
}

/** Date, and a Retry-After given as a date, by a clock that goes wrong. */
function skewClock(headers: Headers, at: number): void {
  headers.set('date', new Date(at).toUTCString());
  const seconds = headers.get('retry-after');
  if (seconds !== null) headers.set('retry-after', new Date(at + Number(seconds) * 1000).toUTCString());
}

/** The length is left to whoever sends it. */
function withBody({ status, headers }: Response, body: string | ReadableStream<Uint8Array>): Response {
  headers.delete('content-length');
  return new HttpResponse(status === 204 ? null : body, { status, headers });
}

/** Promises the whole and closes the connection after half of it. */
function brokenOff({ status, headers }: Response, text: string): Response {
  headers.set('content-length', String(Buffer.byteLength(text)));
  headers.set('connection', 'close');
  return new HttpResponse(status === 204 ? null : firstHalf(text), { status, headers });
}

function firstHalf(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}

function trickling(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const length = Math.max(1, Math.ceil(bytes.length / PIECES));
  let start = 0;
  return new ReadableStream({
    async pull(controller) {
      await wait(PIECE_MS);
      if (start >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(start, start + length));
      start += length;
    },
  });
}
