import { lastAtOrBefore } from './time-index.ts';
import type { WorldEmail } from './world.ts';

export interface EmailCounts {
  sent: number;
  delivered: number;
  unsubscribed: number;
}

/** What an e-mail sent on the days that begin in a span, both ends included (epoch milliseconds). */
export function emailCounts(email: WorldEmail, span: { from: number; to: number }): EmailCounts {
  const end = lastAtOrBefore(email.daily, (row) => row.day, span.to) + 1;
  const sum = { sent: 0, delivered: 0, unsubscribed: 0 };
  for (let position = end - 1; position >= 0; position -= 1) {
    const row = email.daily[position];
    if (row === undefined || row.day < span.from) break;
    sum.sent += row.sent;
    sum.delivered += row.delivered;
    sum.unsubscribed += row.unsubscribed;
  }
  return sum;
}

export function addCounts(a: EmailCounts, b: EmailCounts): EmailCounts {
  return {
    sent: a.sent + b.sent,
    delivered: a.delivered + b.delivered,
    unsubscribed: a.unsubscribed + b.unsubscribed,
  };
}

/** HubSpot's statistics of e-mails: counters, and ratios in per cent. Opens and clicks are not simulated. */
export function statisticsBody(counts: EmailCounts): object {
  const { sent, delivered, unsubscribed } = counts;
  const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
  return {
    counters: { selected: sent, sent, delivered, bounce: sent - delivered, unsubscribed },
    ratios: {
      deliveredratio: percent(delivered, sent),
      bounceratio: percent(sent - delivered, sent),
      unsubscribedratio: percent(unsubscribed, delivered),
    },
    deviceBreakdown: {},
    qualifierStats: {},
  };
}
