import * as z from 'zod';
import { type Door, fetchJson } from './door.ts';
import { isHubSpotError } from './errors.ts';
import { followPages } from './pages.ts';
import { ForwardPaging, Id } from './wire-values.ts';

/** By e-mail id, its ids in the send logs. */
export type CampaignIds = ReadonlyMap<string, ReadonlySet<string>>;

const PAGE = 100;

const Row = z.looseObject({ emailCampaignId: Id, emailContentId: Id });
const Page = z
  .looseObject({ results: z.array(Row), paging: ForwardPaging })
  .transform(({ results, paging }) => ({ rows: results, after: paging }));

/**
 * Which e-mail is sent under which id by workflows. Empty where workflows are closed to the app or the call is not
 * served: the figures can then still be had one e-mail at a time.
 */
export async function readCampaignIds(door: Door): Promise<CampaignIds> {
  const path = door.flowPaths.emailCampaigns;
  const read = (after: string | null) => {
    const query = new URLSearchParams({ limit: String(PAGE), ...(after === null ? {} : { after }) });
    return fetchJson(door, { purpose: 'flows.read', method: 'GET', path, query }, Page);
  };
  const byEmail = new Map<string, Set<string>>();
  try {
    for await (const page of followPages(`GET ${path}`, null, read, ({ rows }) => rows)) {
      for (const { emailContentId, emailCampaignId } of page.rows) {
        byEmail.set(emailContentId, (byEmail.get(emailContentId) ?? new Set()).add(emailCampaignId));
      }
    }
    return byEmail;
  } catch (error) {
    if (isHubSpotError(error, 'hubspot_forbidden', 'hubspot_not_found')) return new Map();
    throw error;
  }
}
