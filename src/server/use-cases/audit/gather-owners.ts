import type { AuditInput } from '../../../core/grounding/audit-input.ts';
import { ownersWanted } from '../../../core/grounding/facts/owners-wanted.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { OwnersDoor } from '../../hubspot/port.ts';
import { readOptional } from './optional-source.ts';

type Gathered = Pick<AuditInput, 'owners' | 'ownersUnread'>;

/**
 * Whether the people that hypotheses name as their owners are still users of the account; no other user is kept. The
 * permission is optional: without it, that is not known.
 */
export async function gatherOwners(
  owners: Pick<OwnersDoor, 'find'>,
  hypotheses: readonly Hypothesis[],
  progress: (text: string) => void,
): Promise<Gathered> {
  const names = ownersWanted(hypotheses);
  if (names.length === 0) return { owners: {} };
  progress('Reading the owners of hypotheses');
  const read = await readOptional(() => owners.find(names));
  if ('value' in read) return { owners: Object.fromEntries(read.value) };
  const { code, message, hint } = read.fault;
  return { owners: null, ownersUnread: { code, message: `${message}. ${hint}` } };
}
