import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { compareText } from '../engine/finding-order.ts';
import type { WorkflowJudgement } from '../states/judgement.ts';
import type { Evidence, Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import { counted, hypothesesById, isOn, quoted, TOLD_ELSEWHERE, workflowAsset } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

const REASONS: Record<string, string> = {
  review_overdue: 'The hypothesis behind it is past the day on which it had to be looked at again.',
  contradicted: 'Somebody said that the hypothesis of its segment does not cover it.',
  exemption_expired: 'Its exemption has expired.',
};

export const SG101: Rule<z.infer<typeof Options>> = {
  id: 'SG101',
  title: 'Workflow writes to customers without a hypothesis',
  severity: 'error',
  why: 'A message without a reason can be neither right nor wrong, so nobody can learn from it or turn it off.',
  question: 'What do we believe about these people that makes this worth sending?',
  options: Options,
  check(context) {
    const drafts = draftsByAsset(context);
    return chainsOf(context).map((chain) => describe(context, chain, draftOf(chain, drafts)));
  },
};

interface ChainOfWorkflows {
  head: WorkflowJudgement;
  /** All of them, the head included, ordered by id. */
  members: WorkflowJudgement[];
}

/** Ungrounded workflows, those that hand records on to one another together: a chain is asked about once. */
function chainsOf(context: RuleContext): ChainOfWorkflows[] {
  const groups = new Map<string, WorkflowJudgement[]>();
  for (const judgement of context.workflows.values()) {
    if (!isUngrounded(judgement)) continue;
    const entry = judgement.classification.chainEntry ?? judgement.workflow.id;
    const group = groups.get(entry);
    if (group === undefined) groups.set(entry, [judgement]);
    else group.push(judgement);
  }
  return [...groups].map(([entry, found]) => {
    const members = found.sort((a, b) => compareText(a.workflow.id, b.workflow.id));
    return { head: headOf(entry, members), members };
  });
}

/** The entry itself, or where that is off or has a reason of its own, the first that sends something. */
function headOf(entry: string, members: WorkflowJudgement[]): WorkflowJudgement {
  const [first] = members;
  const head =
    members.find(({ workflow }) => workflow.id === entry) ??
    members.find(({ classification }) => classification.class === 'customer_facing') ??
    first;
  if (head === undefined) throw new Error(`chain ${entry} has no members`);
  return head;
}

function isUngrounded(judgement: WorkflowJudgement): boolean {
  const writes = ['customer_facing', 'feeder'].includes(judgement.classification.class);
  return (
    isOn(judgement) && writes && judgement.state === 'ungrounded' && !TOLD_ELSEWHERE.has(judgement.reason)
  );
}

function describe(
  context: RuleContext,
  { head, members }: ChainOfWorkflows,
  draft: Hypothesis | null,
): RuleFinding {
  return {
    asset: workflowAsset(head),
    message: `${opening(head, members)} ${reasonOf(head, draft)}`,
    others: members.map(workflowAsset),
    evidence: members.flatMap((member) => evidenceOf(member)),
    ...(draft === null ? {} : askOf(context, draft)),
  };
}

function opening(head: WorkflowJudgement, members: WorkflowJudgement[]): string {
  const others = members.length - 1;
  if (others === 0) return `“${head.workflow.name}” writes to customers and has no hypothesis.`;
  return `“${head.workflow.name}” and ${counted(others, 'workflow')} it leads to write to customers and have no hypothesis.`;
}

function reasonOf(head: WorkflowJudgement, draft: Hypothesis | null): string {
  if (draft !== null) return `${quoted(draft)} is attached, but still a draft.`;
  if (head.reason === 'partly_inherited')
    return `Only some ways in are covered; not: ${head.uncoveredWays.join('; ')}.`;
  return REASONS[head.reason] ?? 'Nothing is attached to it or to where its people come from.';
}

/** A draft that could be started is a warning; both ask what the draft has to answer next. */
function askOf({ lints }: RuleContext, draft: Hypothesis): Pick<RuleFinding, 'severity' | 'question'> {
  const report = lints.get(draft.id);
  const testable = report?.band === 'testable';
  return {
    ...(testable ? { severity: 'warning' } : {}),
    question: report?.question ?? `Is anything missing before you start ${quoted(draft)}?`,
  };
}

function evidenceOf(member: WorkflowJudgement): Evidence[] {
  const { workflow, classification } = member;
  const sends = workflow.messages.map(({ channel, contentId, path }) => ({
    path,
    text: contentId === null ? `sends ${channel}` : `sends ${channel} ${contentId}`,
  }));
  const hands = workflow.goesTo.map(({ workflowId, path }) => ({
    path,
    text: `hands on to workflow ${workflowId}`,
  }));
  const places = [...sends, ...hands];
  const shown = places.length === 0 ? [{ path: '$', text: classification.reason }] : places;
  return shown.map(({ path, text }) => ({
    kind: 'workflow',
    id: workflow.id,
    path,
    text: `“${workflow.name}” ${text}`,
  }));
}

/** Drafts by what they are attached to, the first by id. */
function draftsByAsset({ input }: RuleContext): Map<string, Hypothesis> {
  const known = hypothesesById(input);
  const found = new Map<string, Hypothesis>();
  const attachments = [...input.judgements.attachments].sort((a, b) =>
    compareText(a.hypothesisId, b.hypothesisId),
  );
  for (const { hypothesisId, asset, role } of attachments) {
    const hypothesis = known.get(hypothesisId);
    const key = `${asset.kind} ${asset.id}`;
    if (hypothesis?.status !== 'draft' || role === 'control' || found.has(key)) continue;
    found.set(key, hypothesis);
  }
  return found;
}

function draftOf({ members }: ChainOfWorkflows, drafts: Map<string, Hypothesis>): Hypothesis | null {
  for (const { workflow } of members) {
    const own = drafts.get(`workflow ${workflow.id}`);
    const lists = workflow.lists.filter(({ use, positive }) => use === 'enrolment' && positive);
    const draft =
      own ?? lists.map(({ listId }) => drafts.get(`list ${listId}`)).find((found) => found !== undefined);
    if (draft !== undefined) return draft;
  }
  return null;
}
