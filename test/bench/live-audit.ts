import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SANDBOX_TOKEN } from '../../src/sandbox/portal/settings.ts';
import { openPortal } from '../../src/server/hubspot/portal.ts';
import { openLowdbStore } from '../../src/server/store/lowdb/open-lowdb-store.ts';
import { runAudit } from '../../src/server/use-cases/audit/run-audit.ts';
import { recordPortal } from '../../src/server/use-cases/install/record-portal.ts';
import { asked, report, type Figures } from './child.ts';

/** Nine a second is the pace of HubSpot's own client at its defaults; each workflow is read by itself. */
const CLIENT_PAUSE_MS = 1_000 / 9;

/** What is listed a hundred at a time; segments are searched, five hundred at a time. */
const LISTINGS = ['/automation/v4/flows', '/automation/v4/flows/email-campaigns', '/marketing/v3/emails'];
const SEGMENTS_A_PAGE = 500;

/** Audits an account over HTTP at HubSpot's pace: twice with us, or once by the plain loop. */
const { url, now, isNaive = false } = asked<{ url: string; now: number; isNaive?: boolean }>();
const asking = { requests: 0, refused: 0 };
const started = performance.now();
report(isNaive ? await naive() : await ours());

async function ours(): Promise<Figures> {
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-bench-'));
  const store = await openLowdbStore({ directory, mode: 'write', now: Date.now });
  try {
    const hubspot = openPortal({ baseUrl: url, flowsBasePath: '/automation/v4', token: SANDBOX_TOKEN });
    const account = await hubspot.account();
    await recordPortal({ store, now: () => now }, account, () => []);
    const { portalId } = account;
    const before = hubspot.requests().total;
    const deps = { store, hubspot, now: () => now, progress: () => undefined };
    const first = await runAudit(deps, { portalId });
    const firstMs = performance.now() - started;
    const requests = hubspot.requests().total - before;
    const again = await runAudit(deps, { portalId });
    const againMs = performance.now() - started - firstMs;
    return {
      ...{ firstMs, requests, workflows: first.workflows.length, findings: first.findings.length },
      againMs,
      requestsAgain: hubspot.requests().total - before - requests,
      listingPages: await countListingPages(),
      findingsAgain: again.findings.length,
      refused: hubspot.requests().refusedByRateLimit,
    };
  } finally {
    await store.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** The loop one would write without a batch call. */
async function naive(): Promise<Figures> {
  let workflows = 0;
  for await (const { results } of pagesOf('/automation/v4/flows')) {
    for (const { id } of results) {
      await get(`/automation/v4/flows/${id}`);
      workflows += 1;
    }
  }
  return { firstMs: performance.now() - started, ...asking, workflows };
}

/** Pages of everything that is listed: what has not changed cannot be known with fewer. */
async function countListingPages(): Promise<number> {
  let count = 0;
  for (const path of LISTINGS) for await (const _page of pagesOf(path)) count += 1;
  const segments = await get('/crm/v3/lists/search', { method: 'POST', body: '{"count":1}' });
  return count + Math.ceil((segments.total ?? NaN) / SEGMENTS_A_PAGE);
}

async function* pagesOf(path: string): AsyncGenerator<Page> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: Page = await get(`${path}?limit=100${after === '' ? '' : `&after=${after}`}`);
    yield page;
    after = page.paging?.next?.after;
  }
}

async function get(path: string, rest: RequestInit = {}): Promise<Page> {
  for (;;) {
    asking.requests += 1;
    const headers = { authorization: `Bearer ${SANDBOX_TOKEN}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, { headers, ...rest });
    await sleep(CLIENT_PAUSE_MS);
    // Some workflows are closed to the app (403), as in any account.
    if (response.ok || response.status === 403) return (await response.json()) as Page;
    if (response.status !== 429) throw new Error(`${path}: ${response.status}`);
    asking.refused += 1;
  }
}

interface Page {
  total?: number;
  results: { id: string }[];
  paging?: { next?: { after: string } };
}
