import type { EmailFacts, EmailStatistics } from '../audit-input.ts';
import { compareKeys } from '../engine/finding-order.ts';
import type { GroundingState, WorkflowJudgement } from '../states/judgement.ts';

/** What one workflow sent in the span of the statistics. */
export interface WorkflowSends {
  sent: number;
  unsubscribed: number;
}

export interface Sends {
  /** By workflow id; null where an e-mail of the workflow has no statistics. Each e-mail is with one workflow only. */
  byWorkflow: ReadonlyMap<string, WorkflowSends | null>;
  /** E-mails that HubSpot says a workflow sends, though no workflow we could read does: nobody knows on what ground. */
  unread: WorkflowSends;
  /** Workflows that are on and send marketing e-mails, and those of them whose sends are known. */
  senders: number;
  sendersKnown: number;
}

/** Worst first: an e-mail that several workflows send is counted with the worst of them. */
const WORST_FIRST: GroundingState[] = [
  'ungrounded',
  'unknown',
  'unclassified',
  'inherited',
  'grounded',
  'exempt',
  'not_applicable',
];

/**
 * Puts the e-mails of the span to the workflows that send them (a message's content id is the e-mail's id). Workflows
 * that are off take no part while one that is on sends the same e-mail. Null without statistics.
 */
export function attributeSends(
  workflows: readonly WorkflowJudgement[],
  statistics: EmailStatistics | null,
): Sends | null {
  if (statistics === null) return null;
  const emails = new Map(statistics.emails.map((email) => [email.id, email]));
  const owners = ownersOf(workflows);
  const byWorkflow = new Map(
    workflows.map((judgement) => [judgement.workflow.id, sendsOf(judgement, owners, emails)] as const),
  );
  const senders = workflows.filter((one) => one.workflow.isEnabled && emailsOf(one).length > 0);
  const known = senders.filter(({ workflow }) => byWorkflow.get(workflow.id) !== null);
  const unread = unreadSends(statistics.emails, owners);
  return { byWorkflow, unread, senders: senders.length, sendersKnown: known.length };
}

function unreadSends(emails: readonly EmailFacts[], owners: ReadonlyMap<string, string>): WorkflowSends {
  return emails
    .filter(({ id, workflowNames = [] }) => workflowNames.length > 0 && !owners.has(id))
    .reduce(
      (sum, { statistics }) => ({
        sent: sum.sent + (statistics?.sent ?? 0),
        unsubscribed: sum.unsubscribed + (statistics?.unsubscribed ?? 0),
      }),
      { sent: 0, unsubscribed: 0 },
    );
}

function sendsOf(
  judgement: WorkflowJudgement,
  owners: ReadonlyMap<string, string>,
  emails: ReadonlyMap<string, EmailFacts>,
): WorkflowSends | null {
  let total: WorkflowSends | null = { sent: 0, unsubscribed: 0 };
  for (const contentId of emailsOf(judgement)) {
    const statistics = contentId === null ? undefined : emails.get(contentId)?.statistics;
    if (statistics === undefined || statistics === null) return null;
    if (contentId === null || owners.get(contentId) !== judgement.workflow.id) continue;
    total = {
      sent: total.sent + statistics.sent,
      unsubscribed: total.unsubscribed + statistics.unsubscribed,
    };
  }
  return total;
}

/** Which workflow an e-mail is counted with: one that is on before one that is off, the worst, the first by id. */
function ownersOf(workflows: readonly WorkflowJudgement[]): Map<string, string> {
  const ordered = [...workflows].sort((a, b) => compareKeys(rankOf(a), rankOf(b)));
  const owners = new Map<string, string>();
  for (const judgement of ordered) {
    for (const contentId of emailsOf(judgement)) {
      if (contentId !== null && !owners.has(contentId)) owners.set(contentId, judgement.workflow.id);
    }
  }
  return owners;
}

function rankOf({ workflow, state }: WorkflowJudgement): (string | number)[] {
  return [workflow.isEnabled ? 0 : 1, WORST_FIRST.indexOf(state), workflow.id];
}

/** Ids of the marketing e-mails in a workflow, each once; null for one that is not named. `0` is HubSpot's “none yet”. */
function emailsOf({ workflow }: WorkflowJudgement): (string | null)[] {
  const ids = workflow.messages
    .filter(({ channel }) => channel === 'email')
    .map(({ contentId }) => contentId);
  return [...new Set(ids)].filter((id) => id !== '0');
}
