import { toInstant } from '../../../core/time.ts';
import type { Store } from '../../store/port/store.ts';

interface SeenPortal {
  portalId: string;
  timeZone: string;
  uiDomain: string;
}

/** Keeps what is known of the portal up to date; what people set stays as it is, but for the editors that are given. */
export async function recordPortal(
  { store, now }: { store: Store; now: () => number },
  { portalId, timeZone, uiDomain }: SeenPortal,
  editorsOf: (known: readonly string[]) => readonly string[],
): Promise<void> {
  const seen = { portalId, timeZone, uiDomain };
  const known = await store.portals.change(portalId, (portal) => {
    return { ...portal, ...seen, editors: [...editorsOf(portal.editors)] };
  });
  if (known !== null) return;
  await store.portals.save({
    ...seen,
    since: toInstant(now()),
    actionTypeIds: [],
    editors: [...editorsOf([])],
    writesEnabled: false,
    writesHeldOut: false,
    tasksEnabled: false,
    rules: {},
    weekly: null,
    lastStarted: {},
    deadJobs: {},
  });
}
