import * as z from 'zod';
import type { EmailFacts, EmailStatistics } from '../../core/grounding/audit-input.ts';
import { runAhead } from './batches.ts';
import { callTyped, type Door } from './door.ts';
import { type CampaignIds, readCampaignIds } from './email-campaigns.ts';
import { followPages } from './pages.ts';
import type { EmailsDoor } from './port.ts';
import { emailsApi, emailStatisticsApi } from './typed-client.ts';
import { ForwardPaging, Id } from './wire-values.ts';

const PAGE = 100;
/** Single reads under way at once. */
const AT_ONCE = 4;

type Figures = NonNullable<EmailFacts['statistics']>;

const Email = z.looseObject({
  id: Id,
  name: z.string(),
  isTransactional: z.boolean().nullish(),
  workflowNames: z.array(z.string()).nullish(),
});
type Email = z.infer<typeof Email>;
const Page = z
  .looseObject({ results: z.array(Email), paging: ForwardPaging })
  .transform(({ results, paging }) => ({ emails: results, after: paging }));

/** A counter that is missing is not known: then so are the figures. */
const Counters = z.looseObject({ sent: z.number(), delivered: z.number(), unsubscribed: z.number() });
const Figures = z
  .looseObject({ counters: Counters })
  .transform(({ counters: { sent, delivered, unsubscribed } }): Figures => ({
    sent,
    delivered,
    unsubscribed,
  }))
  .nullish()
  .catch(null);
const Span = z.looseObject({
  aggregate: Figures,
  campaignAggregations: z.record(z.string(), Figures).nullish(),
  emails: z.array(Id).nullish(),
});
type Span = z.infer<typeof Span>;

export function emailsDoor(door: Door): EmailsDoor {
  return { statistics: (from, to) => readStatistics(door, from, to) };
}

/**
 * HubSpot gives the figures of a span as one sum, and apart by campaign, under an id of the send logs that only the
 * workflows side translates into e-mails. So: the listing, the span, the translation; and a request of its own only
 * for an e-mail that sent something and is in no workflow.
 */
async function readStatistics(door: Door, from: number, to: number): Promise<EmailStatistics> {
  const emails = await listEmails(door);
  const span = await readSpan(door, { from, to });
  const campaigns = await readCampaignIds(door);
  const read = (email: Email) => withFigures(door, email, { from, to, span, campaigns });
  const facts: EmailFacts[] = [];
  for await (const fact of runAhead(emails, AT_ONCE, read)) facts.push(fact);
  return { emails: facts, from, to };
}

interface Known {
  from: number;
  to: number;
  span: Span;
  campaigns: CampaignIds;
}

async function withFigures(door: Door, email: Email, known: Known): Promise<EmailFacts> {
  const { id, name, isTransactional, workflowNames } = email;
  const statistics = await figuresOf(door, id, known);
  const facts = { id, name, isTransactional: isTransactional ?? false, statistics };
  return workflowNames === null || workflowNames === undefined ? facts : { ...facts, workflowNames };
}

async function figuresOf(
  door: Door,
  id: string,
  { span, campaigns, from, to }: Known,
): Promise<Figures | null> {
  if (span.emails === null || span.emails === undefined) return null;
  if (!span.emails.includes(id)) return { sent: 0, delivered: 0, unsubscribed: 0 };
  const parts = [...(campaigns.get(id) ?? [])].map(
    (campaign) => span.campaignAggregations?.[campaign] ?? null,
  );
  if (parts.length > 0 && parts.every((part) => part !== null)) return parts.reduce(add);
  const alone = await readSpan(door, { from, to, emailId: id });
  return alone.aggregate ?? null;
}

async function listEmails(door: Door): Promise<Email[]> {
  const call = 'GET /marketing/v3/emails';
  const read = (after: string | null) =>
    callTyped(
      door,
      { purpose: 'emails.read', call },
      (send, baseUrl) => {
        const unset = [undefined, undefined, undefined, undefined, undefined, undefined, undefined] as const;
        const quiet = [undefined, undefined] as const;
        return emailsApi(send, baseUrl).getPage(...unset, after ?? undefined, PAGE, ...quiet, true);
      },
      Page,
    );
  const emails: Email[] = [];
  const pages = followPages(call, null, read, (page) => page.emails);
  for await (const page of pages) emails.push(...page.emails);
  return emails;
}

function readSpan(door: Door, ask: { from: number; to: number; emailId?: string }): Promise<Span> {
  const [from, to] = [new Date(ask.from).toISOString(), new Date(ask.to).toISOString()];
  const ids = ask.emailId === undefined ? undefined : [Number(ask.emailId)];
  return callTyped(
    door,
    { purpose: 'emails.read', call: 'GET /marketing/v3/emails/statistics/list' },
    (send, baseUrl) => emailStatisticsApi(send, baseUrl).getEmailsList(from, to, ids),
    Span,
  );
}

function add(a: Figures, b: Figures): Figures {
  return {
    sent: a.sent + b.sent,
    delivered: a.delivered + b.delivered,
    unsubscribed: a.unsubscribed + b.unsubscribed,
  };
}
