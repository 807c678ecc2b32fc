/**
 * An expected refusal is a value, so that a caller cannot forget it; `reason` is a stable code, `message` says in
 * words what was refused and `hint` what to do next.
 */
export type Refusal<Reason extends string = string> = {
  ok: false;
  reason: Reason;
  message: string;
  hint: string;
};

export type Result<Value, Reason extends string = string> = { ok: true; value: Value } | Refusal<Reason>;

export function accept<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refuse<Reason extends string>(
  reason: Reason,
  message: string,
  hint: string,
): Refusal<Reason> {
  return { ok: false, reason, message, hint };
}
