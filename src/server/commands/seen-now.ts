import { refuse } from '../../core/result.ts';
import type { Account } from '../account.ts';
import { accepted } from './accepted.ts';

/** On the command line people act on what is stored at this moment. Throws `hypothesis_not_found`. */
export async function seenNow(
  { store, portalId }: Pick<Account, 'store' | 'portalId'>,
  hypothesisId: string,
): Promise<{ portalId: string; by: string; hypothesisId: string; seenVersion: number }> {
  const hypothesis = await store.hypotheses.get(portalId, hypothesisId);
  if (hypothesis === null) {
    const message = `There is no hypothesis ${hypothesisId} in account ${portalId}.`;
    return accepted(refuse('hypothesis_not_found', message, 'List them with: export'));
  }
  return { portalId, by: 'cli', hypothesisId, seenVersion: hypothesis.version };
}
