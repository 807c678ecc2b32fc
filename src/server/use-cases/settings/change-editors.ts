import { accept, refuse, type Result } from '../../../core/result.ts';
import type { Store } from '../../store/port/store.ts';

/**
 * Names the people who may change things, by their HubSpot user ids. Whoever asks stays one of them, so that nobody
 * locks everybody out; the portal has to be known to the store.
 */
export async function changeEditors(
  store: Store,
  { portalId, userId, editors }: { portalId: string; userId: string; editors: readonly string[] },
): Promise<Result<string[], 'locked_out' | 'not_found'>> {
  const named = [...new Set(editors)].sort();
  if (!named.includes(userId)) {
    const hint = 'Let another editor take you off the list.';
    return refuse('locked_out', 'You would no longer be an editor yourself.', hint);
  }
  const changed = await store.portals.change(portalId, (portal) => ({ ...portal, editors: named }));
  return changed === null
    ? refuse('not_found', 'This account is not known.', 'Connect it first.')
    : accept(named);
}
