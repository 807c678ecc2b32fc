import { compareText } from '../engine/finding-order.ts';
import type { Workflow } from '../workflow/model.ts';

/**
 * Where each chain of workflows that hand records on to one another begins. From a workflow one goes back while
 * everybody in it comes from one single other workflow of the chain; feeders belong to the chain they lead into.
 * Workflows outside of any chain have no entry.
 *
 * `members` are the workflows that write to customers or lead to some, `leadsTo` gives the next one for feeders.
 */
export function chainEntries(
  members: ReadonlyMap<string, Workflow>,
  leadsTo: ReadonlyMap<string, string>,
): Map<string, string> {
  const feeders = feedersOf(members);
  const linked = new Set([...feeders].flatMap(([id, sources]) => (sources.size > 0 ? [id, ...sources] : [])));
  const ends = new Map<string, string>();
  const beginnings = new Map<string, string>();
  const entries = new Map<string, string>();
  for (const id of [...members.keys()].sort(compareText)) {
    const end = follow(id, (current) => leadsTo.get(current) ?? null, ends);
    if (!linked.has(id) && end === id) continue;
    entries.set(
      id,
      follow(end, (current) => onlySource(current, members, feeders), beginnings),
    );
  }
  return entries;
}

/** Walks as far as it goes; a ring ends in its first node by id. Nodes once walked keep their end in `settled`. */
function follow(id: string, step: (id: string) => string | null, settled: Map<string, string>): string {
  const walked = new Map<string, number>();
  let end: string | undefined = settled.get(id);
  for (let current = id; end === undefined;) {
    walked.set(current, walked.size);
    const next = step(current);
    const ringStart = next === null ? undefined : walked.get(next);
    if (next === null) end = current;
    else if (ringStart !== undefined)
      end = [...walked.keys()].slice(ringStart).sort(compareText)[0] ?? current;
    else {
      end = settled.get(next);
      current = next;
    }
  }
  for (const one of walked.keys()) settled.set(one, end);
  return end;
}

/** The one workflow that everybody in this one comes from; null when there is none, or there are several. */
function onlySource(
  id: string,
  members: ReadonlyMap<string, Workflow>,
  feeders: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  const sources = feeders.get(id) ?? new Set<string>();
  const [source] = sources;
  const target = members.get(id);
  const feeder = source === undefined ? undefined : members.get(source);
  if (sources.size !== 1 || !target || !feeder || target.enrolment.kind === 'dataset') return null;
  const filled = new Set(addedTo(feeder));
  const comesFromIt = target.enrolment.waysIn.every(({ inLists }) =>
    inLists.some((list) => filled.has(list)),
  );
  return comesFromIt ? feeder.id : null;
}

/** Members that hand records on to each member. One that is off hands on nothing to one that is on. */
function feedersOf(members: ReadonlyMap<string, Workflow>): Map<string, Set<string>> {
  const all = [...members.values()].sort((a, b) => compareText(a.id, b.id));
  const fillers = { on: fillersByList(all.filter((one) => one.isEnabled)), any: fillersByList(all) };
  const feeders = new Map(all.map(({ id }) => [id, new Set<string>()]));
  for (const workflow of all) {
    for (const { workflowId } of workflow.goesTo) {
      const target = members.get(workflowId);
      const handsOn =
        target !== undefined && target !== workflow && (workflow.isEnabled || !target.isEnabled);
      if (handsOn) feeders.get(workflowId)?.add(workflow.id);
    }
    const enrolsFrom = new Set(workflow.enrolment.waysIn.flatMap(({ inLists }) => inLists));
    for (const list of enrolsFrom) {
      const found = (workflow.isEnabled ? fillers.on : fillers.any).get(list) ?? [];
      for (const id of found) if (id !== workflow.id) feeders.get(workflow.id)?.add(id);
    }
  }
  return feeders;
}

/** With three there are two besides the workflow itself: enough to know that none of them is the only one. */
const ENOUGH_FILLERS = 3;

function fillersByList(workflows: readonly Workflow[]): Map<string, string[]> {
  const fillers = new Map<string, string[]>();
  for (const workflow of workflows) {
    for (const list of new Set(addedTo(workflow))) {
      const known = fillers.get(list) ?? [];
      if (known.length < ENOUGH_FILLERS) known.push(workflow.id);
      fillers.set(list, known);
    }
  }
  return fillers;
}

function addedTo({ lists }: Workflow): string[] {
  return lists.filter(({ use }) => use === 'adds_to').map(({ listId }) => listId);
}
