import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { checkJobs } from '../../../src/server/use-cases/doctor/check-jobs.ts';
import { PORTAL_ID, startTestServer, type TestServer } from '../../helpers/server.ts';
import { runJob } from '../http/answers.ts';
import { serverWorld } from '../http/server-world.ts';

const TOKEN = 'a-token-of-a-collector';

async function metricsOf({ url }: TestServer): Promise<string> {
  return (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
}

async function checksOf({ store }: TestServer) {
  return checkJobs(await store.portals.list());
}

test('a job that HubSpot keeps from ending is dead, told to the operator, and no longer once it is done', async () => {
  const server = await startTestServer({ world: serverWorld(), metricsToken: TOKEN });
  const flows = `${server.portal.url}/automation/v4/flows`;
  server.portal.server.use(http.get(flows, () => HttpResponse.error()));
  const job = await runJob(server, 'audit');
  expect(job).toMatchObject({ state: 'dead', failure: { code: 'hubspot_unreachable' } });
  expect(await checksOf(server)).toMatchObject([
    { id: `job.${PORTAL_ID}.audit`, status: 'failed', mend: expect.stringContaining(job.id) },
  ]);
  expect(await metricsOf(server)).toContain('groundwork_dead_jobs{kind="audit"} 1');
  expect(server.log()).toContain('job is tried again');
  server.portal.server.resetHandlers();
  expect(await runJob(server, 'audit')).toMatchObject({ state: 'done' });
  expect(await checksOf(server)).toEqual([]);
  expect(await metricsOf(server)).not.toContain('groundwork_dead_jobs{');
});
