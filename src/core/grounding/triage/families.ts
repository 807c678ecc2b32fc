import type { Family } from '../../contract/audit-family.ts';
import { compareText } from '../engine/finding-order.ts';
import { digestOf } from '../engine/fingerprint.ts';
import type { WorkflowJudgement } from '../states/judgement.ts';
import { isOn } from '../facts/rule-facts.ts';
import type { Sends } from '../coverage/sends.ts';
import type { ListModel } from '../list/list-model.ts';

interface FamilyInput {
  workflows: readonly WorkflowJudgement[];
  lists: readonly ListModel[] | null;
  sends: Sends | null;
}

interface Tie {
  key: string;
  label: string;
}

/**
 * Groups workflows that are on, write to customers and have no hypothesis by what they share, the firmest tie first:
 * one hands records on to the other, all enrol from one segment, all ask for the same conditions, all carry one name.
 * Each is in at most one family, and one alone is none. Those that send most come first.
 */
export function familiesOf(input: FamilyInput): Family[] {
  const facts = factsOf(input);
  const rows = input.workflows.filter(isWithoutHypothesis);
  const families: Family[] = [];
  const taken = new Set<string>();
  for (const [by, tieOf] of TIES) {
    const free = rows.filter(({ workflow }) => !taken.has(workflow.id));
    for (const [tie, members] of groupsBy(free, (one) => tieOf(one, facts))) {
      members.forEach(({ workflow }) => taken.add(workflow.id));
      families.push(family(by, tie, members, input.sends));
    }
  }
  return families.sort(bySends);
}

function isWithoutHypothesis(judgement: WorkflowJudgement): boolean {
  const writes = ['customer_facing', 'feeder'].includes(judgement.classification.class);
  return isOn(judgement) && writes && judgement.state === 'ungrounded';
}

interface FamilyFacts {
  /** Names of workflows that chains of others begin with, by id. */
  heads: ReadonlyMap<string, string>;
  /** Names of segments by id. */
  lists: ReadonlyMap<string, string>;
}

function factsOf({ workflows, lists }: FamilyInput): FamilyFacts {
  const entries = new Set(workflows.map(({ classification }) => classification.chainEntry));
  const heads = workflows.flatMap(({ workflow: { id, name } }) =>
    entries.has(id) ? [[id, name] as const] : [],
  );
  return { heads: new Map(heads), lists: new Map((lists ?? []).map(({ id, name }) => [id, name])) };
}

type TieOf = (judgement: WorkflowJudgement, facts: FamilyFacts) => Tie | null;

const TIES: readonly (readonly [Family['by'], TieOf])[] = [
  ['go_to', chainTie],
  ['list', listTie],
  ['entry_filter', filterTie],
  ['name_stem', nameTie],
];

function chainTie({ workflow, classification }: WorkflowJudgement, { heads }: FamilyFacts): Tie | null {
  const entry = classification.chainEntry ?? (heads.has(workflow.id) ? workflow.id : null);
  if (entry === null) return null;
  return { key: entry, label: `are one chain that starts with “${heads.get(entry) ?? entry}”` };
}

/** One segment that every way in asks for; the first by id where there are several. */
function listTie({ workflow }: WorkflowJudgement, { lists }: FamilyFacts): Tie | null {
  const [first, ...others] = workflow.enrolment.waysIn.map(({ inLists }) => new Set(inLists));
  if (first === undefined) return null;
  const shared = [...first].filter((id) => others.every((other) => other.has(id))).sort(compareText);
  const [listId] = shared;
  if (listId === undefined) return null;
  const name = lists.get(listId);
  return { key: listId, label: `enrol from the segment ${name === undefined ? listId : `“${name}”`}` };
}

/** The whole of the enrolment conditions, whatever the order of the alternatives. */
function filterTie({ workflow }: WorkflowJudgement): Tie | null {
  const ways = workflow.enrolment.waysIn.filter(({ key }) => key !== '');
  if (ways.length === 0) return null;
  const key = ways
    .map((way) => way.key)
    .sort(compareText)
    .join(' | ');
  const words = ways.map((way) => way.words).filter((text) => text !== '');
  return {
    key,
    label: words.length === 0 ? 'enrol on the same conditions' : `enrol when ${words.join(', or ')}`,
  };
}

/** A name has to say this much before sharing it means anything. */
const SHORTEST_STEM = 6;

function nameTie({ workflow }: WorkflowJudgement): Tie | null {
  const stem = stemOf(workflow.name);
  return stem.length < SHORTEST_STEM ? null : { key: stem, label: `are called “${stem} …”` };
}

/** The name without what tells copies apart or says nothing: numbers, versions, “copy”, “workflow”, remarks in brackets. */
export function stemOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[([{][^)\]}]*[)\]}]/g, ' ')
    .replace(/\b(copy|clone|final|new|old|test|workflow|unnamed|untitled|v\d+|\d+)\b/g, ' ')
    .replace(/[-–—_|:/.,#>]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function groupsBy(
  rows: readonly WorkflowJudgement[],
  tieOf: (row: WorkflowJudgement) => Tie | null,
): [Tie, WorkflowJudgement[]][] {
  const groups = new Map<string, [Tie, WorkflowJudgement[]]>();
  for (const row of rows) {
    const tie = tieOf(row);
    if (tie === null) continue;
    const group = groups.get(tie.key) ?? [tie, []];
    group[1].push(row);
    groups.set(tie.key, group);
  }
  return [...groups.values()].filter(([, members]) => members.length > 1);
}

function family(
  by: Family['by'],
  { key, label }: Tie,
  members: WorkflowJudgement[],
  sends: Sends | null,
): Family {
  const workflowIds = members.map(({ workflow }) => workflow.id).sort(compareText);
  const own = workflowIds.map((id) => sends?.byWorkflow.get(id) ?? null);
  const total = (of: 'sent' | 'unsubscribed') =>
    own.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one[of]), 0);
  return {
    key: digestOf([by, key]),
    by,
    label,
    workflowIds,
    sent: total('sent'),
    unsubscribed: total('unsubscribed'),
  };
}

/** Most e-mails first (last where they are not known), then the larger family, the firmer tie, the first id. */
function bySends(a: Family, b: Family): number {
  return (
    (b.sent ?? -1) - (a.sent ?? -1) ||
    b.workflowIds.length - a.workflowIds.length ||
    firmness(a) - firmness(b) ||
    compareText(a.workflowIds.join(), b.workflowIds.join())
  );
}

function firmness({ by }: Family): number {
  return TIES.findIndex(([tie]) => tie === by);
}
