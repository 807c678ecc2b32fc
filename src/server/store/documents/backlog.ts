import { Backlog } from '../../../core/contract/backlog.ts';
import type { ItemKind } from '../item-kind.ts';
import type { BacklogStore } from '../port/audits.ts';
import type { OpenDocuments } from './documents.ts';
import { keyed } from './keyed.ts';

/** A portal has one backlog, so that it is the one item. */
const ONLY = 'backlog';
const BACKLOG: ItemKind<Backlog> = { name: 'backlog', schema: Backlog, keyOf: () => ONLY };

export function backlogStore(open: OpenDocuments): BacklogStore {
  const backlogs = keyed(open, 'backlog', BACKLOG);
  return {
    get: (portalId) => open('backlog', BACKLOG).get(portalId, ONLY),
    freeze: backlogs.add,
    clear: (portalId) => backlogs.remove(portalId, ONLY),
  };
}
