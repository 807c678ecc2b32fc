import { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { accept, refuse, type Refusal } from '../../../core/result.ts';
import type { HypothesisStore, ReplaceReason } from '../port/hypotheses.ts';
import type { Folder } from './folder.ts';
import { checked, compareText, type ItemKind } from '../item-kind.ts';
import type { Table } from './table.ts';

const HYPOTHESIS: ItemKind<Hypothesis> = {
  name: 'hypothesis',
  schema: Hypothesis,
  keyOf: (hypothesis) => hypothesis.id,
};

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
        if (stored.version !== seenVersion) return conflict(stored, seenVersion);
        draft.put(item.id, item);
        return accept(structuredClone(item));
      });
    },
  };
}

function byAge(a: Hypothesis, b: Hypothesis): number {
  return Date.parse(a.createdAt) - Date.parse(b.createdAt) || compareText(a.id, b.id);
}

function taken(id: string): Refusal<'exists'> {
  return refuse(
    'exists',
    `There is a hypothesis ${id} already.`,
    'Ids are never reused: create it under a new id.',
  );
}

function unknown(id: string): Refusal<ReplaceReason> {
  return refuse(
    'not_found',
    `There is no hypothesis ${id}.`,
    'Check the id, or create the hypothesis first.',
  );
}

function conflict(stored: Hypothesis, seenVersion: number): Refusal<ReplaceReason> {
  return refuse(
    'conflict',
    `Hypothesis ${stored.id} was changed meanwhile: version ${stored.version}, you saw ${seenVersion}.`,
    'Nothing was overwritten. Load it again, look at what changed, and repeat your change.',
  );
}
