import type { ListModel } from '../list/list-model.ts';
import type { Workflow } from '../workflow/model.ts';

/** `workflow:12` or `list:12`. */
export type NodeKey = `${'workflow' | 'list'}:${string}`;

export interface FeedNode {
  kind: 'workflow' | 'list';
  id: string;
}

/** Where records go on to from a workflow or a list: by go-to, by being added to a list, by enrolment from a list. */
export type Feeds = ReadonlyMap<NodeKey, readonly FeedNode[]>;

export function nodeKey({ kind, id }: FeedNode): NodeKey {
  return `${kind}:${id}`;
}

/**
 * Who hands records on to whom, with lists as nodes between workflows, so that the size stays that of the input.
 * Events one workflow listens to in another are no handing on and take no part.
 */
export function feedsOf(workflows: readonly Workflow[], lists: readonly ListModel[] | null): Feeds {
  const feeds = new Map<NodeKey, FeedNode[]>();
  const add = (from: FeedNode, to: FeedNode) => {
    const targets = feeds.get(nodeKey(from));
    if (targets) targets.push(to);
    else feeds.set(nodeKey(from), [to]);
  };
  for (const { id, goesTo, lists: uses, enrolment } of workflows) {
    const self: FeedNode = { kind: 'workflow', id };
    for (const { workflowId } of goesTo) add(self, { kind: 'workflow', id: workflowId });
    for (const { use, listId } of uses) if (use === 'adds_to') add(self, { kind: 'list', id: listId });
    for (const listId of enrolment.waysIn.flatMap(({ inLists }) => inLists))
      add({ kind: 'list', id: listId }, self);
  }
  for (const { id, waysIn } of lists ?? []) {
    for (const listId of (waysIn ?? []).flatMap(({ inLists }) => inLists)) {
      add({ kind: 'list', id: listId }, { kind: 'list', id });
    }
  }
  return feeds;
}

/** The same connections seen from where records arrive. */
export function fedBy(feeds: Feeds): Map<NodeKey, NodeKey[]> {
  const sources = new Map<NodeKey, NodeKey[]>();
  for (const [from, targets] of feeds) {
    for (const target of targets) {
      const known = sources.get(nodeKey(target));
      if (known) known.push(from);
      else sources.set(nodeKey(target), [from]);
    }
  }
  return sources;
}
