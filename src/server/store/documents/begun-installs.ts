import type { ItemKind } from '../item-kind.ts';
import type { BegunInstallStore } from '../port/begun-installs.ts';
import { BegunInstallsSchema, type BegunInstalls } from '../record-schemas.ts';
import type { OpenDocuments } from './documents.ts';

/** Where what belongs to no portal stands; HubSpot's portal ids are digits. */
const NO_PORTAL = 'no-portal';
/** All of them are the one item, so that how many there are is bounded whoever adds to them. */
const ONLY = 'all';
const BEGUN: ItemKind<BegunInstalls> = {
  name: 'list of begun installs',
  schema: BegunInstallsSchema,
  keyOf: () => ONLY,
};

/** Whoever only begins installs pushes out the oldest and fills no disk. */
export const MOST_BEGUN = 300;

export function begunInstallStore(open: OpenDocuments): BegunInstallStore {
  const begun = open('begun-installs', BEGUN);
  return {
    begin: (install, since) =>
      begun.change(NO_PORTAL, ONLY, (stored) => {
        const standing = (stored?.installs ?? []).filter(({ at }) => at >= since);
        return { answer: undefined, next: { installs: [...standing, install].slice(-MOST_BEGUN) } };
      }),
    take: (browser) =>
      begun.change(NO_PORTAL, ONLY, (stored) => {
        const installs = stored?.installs ?? [];
        const found = installs.find((one) => one.browser === browser);
        if (found === undefined) return { answer: null };
        return { answer: found, next: { installs: installs.filter((one) => one !== found) } };
      }),
  };
}
