import type { Request } from 'express';
import { withTrail } from '../../store/with-trail.ts';
import { isPassing, refusalAnswer, tellFault } from '../errors.ts';
import { parseWith, readJson } from '../parse.ts';
import { receivedFrom } from '../received.ts';
import type { Answer, HttpDeps } from '../route.ts';
import type { Hook } from './hook.ts';

/** Takes a call of HubSpot's through signature and parsing to its hook. */
export async function dispatchHook(
  hook: Hook,
  request: Request,
  deps: HttpDeps,
  { requestId, onFault }: { requestId: string; onFault: (requestId: string, error: unknown) => void },
): Promise<Answer> {
  const received = receivedFrom(request);
  const verified = deps.verify(received, hook.signature);
  if (!verified.ok) return refusalAnswer(verified);
  const json = readJson(received.rawBody);
  if (!json.ok) return refusalAnswer(json);
  const body = parseWith(hook.body, json.value, 'body');
  if (!body.ok) return refusalAnswer(body);
  try {
    const { now, newId } = deps;
    const store = withTrail(deps.store, { by: 'hubspot', now, newId });
    return await hook.handle({ deps: { ...deps, store }, body: body.value });
  } catch (error) {
    if (hook.whenBroken === null || isPassing(error)) throw error;
    onFault(requestId, error);
    return hook.whenBroken(tellFault(error, `request ${requestId}`));
  }
}
