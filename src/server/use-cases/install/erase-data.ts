import { accept, refuse, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { Store } from '../../store/port/store.ts';

interface Erasing {
  portalId: string;
  /** Results that were written to records stay there, and can be removed by hand only. */
  leaveResults: boolean;
}

/**
 * Erases what people wrote and what Groundwork read and counted for a portal. The connection stays, with who may
 * change things; writing is off, as in the beginning.
 */
export async function eraseData(
  { store, now }: { store: Store; now: () => number },
  { portalId, leaveResults }: Erasing,
): Promise<Result<null, 'results_written'>> {
  const checked = await checkResults(store, { portalId, leaveResults });
  if (!checked.ok) return checked;
  const since = toInstant(now());
  await store.portals.change(portalId, (portal) => {
    const off = { writesEnabled: false, writesHeldOut: false, tasksEnabled: false };
    return { ...portal, ...off, since, weekly: null };
  });
  await store.portals.clear(portalId);
  return accept(null);
}

/** What was written to records can only be taken back while it is known what that was, and HubSpot can be reached. */
export async function checkResults(
  store: Store,
  { portalId, leaveResults }: Erasing,
): Promise<Result<null, 'results_written'>> {
  if (leaveResults) return accept(null);
  for await (const _written of store.writeBack.open(portalId)) return RESULTS_WRITTEN;
  return accept(null);
}

const RESULTS_WRITTEN = refuse(
  'results_written',
  'Results are still on records, and could not be removed by Groundwork afterwards.',
  'Remove them first (settings, “Remove what was written”), or say that they may stay.',
);
