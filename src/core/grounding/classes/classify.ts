import { chainEntries } from './chain-entry.ts';
import { latestOverrides, withOverride } from './class-overrides.ts';
import { latestAnswers } from './destination-answers.ts';
import { fedBy, feedsOf, type NodeKey } from '../lineage/feeds.ts';
import type { Classification } from '../states/judgement.ts';
import type { ClassOverride, DestinationAnswer } from '../judgements.ts';
import type { ListModel } from '../list/list-model.ts';
import { ownClassOf, type ClassWithReason } from './own-class.ts';
import { nextTowards } from './reach.ts';
import type { Workflow } from '../workflow/model.ts';

export interface ClassifyInput {
  workflows: readonly Workflow[];
  /** Marketing e-mails as far as they are known; those not known are taken to promote something. */
  emails: readonly { id: string; isTransactional: boolean }[];
  classOverrides: readonly ClassOverride[];
  /** What people said about outside systems. */
  answers: readonly DestinationAnswer[];
  /** Null when the lists are not known: then chains through lists within lists stay unseen. */
  lists: readonly ListModel[] | null;
}

interface Classed extends ClassWithReason {
  workflow: Workflow;
  isSetByPerson: boolean;
}

/**
 * What each workflow is, by its id: by a person's word, by its own actions, or, where these write to nobody, by whom
 * it leads to. A workflow that is on leads only to workflows that are on.
 */
export function classifyWorkflows(input: ClassifyInput): Map<string, Classification> {
  const own = ownClasses(input);
  const ways = waysToCustomers(input, own);
  const names = namesOf(input);
  const byReach = [...own.values()].map((one): [string, Classed] => {
    const way = wayOf(one.workflow, ways);
    if (way.length === 0 || one.isSetByPerson) return [one.workflow.id, withUnread(one, own)];
    return [one.workflow.id, { ...one, class: 'feeder', reason: chainInWords(way, names) }];
  });
  const entries = entriesOf(new Map(byReach), ways);
  return new Map(
    byReach.map(([id, { class: found, reason }]) => [
      id,
      { class: found, reason, chainEntry: entries.get(id) ?? null },
    ]),
  );
}

function ownClasses({ workflows, emails, classOverrides, answers }: ClassifyInput): Map<string, Classed> {
  const transactional = new Set(emails.filter(({ isTransactional }) => isTransactional).map(({ id }) => id));
  const overrides = latestOverrides(classOverrides);
  const said = latestAnswers(answers);
  return new Map(
    workflows.map((workflow) => {
      const own = withOverride(
        ownClassOf(workflow, transactional, said),
        workflow,
        overrides.get(workflow.id),
      );
      return [workflow.id, { ...own, workflow }];
    }),
  );
}

/** The next step towards customers: for workflows that are on, and for those that are off. */
interface Ways {
  on: ReadonlyMap<NodeKey, NodeKey>;
  off: ReadonlyMap<NodeKey, NodeKey>;
}

function waysToCustomers({ workflows, lists }: ClassifyInput, own: ReadonlyMap<string, Classed>): Ways {
  const sources = fedBy(feedsOf(workflows, lists));
  const senders = [...own.values()]
    .filter((one) => one.class === 'customer_facing')
    .map(({ workflow }) => workflow);
  const keys = (some: readonly Workflow[]) => some.map(({ id }): NodeKey => `workflow:${id}`);
  const passable = (key: NodeKey, onlyOn: boolean) => {
    if (key.startsWith('list:')) return true;
    const one = own.get(idOf(key));
    const isBarrier = one === undefined || (one.isSetByPerson && one.class !== 'feeder');
    return !isBarrier && (one.workflow.isEnabled || !onlyOn);
  };
  const on = keys(senders.filter(({ isEnabled }) => isEnabled));
  return {
    on: nextTowards(on, sources, (key) => passable(key, true)),
    off: nextTowards(keys(senders), sources, (key) => passable(key, false)),
  };
}

/** The way from a workflow to the first one that writes to customers, without its start; empty when there is none. */
function wayOf({ id, isEnabled }: Workflow, { on, off }: Ways): NodeKey[] {
  const next = isEnabled ? on : off;
  const way: NodeKey[] = [];
  for (
    let key = next.get(`workflow:${id}`);
    key !== undefined && way.length < MOST_NAMED;
    key = next.get(key)
  ) {
    way.push(key);
  }
  return way;
}

/** A chain is told up to here; where it is longer, its end is left to the next workflow's own reason. */
const MOST_NAMED = 6;

/** “Adds people to segment “VIP”, which enrols them into “VIP news”.” */
function chainInWords(way: readonly NodeKey[], names: ReadonlyMap<NodeKey, string>): string {
  const steps = way.map((key, index) => {
    const step = key.startsWith('list:') ? stepToList(way[index - 1]) : stepToWorkflow(way[index - 1]);
    return `${step} ${names.get(key) ?? key.replace(':', ' ')}`;
  });
  return `Writes to nobody itself, but leads to customers: it ${steps.join(', ')}.`;
}

function stepToList(before: NodeKey | undefined): string {
  if (before === undefined) return 'adds people to segment';
  return before.startsWith('list:') ? 'a part of segment' : 'which adds them to segment';
}

function stepToWorkflow(before: NodeKey | undefined): string {
  if (before === undefined) return 'sends people to';
  return before.startsWith('list:') ? 'from which they enter' : 'which sends them to';
}

function namesOf({ workflows, lists }: ClassifyInput): Map<NodeKey, string> {
  const named = (kind: 'workflow' | 'list') => (one: { id: string; name: string }) =>
    [`${kind}:${one.id}`, `“${one.name}”`] as [NodeKey, string];
  return new Map([...workflows.map(named('workflow')), ...(lists ?? []).map(named('list'))]);
}

/** Where records are sent to a workflow that was not read, the reason says that it ends there. */
function withUnread(one: Classed, own: ReadonlyMap<string, Classed>): Classed {
  const unread = one.workflow.goesTo.find(({ workflowId }) => !own.has(workflowId));
  if (unread === undefined || one.class !== 'operational') return one;
  return {
    ...one,
    reason: `${one.reason} It sends people to workflow ${unread.workflowId}, which was not read.`,
  };
}

function entriesOf(classes: ReadonlyMap<string, Classed>, ways: Ways): Map<string, string> {
  const members = new Map<string, Workflow>();
  const leadsTo = new Map<string, string>();
  for (const [id, { class: found, workflow }] of classes) {
    if (found === 'customer_facing' || found === 'feeder') members.set(id, workflow);
    const next = found === 'feeder' ? nextWorkflow(workflow, ways) : null;
    if (next !== null) leadsTo.set(id, next);
  }
  return chainEntries(members, leadsTo);
}

function nextWorkflow({ id, isEnabled }: Workflow, { on, off }: Ways): string | null {
  const next = isEnabled ? on : off;
  let key = next.get(`workflow:${id}`);
  while (key?.startsWith('list:')) key = next.get(key);
  return key === undefined ? null : idOf(key);
}

function idOf(key: NodeKey): string {
  return key.slice(key.indexOf(':') + 1);
}
