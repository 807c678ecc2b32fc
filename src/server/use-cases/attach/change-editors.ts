import { accept, refuse, type Result } from '../../../core/result.ts';
import type { Store } from '../../store/port.ts';

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
  const portal = await store.portals.get(portalId);
  if (portal === null) return refuse('not_found', 'This account is not known.', 'Connect it first.');
  await store.portals.save({ ...portal, editors: named });
  return accept(named);
}
