import type { InboxEntry, InboxStore } from '../port/inbox.ts';
import type { StoredEntry } from '../record-schemas.ts';
import type { Folder } from './folder.ts';
import { checked, compareText } from '../item-kind.ts';
import { ENTRY, KNOWN_MS } from '../stored-kinds.ts';
import { inboxPath } from './safe-path.ts';

export function inboxStore(folder: Folder): InboxStore {
  const tableOf = (portalId: string) => folder.journal(inboxPath(folder.directory, portalId), ENTRY);
  return {
    async receive(portalId, entries) {
      const items = entries.map((entry) => checked(ENTRY, { ...entry, doneAt: null }));
      return tableOf(portalId).update((draft) => {
        const before = draft.changes.size;
        for (const item of items) if (draft.get(item.key) === undefined) draft.put(item.key, item);
        return draft.changes.size - before;
      });
    },
    async waiting(portalId) {
      const entries = [...(await tableOf(portalId).read()).values()].flatMap(waitingOf);
      return entries.sort((a, b) => a.receivedAt - b.receivedAt || compareText(a.key, b.key));
    },
    async finish(portalId, keys, at) {
      const done = new Set(keys);
      const table = tableOf(portalId);
      const finished = table.update((draft) => {
        for (const key of [...draft.keys()]) {
          const entry = draft.get(key);
          if (entry === undefined) continue;
          if (done.has(key)) draft.put(key, { ...entry, event: null, doneAt: at });
          else if (isOld(entry, at)) draft.remove(key);
        }
      });
      await Promise.all([finished, table.scrub()]);
    },
  };
}

function waitingOf({ key, receivedAt, event }: StoredEntry): InboxEntry[] {
  return event === null ? [] : [structuredClone({ key, receivedAt, event })];
}

function isOld({ doneAt }: StoredEntry, at: number): boolean {
  return doneAt !== null && at - doneAt > KNOWN_MS;
}
