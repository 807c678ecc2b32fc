import { accept, refuse, type Result } from '../../../core/result.ts';

const LONGEST_REASON = 400;

/** A reason as it is kept; refused where there is none, or more than is kept. */
export function saidReason(reason: string, what: string, ask: string): Result<string, 'no_reason'> {
  const said = reason.trim();
  if (said !== '' && said.length <= LONGEST_REASON) return accept(said);
  return refuse('no_reason', `${what} needs a reason of at most ${LONGEST_REASON} characters.`, ask);
}
