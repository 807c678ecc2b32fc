import type { Support } from '../../hypotheses/supports.ts';
import type { AuditInput } from '../audit-input.ts';
import { exemptionsOf } from './exemptions.ts';
import { failingReasons } from './failing.ts';
import { compareText } from '../engine/finding-order.ts';
import type { Chain, Classification, ListJudgement } from './judgement.ts';
import type { Lineage } from '../lineage/lineage.ts';
import { listState, type ListFacts } from './list-state.ts';

/** The state of every list that was read, ordered by id. */
export function judgeLists(
  input: Readonly<AuditInput>,
  classes: ReadonlyMap<string, Classification>,
  supports: ReadonlyMap<string, Support>,
  lineage: Lineage,
): Map<string, ListJudgement> {
  const exemptionOf = exemptionsOf(input);
  const failingOf = failingReasons(input, supports);
  const controls = controlChains(input, supports);
  const used = usesOfLists(input, classes);
  const unread = unreadWorkflows(input);
  const ordered = [...(input.lists ?? [])].sort((a, b) => compareText(a.id, b.id));
  return new Map(
    ordered.map((list) => {
      const state = listState({
        standing: lineage(`list:${list.id}`),
        controls: controls.get(list.id) ?? [],
        exemption: exemptionOf({ kind: 'list', id: list.id }),
        failing: failingOf([`list:${list.id}`]),
        isUsed: used.has(list.id),
        unread,
      });
      const usedBy = used.get(list.id) ?? [];
      return [list.id, { list, state: state.state, reason: state.reason, via: state.via, usedBy }];
    }),
  );
}

/** Ids of the workflows that enrol from a list, are on and write to customers, or lead to some, in order, by list. */
function usesOfLists(
  input: Readonly<AuditInput>,
  classes: ReadonlyMap<string, Classification>,
): Map<string, string[]> {
  const reaching = input.workflows.filter(({ id, isEnabled }) => {
    const found = classes.get(id)?.class;
    return isEnabled && (found === 'customer_facing' || found === 'feeder');
  });
  const uses = new Map<string, string[]>();
  for (const { id, enrolment } of [...reaching].sort((a, b) => compareText(a.id, b.id))) {
    for (const listId of new Set(enrolment.waysIn.flatMap(({ inLists }) => inLists))) {
      const own = uses.get(listId);
      if (own === undefined) uses.set(listId, [id]);
      else own.push(id);
    }
  }
  return uses;
}

function controlChains(
  { judgements }: Readonly<AuditInput>,
  supports: ReadonlyMap<string, Support>,
): Map<string, Chain[]> {
  const chains = new Map<string, Chain[]>();
  const attachments = [...judgements.attachments].sort((a, b) => compareText(a.hypothesisId, b.hypothesisId));
  for (const { asset, role, hypothesisId } of attachments) {
    if (role !== 'control' || asset.kind !== 'list' || supports.get(hypothesisId)?.supports !== true)
      continue;
    const hop = {
      from: { kind: 'hypothesis' as const, id: hypothesisId },
      relation: 'controls' as const,
      to: { kind: 'list' as const, id: asset.id },
    };
    chains.set(asset.id, [...(chains.get(asset.id) ?? []), { hypothesisId, hops: [hop] }]);
  }
  return chains;
}

/** A portal that refuses its workflows leaves the use of every list unknown; a single one that of lists not seen in use. */
function unreadWorkflows({ unreadable }: Readonly<AuditInput>): ListFacts['unread'] {
  if (unreadable.some(({ kind }) => kind === 'portal')) return 'all';
  return unreadable.some(({ kind, isEnabled }) => kind === 'workflow' && isEnabled !== false)
    ? 'some'
    : 'none';
}
