import { expect, it } from 'vitest';
import { readConfig } from '../../../src/server/config.ts';
import { startTestServer } from '../../helpers/server.ts';
import { runJob } from './answers.ts';
import { serverWorld } from './server-world.ts';

const TOKEN = 'a-token-of-a-collector';

const collect = (url: string, token = TOKEN) =>
  fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });

it('tells how requests were answered and what was asked of HubSpot, without an account or a record', async () => {
  const server = await startTestServer({ world: serverWorld(), metricsToken: TOKEN });
  await runJob(server, 'audit');
  await server.ask('GET', '/api/records/0-1/10000');
  const answer = await collect(server.url);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  const text = await answer.text();
  expect(text).toMatch(
    /http_request_duration_seconds_count\{method="GET",route="\/api\/records\/:objectTypeId\/:recordId",status="200"\} 1/,
  );
  const asked = /groundwork_hubspot_requests_total\{purpose="flows\.read"\} (\d+)/.exec(text)?.[1];
  expect(Number(asked)).toBeGreaterThan(0);
  expect(text).toContain('groundwork_connected_portals 1');
  expect(text).toMatch(/groundwork_hubspot_wait_seconds_total\{lane="interactive"\} [\d.]+/);
  const labels = [...text.matchAll(/\{.*\}/g)].join('\n');
  expect(labels).not.toMatch(/4242|10000/);
});

it('counts a request that fails on our side', async () => {
  const server = await startTestServer({
    world: serverWorld(),
    metricsToken: TOKEN,
    storeAs: (store) => ({
      ...store,
      hypotheses: { ...store.hypotheses, list: () => Promise.reject(new Error('torn')) },
    }),
  });
  expect((await server.ask('GET', '/api/hypotheses')).status).toBe(500);
  expect(await (await collect(server.url)).text()).toContain('groundwork_faults_total{where="request"} 1');
});

it('answers nobody without the token', async () => {
  const guarded = await startTestServer({ metricsToken: TOKEN });
  expect((await collect(guarded.url, `${TOKEN}x`)).status).toBe(401);
  expect((await fetch(`${guarded.url}/metrics`)).status).toBe(401);
});

it('is not there where no token is set', async () => {
  const open = await startTestServer();
  expect((await collect(open.url)).status).toBe(404);
});

it('refuses a token that can be guessed', () => {
  expect(readConfig({ GROUNDWORK_METRICS_TOKEN: 'short' })).toEqual({
    ok: false,
    problems: [{ variable: 'GROUNDWORK_METRICS_TOKEN', message: 'is shorter than 16 characters' }],
  });
});
