import { describe, expect, test } from 'vitest';
import { deliverEvents, type WebhookEvent } from '../../../../src/sandbox/calls/webhook.ts';
import { runStep } from '../../../../src/sandbox/calls/workflow-step.ts';
import type { Store } from '../../../../src/server/store/port/store.ts';
import { drawnArm } from '../../../../src/core/outcomes/cohort/drawn-arm.ts';
import { makeInboxEntry, makeLedgerRow, makeMisfit, makeWrittenRecord } from '../../../factories/entities.ts';
import { makeHypothesis, makeVerdict } from '../../../factories/hypotheses.ts';
import { daysAgo, WORLD_NOW } from '../../../factories/world.ts';
import { atStep, hubspotFor, STEP } from '../../../helpers/caller.ts';
import { PORTAL_ID, startTestServer, type TestServer } from '../../../helpers/server.ts';
import { gather } from '../../hubspot/doors.ts';
import { runJob } from '../answers.ts';

const HYPOTHESIS = makeHypothesis({ exposureSource: 'action', holdoutShare: 0.5 });
const { id: ID } = HYPOTHESIS;
const ON_DEALS = makeHypothesis({ id: 'h_deals00000', objectTypeId: '0-3' });

let number = 0;
const event = (subscriptionType: string, told: Partial<WebhookEvent>): WebhookEvent => ({
  eventId: (number += 1),
  subscriptionId: 5,
  portalId: Number(PORTAL_ID),
  occurredAt: WORLD_NOW,
  subscriptionType,
  ...told,
});
const erased = (objectId: number) => event('contact.privacyDeletion', { objectId });

async function serverWith(rows: readonly string[], hypothesis = HYPOTHESIS): Promise<TestServer> {
  const server = await startTestServer({ hypotheses: [hypothesis, ON_DEALS] });
  for (const { id } of [hypothesis, ON_DEALS])
    await server.store.ledger.append(
      PORTAL_ID,
      id,
      rows.map((recordId) => makeLedgerRow({ recordId })),
    );
  return server;
}
const idsIn = async ({ store }: TestServer, id = ID) =>
  (await gather(store.ledger.open(PORTAL_ID, id))).map(({ recordId }) => recordId);

/** Delivers, and waits until all that was acknowledged has been acted on. */
async function deliverAndWait(server: TestServer, ...deliveries: WebhookEvent[][]) {
  const answers = [];
  for (const events of deliveries) answers.push(...(await deliverEvents(hubspotFor(server), events)));
  await server.close();
  return answers.map(({ status, body }) => ({ status, ...(JSON.parse(body) as object) }));
}

describe('a contact deleted for privacy', () => {
  test('is gone from ledgers, notes and what was written; a deal of the same number stays', async () => {
    const server = await serverWith(['71', '72']);
    await server.store.misfits.note(PORTAL_ID, makeMisfit({ recordId: '71' }));
    await server.store.writeBack.save(PORTAL_ID, [makeWrittenRecord({ recordId: '71' })]);
    const [answer] = await deliverAndWait(server, [erased(71)]);
    expect(answer).toEqual({ status: 200, received: 1, kept: 1, repeated: 0, ignored: {} });
    expect(await idsIn(server)).toEqual(['72']);
    expect(await idsIn(server, ON_DEALS.id)).toEqual(['71', '72']);
    expect(await server.store.misfits.all(PORTAL_ID)).toEqual([]);
    expect(await gather(server.store.writeBack.open(PORTAL_ID))).toEqual([]);
    expect(server.portal.requests.total(), 'requests to HubSpot').toBe(0);
  });

  test('is in no result of a job any more', async () => {
    const server = await serverWith(['71']);
    const { id } = await runJob(server, 'write_back', { dryRun: true });
    await deliverEvents(hubspotFor(server), [erased(71)]);
    await untilNothingWaits(server.store);
    expect((await server.ask('GET', `/api/jobs/${id}`)).status).toBe(404);
  });

  test('is erased after a crash between acknowledging and acting', async () => {
    const server = await startTestServer({
      hypotheses: [HYPOTHESIS],
      before: async ({ ledger, inbox }) => {
        const rows = ['70001', '72'].map((recordId) => makeLedgerRow({ recordId }));
        await ledger.append(PORTAL_ID, ID, rows);
        await inbox.receive(PORTAL_ID, [makeInboxEntry()]);
      },
    });
    await untilNothingWaits(server.store);
    expect(await idsIn(server)).toEqual(['72']);
    expect(await server.store.inbox.waiting(PORTAL_ID)).toEqual([]);
  });
});

