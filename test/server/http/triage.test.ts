import { expect, test } from 'vitest';
import { AuditRunList } from '../../../src/core/contract/audit-run.ts';
import { Overview } from '../../../src/core/contract/overview.ts';
import { WorkflowPage } from '../../../src/core/contract/workflow-page.ts';
import { PORTAL_ID, startTestServer, type TestServer } from '../../helpers/server.ts';
import { answerOf, refusalOf, runJob } from './answers.ts';
import { serverWorld } from './server-world.ts';

const HOUR = 3_600_000;
const UNTIL = '2026-11-30';

async function audited(): Promise<TestServer> {
  const server = await startTestServer({ world: serverWorld() });
  await runJob(server, 'audit');
  return server;
}

/** An hour later the account is audited again. */
async function auditAgain(server: TestServer): Promise<Overview> {
  server.goTo(server.now() + HOUR);
  await runJob(server, 'audit');
  return answerOf(await server.ask('GET', '/api/overview'), Overview);
}

const findingsOf = async (server: TestServer, id: string) =>
  (await answerOf(await server.ask('GET', `/api/workflows/${id}`), WorkflowPage)).findings;

test('a finding is muted by its fingerprint, and counts again once it is unmuted', async () => {
  const server = await audited();
  const [finding] = await findingsOf(server, '2');
  const target = { fingerprint: finding?.fingerprint };
  const body = { ...target, reason: 'Being rebuilt', until: UNTIL };
  expect(await (await server.ask('POST', '/api/mutes', { body })).json()).toEqual({ outcome: 'added' });
  await auditAgain(server);
  expect(await findingsOf(server, '2')).toMatchObject([
    { ruleId: 'SG101', suppressed: { by: 'mute', reason: 'Being rebuilt', until: UNTIL } },
  ]);
  const unmuted = await server.ask('DELETE', '/api/mutes', { body: target });
  expect(await unmuted.json()).toEqual({ outcome: 'removed' });
  const overview = await auditAgain(server);
  expect(await findingsOf(server, '2')).toMatchObject([{ suppressed: null }]);
  expect(overview.delta).toMatchObject({ new: [], worse: [{ asset: { id: '2' } }] });
});

test('a rule is muted on names of a pattern', async () => {
  const server = await audited();
  const body = { ruleId: 'SG101', name: 'Bl*', reason: 'Being rebuilt', until: UNTIL };
  await server.ask('POST', '/api/mutes', { body });
  await auditAgain(server);
  expect(await findingsOf(server, '2')).toMatchObject([{ suppressed: { by: 'mute' } }]);
  expect(await findingsOf(server, '1')).toMatchObject([{ suppressed: null }]);
});

test('an exemption can be taken back', async () => {
  const server = await audited();
  const asset = { kind: 'workflow', id: '2' };
  await server.ask('POST', '/api/exemptions', { body: { assets: [asset], reason: 'Legal', until: UNTIL } });
  await auditAgain(server);
  expect(await findingsOf(server, '2')).toEqual([]);
  await server.ask('DELETE', '/api/exemptions', { body: { asset } });
  await auditAgain(server);
  expect(await findingsOf(server, '2')).toMatchObject([{ ruleId: 'SG101' }]);
});

test('starting from here freezes what is there, until the backlog is ended', async () => {
  const server = await audited();
  const before = await answerOf(await server.ask('GET', '/api/overview'), Overview);
  expect(before.findingCounts.error).toBeGreaterThan(0);
  const frozen = await server.ask('POST', '/api/backlog', { body: {} });
  expect(await frozen.json()).toMatchObject({
    frozen: (await server.store.backlog.get(PORTAL_ID))?.entries.length,
    effective: 'next_audit',
  });
  expect(await findingsOf(server, '2')).toMatchObject([{ suppressed: null }]);
  expect((await auditAgain(server)).findingCounts).toEqual({ error: 0, warning: 0, note: 0 });
  expect(await findingsOf(server, '2')).toMatchObject([{ suppressed: { by: 'backlog' } }]);
  await server.ask('DELETE', '/api/backlog', { body: {} });
  expect((await auditAgain(server)).findingCounts).toEqual(before.findingCounts);
});

test('the audits of an account are listed and found again, with what is different', async () => {
  const server = await audited();
  const first = await answerOf(await server.ask('GET', '/api/overview'), Overview);
  expect(first).toMatchObject({ delta: null, trend: [{ complete: false }] });
  server.portal.world.workflows.delete('2');
  const second = await auditAgain(server);
  expect(second.delta).toMatchObject({ headline: 'Nothing new since 04:00, 2 settled.' });
  expect(second.trend.map(({ errors }) => errors)).toEqual([1, 2]);
  const list = await answerOf(await server.ask('GET', '/api/audits?limit=1'), AuditRunList);
  expect(list).toMatchObject({ total: 2, results: [{ id: '20261102-100000-000' }], after: '1' });
  const found = await answerOf(await server.ask('GET', '/api/audits/20261102-090000-000'), Overview);
  expect(found).toEqual(first);
  const missing = await server.ask('GET', '/api/audits/20261102-090000-001');
  expect(await refusalOf(missing)).toEqual({ status: 404, code: 'not_found' });
  expect((await server.ask('GET', '/api/audits/yesterday')).status).toBe(422);
});
