import { type Answer, answer, type Checked, checked, refused } from '../answer.ts';
import { addCounts, emailCounts, statisticsBody } from '../email-counts.ts';
import { invalid, notSimulated } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import type { WorldEmail } from '../world.ts';
import { EMAIL_SCOPES, emailPaths } from './emails.ts';

export const emailStatisticsRoutes = [
  route({
    method: 'GET',
    paths: emailPaths('/statistics/list'),
    scopes: () => EMAIL_SCOPES,
    handle: listStatistics,
  }),
];

/**
 * Figures of a span: `aggregate` over the e-mails asked for (all without `emailIds`), `emails` those that sent in it,
 * `campaignAggregations` each one's own figures under its id in the send logs.
 */
function listStatistics(call: Call): Answer {
  if (call.query.has('property')) return notSimulated('single fields of e-mail statistics (property)');
  const span = readSpan(call);
  if (!span.ok) return span.answer;
  const asked = readEmails(call);
  if (!asked.ok) return asked.answer;
  const counted = asked.value.map((email) => ({ email, counts: emailCounts(email, span.value) }));
  const sending = counted.filter(({ counts }) => counts.sent > 0);
  const total = sending
    .map(({ counts }) => counts)
    .reduce(addCounts, { sent: 0, delivered: 0, unsubscribed: 0 });
  const byCampaign = sending.map(({ email, counts }) => [email.campaignId, statisticsBody(counts)] as const);
  return answer({
    aggregate: statisticsBody(total),
    campaignAggregations: Object.fromEntries(byCampaign),
    emails: sending.map(({ email }) => Number(email.id)),
  });
}

/** Nothing later than the portal's time is counted. */
function readSpan(call: Call): Checked<{ from: number; to: number }> {
  const from = Date.parse(call.query.get('startTimestamp') ?? '');
  const to = Date.parse(call.query.get('endTimestamp') ?? '');
  if (Number.isNaN(from)) return refused(invalid('startTimestamp must be an ISO 8601 instant'));
  if (Number.isNaN(to)) return refused(invalid('endTimestamp must be an ISO 8601 instant'));
  if (from > to) return refused(invalid('startTimestamp must not be after endTimestamp'));
  return checked({ from, to: Math.min(to, call.now) });
}

function readEmails(call: Call): Checked<WorldEmail[]> {
  const ids = call.query.getAll('emailIds');
  const wrong = ids.find((id) => !/^\d+$/.test(id));
  if (wrong !== undefined) return refused(invalid(`emailIds must be numbers, was ${wrong}`));
  const { emails } = call.world;
  if (ids.length === 0) return checked([...emails.values()]);
  return checked(ids.flatMap((id) => emails.get(id) ?? []));
}
