import type { WorkflowEntry } from '../../contract/audit-entry.ts';
import type { Behind } from '../../contract/why-report.ts';
import { named, type Assets } from './names.ts';

/** Hypotheses behind an asset, each by its shortest way; those that are attached and carry nothing come last. */
export function hypothesesBehind(
  assets: Assets,
  asset: { kind: 'workflow' | 'list'; id: string; via: WorkflowEntry['via'] },
): Behind[] {
  const byWay = asset.via.flatMap(({ hypothesisId, hops }): Behind[] => {
    const found = assets.hypotheses.get(hypothesisId);
    if (found === undefined) return [];
    const [first] = hops;
    const chain = [
      ...(first === undefined ? [] : [named(assets, first.from.kind, first.from.id)]),
      ...hops.map(({ to }) => named(assets, to.kind, to.id)),
    ];
    const compared = hops.some(({ relation }) => relation === 'controls');
    const how = compared ? 'compared_with' : hops.length === 1 ? 'attached' : 'inherited';
    return [{ ...told(found), how, chain }];
  });
  const known = new Set(byWay.map(({ id }) => id));
  const silent = [...assets.hypotheses.values()]
    .filter((one) => !known.has(one.id) && isAttached(one, asset))
    .map((one): Behind => {
      const chain = [named(assets, 'hypothesis', one.id), named(assets, asset.kind, asset.id)];
      return { ...told(one), how: 'attached', chain };
    });
  return [...byWay, ...silent];
}

type Hypothesis = Assets['hypotheses'] extends ReadonlyMap<string, infer One> ? One : never;

function isAttached({ workflowIds, lists }: Hypothesis, { kind, id }: { kind: string; id: string }): boolean {
  return kind === 'workflow' ? workflowIds.includes(id) : lists.some((list) => list.id === id);
}

function told({ id, title, sentence, owner, status, supports, supportReason }: Hypothesis) {
  return { id, title, sentence, owner, status, supports, supportReason };
}
