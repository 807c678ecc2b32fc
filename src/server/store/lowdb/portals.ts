import type { Install, InstallStore } from '../port/installs.ts';
import type { PortalRecord, PortalStore } from '../port/portals.ts';
import { InstallSchema, PortalSchema } from '../record-schemas.ts';
import { namesIn, type Folder } from './folder.ts';
import { checked, type ItemKind } from './item-kind.ts';
import { isSafeName } from './safe-path.ts';

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

export function portalStore(folder: Folder): PortalStore {
  return {
    ...onePerPortal(folder, PORTALS, PORTAL),
    erase: (portalId) => folder.erasePortal(portalId, []),
    clear: (portalId) => folder.erasePortal(portalId, [PORTALS, INSTALLS]),
  };
}

export function installStore(folder: Folder): InstallStore {
  return onePerPortal(folder, INSTALLS, INSTALL);
}

interface OnePerPortal<Item> {
  list(): Promise<Item[]>;
  get(portalId: string): Promise<Item | null>;
  save(item: Item): Promise<void>;
  change(portalId: string, change: (item: Item) => Item): Promise<Item | null>;
}

/** A collection of a single item, whose key is the portal it belongs to. */
function onePerPortal<Item extends { portalId: string }>(
  folder: Folder,
  collection: string,
  kind: ItemKind<Item>,
): OnePerPortal<Item> {
  const tableOf = (portalId: string) => folder.collection(portalId, collection, kind);
  async function get(portalId: string): Promise<Item | null> {
    const item = (await tableOf(portalId).read()).get(portalId);
    return item === undefined ? null : structuredClone(item);
  }

  return {
    get,
    async list() {
      folder.gate.checkOpen();
      const names = (await namesIn(folder.directory)).filter(isSafeName);
      const items = await Promise.all(names.map(get));
      return items.filter((item) => item !== null);
    },
    async save(given) {
      const item = checked(kind, given);
      await tableOf(item.portalId).update((draft) => draft.put(item.portalId, item));
    },
    async change(portalId, change) {
      return tableOf(portalId).update((draft) => {
        const stored = draft.get(portalId);
        if (stored === undefined) return null;
        const seen = structuredClone(stored);
        const next = change(seen);
        if (next === seen) return next;
        const item = checked(kind, { ...next, portalId });
        draft.put(portalId, item);
        return structuredClone(item);
      });
    },
  };
}
