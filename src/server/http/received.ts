import type { Request } from 'express';
import type { ReceivedRequest } from './route.ts';

const NO_BODY = new Uint8Array();

/** A request as its signature was made over it. */
export function receivedFrom(request: Request): ReceivedRequest {
  const body: unknown = request.body;
  return {
    method: request.method,
    target: request.originalUrl,
    rawBody: body instanceof Uint8Array ? body : NO_BODY,
    header: (name) => request.get(name),
  };
}
