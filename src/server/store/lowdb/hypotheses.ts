import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { accept } from '../../../core/result.ts';
import { byAge, conflict, HYPOTHESIS, taken, unknown } from '../hypothesis-versions.ts';
import { checked } from '../item-kind.ts';
import type { HypothesisStore } from '../port/hypotheses.ts';
import type { Folder } from './folder.ts';
import type { Table } from './table.ts';

export function hypothesisStore(folder: Folder): HypothesisStore {
  function tableOf(portalId: string): Table<Hypothesis> {
    return folder.collection(portalId, 'hypotheses', HYPOTHESIS);
  }

  return {
    async list(portalId) {
      const hypotheses = [...(await tableOf(portalId).read()).values()];
      return structuredClone(hypotheses.sort(byAge));
    },
    async get(portalId, id) {
      const hypothesis = (await tableOf(portalId).read()).get(id);
      return hypothesis === undefined ? null : structuredClone(hypothesis);
    },
    async create(portalId, hypothesis) {
      const item = checked(HYPOTHESIS, hypothesis);
      return tableOf(portalId).update((draft) => {
        if (draft.get(item.id) !== undefined) return taken(item.id);
        draft.put(item.id, item);
        return accept(structuredClone(item));
      });
    },
    async replace(portalId, seenVersion, next) {
      const item = checked(HYPOTHESIS, { ...next, version: seenVersion + 1 });
      return tableOf(portalId).update((draft) => {
        const stored = draft.get(item.id);
        if (stored === undefined) return unknown(item.id);
        if (stored.version !== seenVersion) return conflict(stored.id, stored.version, seenVersion);
        draft.put(item.id, item);
        return accept(structuredClone(item));
      });
    },
  };
}
