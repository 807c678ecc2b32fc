import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SANDBOX_TOKEN } from '../../src/sandbox/portal/settings.ts';
import { openPortal } from '../../src/server/hubspot/portal.ts';
import { openLowdbStore } from '../../src/server/store/lowdb/open-lowdb-store.ts';
import { runAudit } from '../../src/server/use-cases/audit/run-audit.ts';
import { asked, report, type Figures } from './child.ts';

/** Nine a second is the pace of HubSpot's own client at its defaults; each workflow is read by itself. */
const CLIENT_PAUSE_MS = 1_000 / 9;

/** Audits an account over HTTP at HubSpot's pace: twice with us, or once by the plain loop. */
const { url, now, isNaive = false } = asked<{ url: string; now: number; isNaive?: boolean }>();
const started = performance.now();
report(isNaive ? await naive() : await ours());

async function ours(): Promise<Figures> {
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-bench-'));
  const store = await openLowdbStore({ directory, mode: 'write', now: Date.now });
  try {
    const hubspot = openPortal({ baseUrl: url, flowsBasePath: '/automation/v4', token: SANDBOX_TOKEN });
    const { portalId } = await hubspot.account();
    const before = hubspot.requests().total;
    const deps = { store, hubspot, now: () => now, progress: () => undefined };
    const first = await runAudit(deps, { portalId });
    const firstMs = performance.now() - started;
    const requests = hubspot.requests().total - before;
    const again = await runAudit(deps, { portalId });
    return {
      ...{ firstMs, requests, workflows: first.workflows.length, findings: first.findings.length },
      againMs: performance.now() - started - firstMs,
      requestsAgain: hubspot.requests().total - before - requests,
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
  let [requests, workflows, refused] = [0, 0, 0];
  const get = async (path: string): Promise<FlowPage> => {
    for (;;) {
      requests += 1;
      const response = await fetch(`${url}${path}`, {
        headers: { authorization: `Bearer ${SANDBOX_TOKEN}` },
      });
      await sleep(CLIENT_PAUSE_MS);
      if (response.status !== 429) return (await response.json()) as FlowPage;
      refused += 1;
    }
  };
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: FlowPage = await get(`/automation/v4/flows?limit=100&after=${after}`);
    for (const { id } of page.results) {
      await get(`/automation/v4/flows/${id}`);
      workflows += 1;
    }
    after = page.paging?.next.after;
  }
  return { firstMs: performance.now() - started, requests, workflows, refused };
}

interface FlowPage {
  results: { id: string }[];
  paging?: { next: { after: string } };
}
