import type { AuditInput } from '../audit-input.ts';
import type { NodeKey } from './feeds.ts';
import type { Hop } from '../states/judgement.ts';
import type { ListModel } from '../list/list-model.ts';
import type { Support } from '../../hypotheses/supports.ts';
import type { WayIn, Workflow } from '../workflow/model.ts';
import { narrowerThan, type Covering } from './narrower.ts';

/** Something that can be covered by a hypothesis: a workflow or a list. */
export interface LineageNode {
  /** Hypotheses that carry it directly, with how they are attached. */
  own: { hypothesisId: string; relation: Hop['relation'] }[];
  /** Alternative sets of requirements; one set met in full is enough. An empty set is never met. */
  gates: Requirement[][];
  /** Hypotheses of which a person said that they do not cover it. */
  contradicted: ReadonlySet<string>;
}

/** One way in: covered when one of its sources is. */
export interface Requirement {
  sources: { key: NodeKey; relation: Hop['relation'] }[];
  words: string;
}

type Supports = ReadonlyMap<string, Support>;

/** Every workflow and every list that is read or attached to. */
export function lineageNodes(input: Readonly<AuditInput>, supports: Supports): Map<NodeKey, LineageNode> {
  const own = grouped(carriers(input, supports).map((one): [NodeKey, Carrier] => [one.key, one]));
  const contradicted = contradictions(input);
  const gates = gatesOf(input, own);
  const keys = new Set([...own.keys(), ...gates.keys()]);
  return new Map(
    [...keys].map((key) => [
      key,
      {
        own: (own.get(key) ?? []).map(({ hypothesisId, relation }) => ({ hypothesisId, relation })),
        gates: gates.get(key) ?? [],
        contradicted: contradicted.get(key) ?? NOBODY,
      },
    ]),
  );
}

const NOBODY: ReadonlySet<string> = new Set();

function gatesOf(
  { workflows, lists }: Readonly<AuditInput>,
  own: ReadonlyMap<NodeKey, unknown>,
): Map<NodeKey, Requirement[][]> {
  const known = lists ?? [];
  const feeders = feedersByList(workflows);
  const parents = parentsOf(workflows);
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const covering = narrowerThan(known.filter(({ id }) => own.has(`list:${id}`)));
  const ofLists = known.map((list): [NodeKey, Requirement[][]] => [
    `list:${list.id}`,
    listGates(list, feeders.get(list.id) ?? []),
  ]);
  const ofWorkflows = workflows.map((workflow): [NodeKey, Requirement[][]] => {
    const sending = (parents.get(workflow.id) ?? []).filter((parent) => handsOn(parent, workflow));
    return [`workflow:${workflow.id}`, [[...waysIn(workflow, covering, names), ...sending.map(fromParent)]]];
  });
  return new Map([...ofLists, ...ofWorkflows]);
}

interface Carrier {
  key: NodeKey;
  hypothesisId: string;
  relation: Hop['relation'];
}

/** Attachments and uses of our own action whose hypothesis supports, each once. Control lists carry nothing on. */
function carriers(input: Readonly<AuditInput>, supports: Supports): Carrier[] {
  const attached = input.judgements.attachments.flatMap(({ asset, role, hypothesisId }): Carrier[] => {
    if (asset.kind === 'workflow' && role === 'tactic') {
      return [{ key: `workflow:${asset.id}`, hypothesisId, relation: 'tactic' }];
    }
    const treats = asset.kind === 'list' && role === 'treatment';
    return treats ? [{ key: `list:${asset.id}`, hypothesisId, relation: 'treats' }] : [];
  });
  const assigned = input.workflows.flatMap(({ id, assignments }) =>
    assignments.flatMap(({ hypothesisId }): Carrier[] =>
      hypothesisId === null ? [] : [{ key: `workflow:${id}`, hypothesisId, relation: 'tactic' }],
    ),
  );
  const all = [...attached, ...assigned].filter(
    ({ hypothesisId }) => supports.get(hypothesisId)?.supports === true,
  );
  return [...new Map(all.map((one) => [`${one.key} ${one.hypothesisId}`, one])).values()];
}

/**
 * A list lies within covered ones when each alternative of its filter asks for membership in one. A list that is not
 * kept by a filter is covered when every workflow that fills it is.
 */
function listGates(list: ListModel, feeders: readonly Workflow[]): Requirement[][] {
  const byFilter = (list.waysIn ?? []).map(({ inLists, words }) => ({
    sources: inLists.map((id) => ({ key: `list:${id}` as const, relation: 'within' as const })),
    words,
  }));
  if (list.processingType === 'DYNAMIC') return [byFilter];
  const byFeeders = feeders.map(({ id, name }) => ({
    sources: [{ key: `workflow:${id}` as const, relation: 'adds_to' as const }],
    words: `added by workflow “${name}”`,
  }));
  return [byFilter, byFeeders];
}

/** Workflows that are on and add to each list. */
function feedersByList(workflows: readonly Workflow[]): Map<string, Workflow[]> {
  return grouped(
    workflows
      .filter(({ isEnabled }) => isEnabled)
      .flatMap((workflow) => {
        const filled = workflow.lists.filter(({ use }) => use === 'adds_to').map(({ listId }) => listId);
        return [...new Set(filled)].map((listId): [string, Workflow] => [listId, workflow]);
      }),
  );
}

/** Workflows that send records to each workflow; one that sends to itself brings nobody new. */
function parentsOf(workflows: readonly Workflow[]): Map<string, Workflow[]> {
  return grouped(
    workflows.flatMap((workflow) => {
      const targets = new Set(workflow.goesTo.map(({ workflowId }) => workflowId));
      targets.delete(workflow.id);
      return [...targets].map((target): [string, Workflow] => [target, workflow]);
    }),
  );
}

/** A workflow that is off brings nobody into one that is on. */
function handsOn(parent: Workflow, target: Workflow): boolean {
  return parent.isEnabled || !target.isEnabled;
}

function fromParent({ id, name }: Workflow): Requirement {
  return { sources: [{ key: `workflow:${id}`, relation: 'goes_to' }], words: `sent by workflow “${name}”` };
}

function waysIn(workflow: Workflow, covering: Covering, names: ReadonlyMap<string, string>): Requirement[] {
  if (workflow.enrolment.kind === 'dataset') return [{ sources: [], words: 'scheduled from a dataset' }];
  return workflow.enrolment.waysIn.map((way) => ({
    sources: [
      ...way.inLists.map((id) => ({ key: `list:${id}` as const, relation: 'enrols_from' as const })),
      ...covering(workflow.objectTypeId, way).map((id) => ({
        key: `list:${id}` as const,
        relation: 'within' as const,
      })),
    ],
    words: withListNames(way, names),
  }));
}

/** Filters know lists by id only; people know them by name. */
function withListNames({ words }: WayIn, names: ReadonlyMap<string, string>): string {
  return words.replace(/\blist (\d+)\b/g, (text, id: string) => {
    const name = names.get(id);
    return name === undefined ? text : `segment “${name}”`;
  });
}

function contradictions({ judgements }: Readonly<AuditInput>): Map<NodeKey, ReadonlySet<string>> {
  const pairs = judgements.contradictions.map((one): [NodeKey, string] => [
    `workflow:${one.workflowId}`,
    one.hypothesisId,
  ]);
  return new Map([...grouped(pairs)].map(([key, ids]) => [key, new Set(ids)]));
}

function grouped<Key extends string, Value>(pairs: readonly (readonly [Key, Value])[]): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
