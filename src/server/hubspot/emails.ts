import * as z from 'zod';
import type { EmailFacts, EmailStatistics } from '../../core/grounding/audit-input.ts';
import { callTyped, type Door } from './door.ts';
import { readFigures } from './email-figures.ts';
import { followPages } from './pages.ts';
import type { EmailsDoor, KnownCampaigns } from './port.ts';
import { emailsApi } from './typed-client.ts';
import { ForwardPaging, Id } from './wire-values.ts';

const PAGE = 100;

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

export function emailsDoor(door: Door): EmailsDoor {
  return { statistics: (from, to, known = NOTHING_KNOWN) => readStatistics(door, { from, to }, known) };
}

const NOTHING_KNOWN: KnownCampaigns = { of: () => null, took: () => undefined };

async function readStatistics(
  door: Door,
  span: { from: number; to: number },
  known: KnownCampaigns,
): Promise<EmailStatistics> {
  const emails = await listEmails(door);
  const ids = emails.map(({ id }) => id);
  const figures = await readFigures(door, ids, { ...span, known });
  return { emails: emails.map((email) => toFacts(email, figures.get(email.id) ?? null)), ...span };
}

function toFacts(email: Email, statistics: EmailFacts['statistics']): EmailFacts {
  const { id, name, isTransactional, workflowNames } = email;
  const facts = { id, name, isTransactional: isTransactional ?? false, statistics };
  return workflowNames === null || workflowNames === undefined ? facts : { ...facts, workflowNames };
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
