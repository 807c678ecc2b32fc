import type * as z from 'zod';
import { HubSpotError } from './errors.ts';
import type { Gateway, Send } from './gateway.ts';
import type { Lane } from './lanes.ts';
import type { FlowPaths } from './paths.ts';
import type { WireAnswer } from './transport.ts';

/** What every part of the door to one portal works with. */
export interface Door {
  gateway: Gateway;
  lane: Lane;
  flowPaths: FlowPaths;
}

export interface JsonRequest {
  purpose: string;
  method: 'GET' | 'POST';
  path: string;
  query?: URLSearchParams;
  /** Sent as JSON. */
  body?: unknown;
  /** False where HubSpot may have done it though its answer was lost; true unless given. */
  isRepeatable?: boolean;
}

/** A call that the typed client has no API for, with its answer parsed. Throws HubSpotError. */
export async function fetchJson<Value>(
  door: Door,
  request: JsonRequest,
  schema: z.ZodType<Value>,
): Promise<Value> {
  const { purpose, method, path, query, body, isRepeatable = true } = request;
  const search = query === undefined || query.size === 0 ? '' : `?${query.toString()}`;
  const wire = {
    method,
    url: `${door.gateway.baseUrl}${path}${search}`,
    headers: { accept: 'application/json', ...(body === undefined ? {} : JSON_BODY) },
    body: body === undefined ? undefined : JSON.stringify(body),
  };
  const call = `${method} ${path}`;
  const ask = { purpose, lane: door.lane, isRepeatable };
  const answer = await door.gateway.call(ask, async (send) => readJson(call, await send(wire)));
  return parseAnswer(call, schema, answer);
}

const JSON_BODY = { 'content-type': 'application/json' };

/** A call through the typed client, with its answer parsed: its types promise more than its code checks. */
export async function callTyped<Value>(
  door: Door,
  ask: { purpose: string; call: string; isRepeatable?: boolean },
  run: (send: Send, baseUrl: string) => Promise<unknown>,
  schema: z.ZodType<Value>,
): Promise<Value> {
  const { purpose, call, isRepeatable = true } = ask;
  const { gateway, lane } = door;
  const answer = await gateway.call({ purpose, lane, isRepeatable }, async (send) => {
    try {
      return await run(send, gateway.baseUrl);
    } catch (error) {
      if (error instanceof SyntaxError) throw brokenJson(call, error);
      throw error instanceof HubSpotError ? error : badAnswer(call, 'it could not be taken apart', error);
    }
  });
  return parseAnswer(call, schema, answer);
}

/** Parses what HubSpot sent; throws hubspot_bad_answer naming the field, never the value. */
export function parseAnswer<Value>(call: string, schema: z.ZodType<Value>, answer: unknown): Value {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'the answer' : issue.path.join('.');
  throw badAnswer(call, `${where}: ${issue?.message ?? 'not readable'}`, parsed.error);
}

function readJson(call: string, { text }: WireAnswer): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw brokenJson(call, error);
  }
}

/** A success whose text broke off on the way: its status makes it worth another try, as a proxy's page is. */
function brokenJson(call: string, cause: unknown): HubSpotError {
  return badAnswer(call, 'it is not JSON', cause, { status: 200 });
}

function badAnswer(
  call: string,
  what: string,
  cause: unknown,
  details: { status?: number } = {},
): HubSpotError {
  const message = `The answer of HubSpot to ${call} is not as documented: ${what}`;
  return new HubSpotError('hubspot_bad_answer', message, { cause, details });
}
