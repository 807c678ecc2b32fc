import { type Answer, answer } from '../answer.ts';
import { emailCounts, statisticsBody } from '../email-counts.ts';
import { pagingAfter, readCursor, readLimit, toCursor } from '../input.ts';
import { orderedIds } from '../ordered-ids.ts';
import { notSimulated } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import type { WorldEmail } from '../world.ts';

export const EMAIL_SCOPES = ['content', 'marketing-email', 'transactional-email'];
const PAGE = 10;
const MAX_PAGE = 100;
const SIMULATED = new Set(['limit', 'after', 'includeStats', 'workflowNames', 'isPublished', 'archived']);

/** Spellings of a path under every base on which HubSpot serves marketing e-mails. */
export function emailPaths(rest: string): string[] {
  return ['/marketing/v3/emails', '/marketing/emails/2026-03', '/marketing/emails/2026-09'].map(
    (base) => base + rest,
  );
}

export const emailRoutes = [
  route({ method: 'GET', paths: emailPaths(''), scopes: () => EMAIL_SCOPES, handle: listEmails }),
];

/** Names of workflows and figures come only when asked for (`workflowNames`, `includeStats`). */
function listEmails(call: Call): Answer {
  const other = [...call.query.keys()].find((key) => !SIMULATED.has(key));
  if (other !== undefined) return notSimulated(`marketing e-mails by ${other}`);
  const limit = readLimit(call, PAGE, MAX_PAGE);
  if (!limit.ok) return limit.answer;
  const after = readCursor(call, 'emails');
  if (!after.ok) return after.answer;
  const isEmpty = call.query.get('archived') === 'true' || call.query.get('isPublished') === 'false';
  const ids = isEmpty ? [] : orderedIds(call.world.emails).ids;
  const start = Number(after.value ?? 0);
  const end = Math.min(start + limit.value, ids.length);
  const emails = ids.slice(start, end).flatMap((id) => call.world.emails.get(id) ?? []);
  const results = emails.map((email) => emailBody(call, email));
  return answer({
    total: ids.length,
    results,
    ...pagingAfter(end < ids.length ? toCursor('emails', `${end}`) : null),
  });
}

function emailBody(call: Call, email: WorldEmail): object {
  const isAutomated = email.workflowNames.length > 0;
  const body = {
    id: email.id,
    name: email.name,
    subject: email.subject,
    isTransactional: email.isTransactional,
    type: isAutomated ? 'AUTOMATED_EMAIL' : 'BATCH_EMAIL',
    state: isAutomated ? 'AUTOMATED' : 'PUBLISHED',
    subcategory: isAutomated ? 'automated' : 'batch',
    isPublished: true,
    archived: false,
    sendOnPublish: true,
    content: {},
    from: {},
    to: {},
  };
  const names = call.query.get('workflowNames') === 'true' ? { workflowNames: email.workflowNames } : {};
  const isWithStats = call.query.get('includeStats') === 'true';
  const all = { from: -Infinity, to: call.now };
  return { ...body, ...names, ...(isWithStats ? { stats: statisticsBody(emailCounts(email, all)) } : {}) };
}
