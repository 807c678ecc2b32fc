import type { ZodType } from 'zod';
import type { ErrorAnswer } from '../../../core/contract/error-answer.ts';
import type { Answer, HttpDeps, SignatureKind } from '../route.ts';

/**
 * An address that HubSpot itself calls, not a person through it: always with POST, and which portal it is about says
 * the signed body. What cannot be parsed is refused before `handle` runs.
 */
export interface Hook<Body = unknown> {
  path: string;
  signature: SignatureKind;
  body: ZodType<Body>;
  handle(call: { deps: HttpDeps; body: Body }): Promise<Answer>;
  /** Answers in place of a fault that trying again would not mend; HubSpot tries again where this is null. */
  whenBroken: ((told: ErrorAnswer['error']) => Answer) | null;
}

/** Keeps the type of what a hook takes inside it and hands the table a uniform one. */
export function defineHook<Body>(hook: Hook<Body>): Hook {
  // The dispatcher parses with the hook's own schema before it calls `handle`, so the types meet there.
  return hook as unknown as Hook;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}
