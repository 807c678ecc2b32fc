import { describe, expect, test } from 'vitest';
import { addEmail, addWorkflow, daysAgo, smallWorld, WORLD_NOW } from '../../factories/world.ts';
import { sendEmail } from '../../factories/workflows.ts';
import { startPortal } from '../../helpers/portal.ts';
import { doorTo } from './doors.ts';
import { json, scriptedServer } from './scripted-server.ts';

const FROM = daysAgo(30);
const TO = WORLD_NOW;

test('gives what each e-mail sent in the span, in a request each for listing, span and workflows', async () => {
  const world = smallWorld();
  addEmail(world, {
    id: '7002',
    name: 'Receipt',
    isTransactional: true,
    workflowNames: ['Orders'],
    daily: [],
  });
  addWorkflow(world, { id: '5002', name: 'Orders', steps: [sendEmail('7002')] });
  const portal = startPortal({ world });
  const statistics = await doorTo(portal).emails.statistics(FROM, TO);
  expect(statistics).toEqual({
    from: FROM,
    to: TO,
    emails: [
      {
        id: '7001',
        name: 'Welcome',
        isTransactional: false,
        workflowNames: portal.world.emails.get('7001')?.workflowNames,
        statistics: { sent: 3_000, delivered: 2_940, unsubscribed: 30 },
      },
      {
        id: '7002',
        name: 'Receipt',
        isTransactional: true,
        workflowNames: ['Orders'],
        statistics: { sent: 0, delivered: 0, unsubscribed: 0 },
      },
    ],
  });
  expect(portal.requests.total()).toBe(3);
});

test('an e-mail that no workflow sends is asked for by itself', async () => {
  const world = smallWorld();
  addEmail(world, { id: '7003', name: 'Newsletter' });
  const portal = startPortal({ world });
  const { emails } = await doorTo(portal).emails.statistics(FROM, TO);
  expect(emails.find((email) => email.id === '7003')?.statistics?.sent).toBe(3_000);
  expect(portal.requests.total()).toBe(4);
});

describe('what an earlier reading learned of e-mails that no workflow sends', () => {
  function remembering() {
    const learned = new Map<string, readonly string[]>();
    return {
      of: (id: string) => learned.get(id) ?? null,
      took: (id: string, campaigns: readonly string[]) => void learned.set(id, campaigns),
    };
  }
  function figures() {
    const world = smallWorld();
    addEmail(world, { id: '7003', name: 'Newsletter' });
    const portal = startPortal({ world });
    const known = remembering();
    const read = async () => {
      const before = portal.requests.total();
      const { emails } = await doorTo(portal).emails.statistics(FROM, TO, known);
      const sent = Object.fromEntries(emails.map(({ id, statistics }) => [id, statistics?.sent]));
      return { sent, requests: portal.requests.total() - before };
    };
    return { world, read };
  }

  test('saves the requests of their own', async () => {
    const { read } = figures();
    const first = await read();
    expect(first.requests).toBe(4);
    expect(await read()).toEqual({ sent: first.sent, requests: 3 });
  });

  test('is added to when there is one more such e-mail', async () => {
    const { world, read } = figures();
    await read();
    addEmail(world, { id: '7004' });
    expect(await read()).toMatchObject({ sent: { 7003: 3_000, 7004: 3_000 }, requests: 4 });
    expect(await read()).toMatchObject({ requests: 3 });
  });

  test('is not trusted while something was sent that belongs to no e-mail known', async () => {
    const { world, read } = figures();
    await read();
    addEmail(world, { id: '7003', campaignId: '97003b', name: 'Newsletter' });
    expect(await read()).toMatchObject({ sent: { 7003: 3_000 }, requests: 4 });
    expect(await read()).toMatchObject({ requests: 3 });
  });
});

test('figures are had one by one where workflows are closed to the app', async () => {
  const portal = startPortal({ settings: { hasWorkflows: false } });
  const { emails } = await doorTo(portal).emails.statistics(FROM, TO);
  expect(emails[0]?.statistics?.sent).toBe(3_000);
});

test('reads the listing over all pages', async () => {
  const world = smallWorld();
  for (let index = 0; index < 120; index += 1) addEmail(world, { id: String(8_000 + index), daily: [] });
  const portal = startPortal({ world });
  const { emails } = await doorTo(portal).emails.statistics(FROM, TO);
  expect(emails).toHaveLength(121);
});

test('figures that the answer does not hold are not known, never zero', async () => {
  const listing = json(200, { results: [{ id: '1', name: 'A' }], total: 1 });
  const spans: [string, object][] = [
    ['no e-mails named', { aggregate: {} }],
    ['no figures', { emails: [1], campaignAggregations: {}, aggregate: { counters: { sent: 4 } } }],
  ];
  for (const [, span] of spans) {
    const server = await scriptedServer(listing, json(200, span), json(404, {}), json(200, span));
    const { emails } = await doorTo(server).emails.statistics(FROM, TO);
    expect(emails).toEqual([{ id: '1', name: 'A', isTransactional: false, statistics: null }]);
  }
});

test('e-mails without the scope are a fault', async () => {
  const server = await scriptedServer(json(403, { category: 'MISSING_SCOPES', message: 'no' }));
  await expect(doorTo(server).emails.statistics(FROM, TO)).rejects.toMatchObject({
    code: 'hubspot_forbidden',
  });
});
