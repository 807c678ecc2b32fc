import { expect, test } from 'vitest';
import { noConfig } from '../../../src/core/grounding/config/audit-config.ts';
import { RuleList } from '../../../src/core/contract/rule-settings.ts';
import { Schedule } from '../../../src/core/contract/schedule.ts';
import { PORTAL_ID, startTestServer, VIEWER, type TestServer } from '../../helpers/server.ts';
import { answerOf, refusalOf, runJob } from './answers.ts';
import { serverWorld } from './server-world.ts';

const PATH = '/api/settings/rules';
const OFF = { severity: 'off', graceDays: 7, options: {} };

const standingOf = async ({ ask }: TestServer, id: string) =>
  (await answerOf(await ask('GET', PATH), RuleList)).rules.find((rule) => rule.id === id);

async function ruleIdsFound(server: TestServer): Promise<string[]> {
  await runJob(server, 'audit');
  const report = await server.store.audits.latest(PORTAL_ID);
  return (report?.findings ?? []).map(({ ruleId }) => ruleId);
}

test('a rule that is switched off says nothing in the next audit, and speaks again once it is as it was', async () => {
  const server = await startTestServer({ world: serverWorld() });
  expect(await ruleIdsFound(server)).toContain('SG101');
  await server.ask('PUT', PATH, { body: { ruleId: 'SG101', setting: OFF } });
  expect(await standingOf(server, 'SG101')).toMatchObject({ severity: 'off', from: 'settings' });
  server.goTo(server.now() + 3_600_000);
  expect(await ruleIdsFound(server)).not.toContain('SG101');
  await server.ask('PUT', PATH, { body: { ruleId: 'SG101', setting: null } });
  expect(await standingOf(server, 'SG101')).toMatchObject({ severity: 'error', from: 'rule' });
  server.goTo(server.now() + 3_600_000);
  expect(await ruleIdsFound(server)).toContain('SG101');
});

test('who changed a rule is told with how it stood before', async () => {
  const server = await startTestServer();
  await server.ask('PUT', PATH, { body: { ruleId: 'SG101', setting: OFF } });
  const changes = await (await server.ask('GET', '/api/changes')).text();
  expect(changes).toContain('"severity":"off"');
});

test.each([
  ['an option the rule does not have', { ruleId: 'SG101', setting: { ...OFF, options: { days: 3 } } }],
  ['a threshold out of its range', { ruleId: 'SG501', setting: { ...OFF, options: { daysToDecide: -1 } } }],
  ['a rule there is not', { ruleId: 'SG999', setting: OFF }],
])('%s is refused and changes nothing', async (_, body) => {
  const server = await startTestServer();
  const before = await server.digest();
  expect(await refusalOf(await server.ask('PUT', PATH, { body }))).toEqual({
    status: 422,
    code: 'invalid_setting',
  });
  expect(await server.digest()).toBe(before);
});

test('a viewer sees the rules and changes none', async () => {
  const server = await startTestServer();
  expect((await server.ask('GET', PATH, { userId: VIEWER })).status).toBe(200);
  const refused = await server.ask('PUT', PATH, { userId: VIEWER, body: { ruleId: 'SG101', setting: OFF } });
  expect(refused.status).toBe(403);
});

test('a settings file about another account sets nothing here', async () => {
  const settings = { SG101: { severity: 'off' as const } };
  const server = await startTestServer({
    world: serverWorld(),
    auditConfig: { ...noConfig(), portalId: '77', settings },
  });
  expect(await standingOf(server, 'SG101')).toMatchObject({ from: 'rule' });
  expect(await ruleIdsFound(server)).toContain('SG101');
});

test('the schedule says what is wanted, when it was last started and when it is next', async () => {
  const last = '2026-11-20T07:00:00.000Z';
  const server = await startTestServer({
    before: async (store) => {
      await store.portals.change(PORTAL_ID, (portal) => ({ ...portal, lastStarted: { measure: last } }));
    },
  });
  const schedule = await answerOf(await server.ask('GET', '/api/settings/schedule'), Schedule);
  expect(schedule.isRunning).toBe(false);
  expect(schedule.work).toMatchObject([
    { work: 'audit', isOn: true, lastStarted: null },
    { work: 'measure', isOn: true, lastStarted: last },
    { work: 'write_back', isOn: false, next: null },
    { work: 'weekly_message', isOn: false, next: null },
  ]);
});
