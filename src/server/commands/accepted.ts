import { Fault } from '../../core/fault.ts';
import type { Result } from '../../core/result.ts';

/**
 * On the command line a refusal ends the command: its value, or a Fault with the refusal's own words, behind the name
 * of the file they are about where there is one.
 */
export function accepted<Value>(result: Result<Value>, file?: string): Value {
  if (result.ok) return result.value;
  const where = file === undefined || result.message.includes(file) ? '' : `${file}: `;
  throw new Fault(result.reason, `${where}${result.message}`, result.hint);
}
