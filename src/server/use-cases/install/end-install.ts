import { DAY_MS, toInstant } from '../../../core/time.ts';
import type { Install } from '../../store/port/installs.ts';
import type { Store } from '../../store/port/store.ts';

/** Days for which the data of a disconnected portal is kept, so that a mistake can be undone by connecting again. */
const KEPT_DAYS = 30;

/**
 * Drops the tokens of a portal and sets the day on which its data is erased, where the install as it stands is the one
 * that is meant. Ending twice keeps the first day.
 */
export async function endInstall(
  { store, now }: { store: Store; now: () => number },
  portalId: string,
  how: 'asked' | 'revoked',
  isMeant: (standing: Install) => boolean = () => true,
): Promise<Install | null> {
  const at = toInstant(now());
  const eraseAt = toInstant(now() + KEPT_DAYS * DAY_MS);
  return store.installs.change(portalId, (install) =>
    install.disconnected === null && isMeant(install)
      ? { ...install, tokens: null, disconnected: { at, how, eraseAt } }
      : install,
  );
}

interface ErasingDeps {
  store: Store;
  /** Epoch milliseconds. */
  now: () => number;
  /** Leaves nothing of what the portal's jobs came to. */
  forgetJobs: (portalId: string) => Promise<void>;
}

/** Erases the portals whose day has come; answers their ids. Safe to repeat, whatever stopped it before. */
export async function eraseDue({ store, now, forgetJobs }: ErasingDeps): Promise<string[]> {
  const installs = await store.installs.list();
  const due = installs.filter(
    ({ disconnected }) => disconnected !== null && Date.parse(disconnected.eraseAt) <= now(),
  );
  for (const { portalId } of due) {
    // Before the install goes: once that is erased it is due no more.
    await forgetJobs(portalId);
    await store.portals.erase(portalId);
  }
  return due.map(({ portalId }) => portalId);
}