test('a batch of a hundred in disorder, with repeats and unknown kinds, is acted on once each', async () => {
  const rows = Array.from({ length: 90 }, (_, index) => String(1_000 + index));
  const server = await serverWith([...rows, '5']);
  const known = rows.map((id) => erased(Number(id))).reverse();
  const unknown = Array.from({ length: 5 }, () => event('contact.propertyChange', { objectId: 5 }));
  const events = [...unknown, ...known, ...known.slice(0, 5)];
  const [first, second] = await deliverAndWait(server, events, events);
  const ignored = { 'contact.propertyChange': 5 };
  expect(first).toEqual({ status: 200, received: 100, kept: 90, repeated: 5, ignored });
  expect(second).toEqual({ status: 200, received: 100, kept: 0, repeated: 95, ignored });
  expect(await idsIn(server)).toEqual(['5']);
  expect(server.log()).toContain('"kept":90');
});

test('of a merge one record is left, in the group and from the day of the other; the step sorts it no second time', async () => {
  const server = await serverWith([]);
  const [gone = '', heir = ''] = oneOfEachGroup();
  const parts = hubspotFor(server);
  server.goTo(daysAgo(3));
  await runStep(parts, STEP, atStep(gone, ID));
  server.goTo(WORLD_NOW);
  const merged = { primaryObjectId: Number(heir), mergedObjectIds: [Number(gone)], objectTypeId: '0-1' };
  await deliverEvents(parts, [event('object.merge', { objectId: Number(heir), ...merged })]);
  await untilNothingWaits(server.store);
  const { outputs } = await runStep(parts, STEP, atStep(heir, ID));
  expect(outputs).toMatchObject({ arm: drawnArm(ID, gone, 0.5), exposed_at: String(daysAgo(3)) });
  expect(await gather(server.store.ledger.open(PORTAL_ID, ID))).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ recordId: gone, excluded: 'merged' }),
      expect.objectContaining({ recordId: heir, excluded: null, joinedAt: daysAgo(3), readAt: null }),
    ]),
  );
});

test('a merge after the verdict changes no row it was read from', async () => {
  const server = await serverWith(['71'], { ...HYPOTHESIS, verdict: makeVerdict() });
  const before = await gather(server.store.ledger.open(PORTAL_ID, ID));
  const merge = { primaryObjectId: 80, mergedObjectIds: [71], objectTypeId: '0-1' };
  await deliverAndWait(server, [event('object.merge', merge)]);
  expect(await gather(server.store.ledger.open(PORTAL_ID, ID))).toEqual(before);
});

test('of a deleted contact the ledger keeps its row, and what was written to it is forgotten', async () => {
  const server = await serverWith(['71']);
  await server.store.writeBack.save(PORTAL_ID, [makeWrittenRecord({ recordId: '71' })]);
  await deliverAndWait(server, [event('object.deletion', { objectId: 71, objectTypeId: '0-1' })]);
  expect(await idsIn(server)).toEqual(['71']);
  expect(await gather(server.store.writeBack.open(PORTAL_ID))).toEqual([]);
});

test('events nobody can act on are acknowledged and counted, and change nothing', async () => {
  const server = await serverWith(['71']);
  const before = await server.digest();
  const odd = [
    { ...erased(71), portalId: 999 },
    event('contact.privacyDeletion', {}),
    event('object.merge', { objectTypeId: '0-1' }),
    'no event at all' as unknown as WebhookEvent,
  ];
  const [answer] = await deliverAndWait(server, odd);
  expect(answer).toMatchObject({ status: 200, received: 4, kept: 0 });
  expect(answer).toHaveProperty('ignored', {
    ...{ 'privacy_deletion of another account': 1, 'contact.privacyDeletion': 1 },
    ...{ 'object.merge': 1, unreadable: 1 },
  });
  expect(await server.digest()).toBe(before);
});

test('what nobody signed is refused and changes nothing', async () => {
  const server = await serverWith(['71']);
  const before = await server.digest();
  const parts = hubspotFor(server, { secret: 'another', sleep: () => Promise.resolve() });
  const [called] = await deliverEvents(parts, [erased(71)]);
  expect(called).toMatchObject({ status: 401, attempts: 11 });
  expect(await server.digest()).toBe(before);
});

/** Two record ids that are drawn into different groups. */
function oneOfEachGroup(): string[] {
  const ids = Array.from({ length: 20 }, (_, index) => String(100 + index));
  const isControl = (id: string) => drawnArm(ID, id, 0.5) === 'control';
  return [ids.find(isControl) ?? '', ids.find((id) => !isControl(id)) ?? ''];
}

async function untilNothingWaits(store: Store): Promise<void> {
  while ((await store.inbox.waiting(PORTAL_ID)).length > 0) await new Promise(setImmediate);
}
