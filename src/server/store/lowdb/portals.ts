import type { PortalRecord, PortalStore } from '../port.ts';
import { PortalSchema } from '../record-schemas.ts';
import { namesIn, type Folder } from './folder.ts';
import { checked, type ItemKind } from './item-kind.ts';
import { isSafeName } from './safe-path.ts';
import type { Table } from './table.ts';

const PORTAL: ItemKind<PortalRecord> = {
  name: 'portal',
  schema: PortalSchema,
  keyOf: (portal) => portal.portalId,
};

export function portalStore(folder: Folder): PortalStore {
  function tableOf(portalId: string): Table<PortalRecord> {
    return folder.collection(portalId, 'portal', PORTAL);
  }
  async function get(portalId: string): Promise<PortalRecord | null> {
    const portal = (await tableOf(portalId).read()).get(portalId);
    return portal === undefined ? null : structuredClone(portal);
  }

  return {
    get,
    async list() {
      folder.gate.checkOpen();
      const names = (await namesIn(folder.directory)).filter(isSafeName);
      const portals = await Promise.all(names.map(get));
      return portals.filter((portal) => portal !== null);
    },
    async save(portal) {
      const item = checked(PORTAL, portal);
      await tableOf(item.portalId).update((draft) => draft.put(item.portalId, item));
    },
    async change(portalId, change) {
      return tableOf(portalId).update((draft) => {
        const stored = draft.get(portalId);
        if (stored === undefined) return null;
        const seen = structuredClone(stored);
        const next = change(seen);
        if (next === seen) return next;
        const item = checked(PORTAL, { ...next, portalId });
        draft.put(portalId, item);
        return structuredClone(item);
      });
    },
  };
}
