import type { PortalRecord } from '../../store/port/portals.ts';
import type { Store } from '../../store/port/store.ts';

/** What may be switched: writing results to records at all, with it who is held out, and making tasks for owners. */
export type WriteSwitches = Partial<Pick<PortalRecord, 'writesEnabled' | 'writesHeldOut' | 'tasksEnabled'>>;

const SWITCHES = ['writesEnabled', 'writesHeldOut', 'tasksEnabled'] as const;

/**
 * Allows writing to a portal, or ends it; what was written stays, but for who is held out,
 * which the next run takes off once it is no longer to be told. The portal has to be known to the store. Answers
 * whether anything changed.
 */
export async function switchWrites(store: Store, portalId: string, to: WriteSwitches): Promise<boolean> {
  let isChange = false;
  await store.portals.change(portalId, (portal) => {
    const next = { ...portal, ...to };
    isChange = SWITCHES.some((name) => next[name] !== portal[name]);
    return isChange ? next : portal;
  });
  return isChange;
}
