import * as z from 'zod';
import type { EmailFacts } from '../../core/grounding/audit-input.ts';
import { runAhead } from './batches.ts';
import { callTyped, type Door } from './door.ts';
import { type CampaignIds, readCampaignIds } from './email-campaigns.ts';
import type { KnownCampaigns } from './port.ts';
import { emailStatisticsApi } from './typed-client.ts';
import { Id } from './wire-values.ts';

/** Single reads under way at once. */
const AT_ONCE = 4;

type Figures = NonNullable<EmailFacts['statistics']>;

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

type FiguresById = Map<string, Figures | null>;

interface Asked {
  /** The span, epoch milliseconds. */
  from: number;
  to: number;
  known: KnownCampaigns;
}

/**
 * What each e-mail sent in the span; null where that cannot be had. HubSpot gives the figures of a span as one sum,
 * and apart by campaign, under an id of the send logs that only the workflows side translates into e-mails. An e-mail
 * that sent something and is not there takes a request of its own, which tells its ids for the next time. Those are
 * trusted while every campaign of the span has its e-mail: else one of the e-mails may send under one more.
 */
export async function readFigures(door: Door, ids: readonly string[], asked: Asked): Promise<FiguresById> {
  const sums = await readSpan(door, asked);
  const listed = await readCampaignIds(door);
  const found: FiguresById = new Map();
  const sending: string[] = [];
  for (const id of ids) {
    const figures = figuresWithoutAsking(sums, id, listed);
    if (figures === undefined) sending.push(id);
    else found.set(id, figures);
  }
  const recalled = recall(sums, sending, asked.known);
  const unplaced = sending.filter((id) => !recalled.figures.has(id));
  const learned = await readAlone(door, unplaced, asked, found);
  const ofWorkflows = [...listed.values()].flatMap((campaigns) => [...campaigns]);
  const placed = new Set([...ofWorkflows, ...recalled.campaigns, ...learned]);
  const isWhole = Object.keys(sums.campaignAggregations ?? {}).every((campaign) => placed.has(campaign));
  if (!isWhole) await readAlone(door, [...recalled.figures.keys()], asked, found);
  return isWhole ? new Map([...found, ...recalled.figures]) : found;
}

/** What the sums of the span say with the listed campaigns; undefined of an e-mail that needs more. */
function figuresWithoutAsking(sums: Span, id: string, listed: CampaignIds): Figures | null | undefined {
  if (sums.emails === null || sums.emails === undefined) return null;
  if (!sums.emails.includes(id)) return { sent: 0, delivered: 0, unsubscribed: 0 };
  return figuresUnder(sums, [...(listed.get(id) ?? [])]);
}

/** Undefined where one of the campaigns has no figures. */
function figuresUnder(sums: Span, campaigns: readonly string[]): Figures | undefined {
  const parts = campaigns.map((campaign) => sums.campaignAggregations?.[campaign] ?? null);
  return parts.length > 0 && parts.every((part) => part !== null) ? parts.reduce(add) : undefined;
}

/** Figures of e-mails under the campaigns that an earlier reading learned, of which some may have ended. */
function recall(sums: Span, ids: readonly string[], known: KnownCampaigns) {
  const figures: FiguresById = new Map();
  const campaigns: string[] = [];
  for (const id of ids) {
    const learned = (known.of(id) ?? []).filter((campaign) => campaign in (sums.campaignAggregations ?? {}));
    const sum = figuresUnder(sums, learned);
    if (sum === undefined) continue;
    figures.set(id, sum);
    campaigns.push(...learned);
  }
  return { figures, campaigns };
}

/** Adds the figures of e-mails read one by one, and gives the campaigns they sent under. */
async function readAlone(
  door: Door,
  ids: readonly string[],
  asked: Asked,
  into: FiguresById,
): Promise<string[]> {
  const read = async (emailId: string) => ({ emailId, ...(await readSpan(door, { ...asked, emailId })) });
  const all: string[] = [];
  for await (const { emailId, aggregate, campaignAggregations } of runAhead(ids, AT_ONCE, read)) {
    into.set(emailId, aggregate ?? null);
    const campaigns = campaignsOf({ aggregate, campaignAggregations });
    if (campaigns.length > 0) asked.known.took(emailId, campaigns);
    all.push(...campaigns);
  }
  return all;
}

/** The campaigns of one e-mail: those of the answer, if they are its own and come to what it sent. */
function campaignsOf({
  aggregate,
  campaignAggregations,
}: Pick<Span, 'aggregate' | 'campaignAggregations'>): string[] {
  const parts = Object.values(campaignAggregations ?? {}).filter(
    (part) => part !== null && part !== undefined,
  );
  const sum = parts.reduce(add, { sent: 0, delivered: 0, unsubscribed: 0 });
  return sum.sent === aggregate?.sent ? Object.keys(campaignAggregations ?? {}) : [];
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
