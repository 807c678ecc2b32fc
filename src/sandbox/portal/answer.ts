/** What the portal answers: a status, a JSON body, a page of HTML or nothing, and headers beyond the usual. */
export interface Answer {
  status: number;
  body: object | string | undefined;
  headers?: Record<string, string>;
}

/** A value, or the answer that refuses it. */
export type Checked<Value> = { ok: true; value: Value } | { ok: false; answer: Answer };

export function answer(body: object, status = 200): Answer {
  return { status, body };
}

/** A page for people. */
export function page(html: string, status = 200): Answer {
  return { status, body: html };
}

export function redirect(to: string): Answer {
  return { status: 302, body: undefined, headers: { location: to } };
}

export function noContent(): Answer {
  return { status: 204, body: undefined };
}

export function checked<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refused(refusal: Answer): { ok: false; answer: Answer } {
  return { ok: false, answer: refusal };
}

/** Epoch milliseconds → ISO 8601, as HubSpot writes instants. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}
