import { checked, type ItemKind } from '../item-kind.ts';
import type { Install, InstallStore } from '../port/installs.ts';
import type { PortalRecord, PortalStore } from '../port/portals.ts';
import { InstallSchema, PortalSchema } from '../record-schemas.ts';
import type { OpenDocuments } from './documents.ts';

const PORTAL: ItemKind<PortalRecord> = {
  name: 'portal',
  schema: PortalSchema,
  keyOf: (portal) => portal.portalId,
};
const INSTALL: ItemKind<Install> = {
  name: 'install',
  schema: InstallSchema,
  keyOf: (install) => install.portalId,
};

const PORTALS = 'portal';
const INSTALLS = 'install';

/** The collections that stay when a portal is cleared. */
export const KEPT_WHEN_CLEARED = [PORTALS, INSTALLS];

/** The records of portals; erasing is the adapter's own, because it goes through all collections. */
export function portalRecords(open: OpenDocuments): Omit<PortalStore, 'erase' | 'clear'> {
  return onePerPortal(open, PORTALS, PORTAL);
}

export function installStore(open: OpenDocuments): InstallStore {
  return onePerPortal(open, INSTALLS, INSTALL);
}

interface OnePerPortal<Item> {
  list(): Promise<Item[]>;
  get(portalId: string): Promise<Item | null>;
  save(item: Item): Promise<void>;
  change(portalId: string, change: (item: Item) => Item): Promise<Item | null>;
}

/** A collection of a single item, whose key is the portal it belongs to. */
function onePerPortal<Item extends { portalId: string }>(
  open: OpenDocuments,
  collection: string,
  kind: ItemKind<Item>,
): OnePerPortal<Item> {
  const documents = open(collection, kind);
  return {
    list: documents.everywhere,
    // As `all` and not by its key: every request asks for it, and `all` may be remembered.
    get: async (portalId) => (await documents.all(portalId))[0] ?? null,
    async save(given) {
      const item = checked(kind, given);
      await documents.change(item.portalId, item.portalId, () => ({ answer: undefined, next: item }));
    },
    change: (portalId, change) =>
      documents.change<Item | null>(portalId, portalId, (stored) => {
        if (stored === null) return { answer: null };
        const next = change(stored);
        if (next === stored) return { answer: next };
        const item = checked(kind, { ...next, portalId });
        return { answer: structuredClone(item), next: item };
      }),
  };
}
