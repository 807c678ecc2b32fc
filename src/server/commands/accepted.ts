import { Fault } from '../../core/fault.ts';
import type { Result } from '../../core/result.ts';

/** On the command line a refusal ends the command: its value, or a Fault with the refusal's own words. */
export function accepted<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Fault(result.reason, result.message, result.hint);
}
