import { expect, test } from 'vitest';
import { addRecords, daysAgo, smallWorld, worldRecord } from '../../factories/world.ts';
import { startPortal } from '../../helpers/portal.ts';
import { doorTo, gather } from './doors.ts';
import { json, scriptedServer } from './scripted-server.ts';

const CONTACT = '0-1';
const ids = (count: number) => Array.from({ length: count }, (_, index) => String(100 + index));
const fact = (id: string) => ({
  id,
  properties: {},
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  archived: false,
});

function worldOf(count: number) {
  const world = smallWorld();
  const records = ids(count).map((id) => worldRecord(id, { orders: [['1', 3]] }));
  addRecords(world, CONTACT, records);
  return world;
}

test('reads values and their history, oldest first; unset properties are null', async () => {
  const portal = startPortal();
  const ask = { properties: ['firstname', 'plan'], withHistory: ['orders'] };
  const [read] = await gather(doorTo(portal).records.read(CONTACT, ['1'], ask));
  expect(read).toMatchObject({
    state: 'readable',
    id: '1',
    record: {
      id: '1',
      properties: { firstname: 'Ada', plan: null },
      history: {
        orders: [
          { value: '1', at: daysAgo(40) },
          { value: '2', at: daysAgo(10) },
        ],
      },
    },
  });
});

test.each([
  ['a hundred at a time', [], 3],
  ['fifty at a time when history is asked for', ['orders'], 5],
])('reads %s', async (_, withHistory, requests) => {
  const portal = startPortal({ world: worldOf(250) });
  const reads = await gather(doorTo(portal).records.read(CONTACT, ids(250), { properties: [], withHistory }));
  expect(reads.map((read) => read.id)).toEqual(ids(250));
  expect(reads.every((read) => read.state === 'readable')).toBe(true);
  expect(portal.requests.total()).toBe(requests);
});

test('a record that is not there is gone, the others are read', async () => {
  const portal = startPortal();
  const reads = await gather(
    doorTo(portal).records.read(CONTACT, ['1', '404', '2', '405'], { properties: [], withHistory: [] }),
  );
  expect(reads.map(({ id, state }) => [id, state])).toEqual([
    ['1', 'readable'],
    ['404', 'gone'],
    ['2', 'readable'],
    ['405', 'gone'],
  ]);
});

test('a row that is refused for another reason is unreadable, and so is one that is not answered', async () => {
  const error = { status: 'error', category: 'INTERNAL', message: 'no luck', context: { ids: ['2'] } };
  const server = await scriptedServer((response, request) => {
    const { inputs }: { inputs: { id: string }[] } = JSON.parse(request.body);
    const results = inputs.filter(({ id }) => id === '1').map(({ id }) => fact(id));
    const errors = inputs.some(({ id }) => id === '2') ? [error] : [];
    json(207, { status: 'COMPLETE', results, numErrors: 1, errors })(response, request);
  });
  const reads = await gather(
    doorTo(server).records.read(CONTACT, ['1', '2', '3'], { properties: [], withHistory: [] }),
  );
  expect(reads).toMatchObject([
    { state: 'readable', id: '1' },
    { state: 'unreadable', id: '2', code: 'internal', message: 'no luck' },
    { state: 'unreadable', id: '3', code: 'not_answered' },
  ]);
});

test('the id of a record that was merged is answered with the record that is left', async () => {
  const server = await scriptedServer((response, request) => {
    const { inputs }: { inputs: { id: string }[] } = JSON.parse(request.body);
    json(200, { results: inputs.map(({ id }) => fact(id === '2' ? '9' : id)) })(response, request);
  });
  const reads = await gather(
    doorTo(server).records.read(CONTACT, ['1', '2'], { properties: [], withHistory: [] }),
  );
  expect(reads).toMatchObject([
    { state: 'readable', id: '1', record: { id: '1' } },
    { state: 'readable', id: '2', record: { id: '9' } },
  ]);
});

test('a record that was merged into another of the same batch is answered too', async () => {
  const server = await scriptedServer((response, request) => {
    const { inputs }: { inputs: { id: string }[] } = JSON.parse(request.body);
    const left = new Set(inputs.map(({ id }) => (id === '2' ? '1' : id)));
    json(200, { results: [...left].map(fact) })(response, request);
  });
  const reads = await gather(
    doorTo(server).records.read(CONTACT, ['1', '2'], { properties: [], withHistory: [] }),
  );
  expect(reads).toMatchObject([
    { state: 'readable', id: '1', record: { id: '1' } },
    { state: 'readable', id: '2', record: { id: '1' } },
  ]);
});

test('writes values and says so of every row', async () => {
  const portal = startPortal();
  const door = doorTo(portal);
  const written = await door.records.update(CONTACT, [
    { id: '1', properties: { plan: 'paid' } },
    { id: '2', properties: { orders: '' } },
  ]);
  expect(written).toEqual([
    { state: 'written', id: '1' },
    { state: 'written', id: '2' },
  ]);
  const reads = await gather(
    door.records.read(CONTACT, ['1', '2'], { properties: ['plan', 'orders'], withHistory: [] }),
  );
  expect(reads).toMatchObject([
    { record: { properties: { plan: 'paid' } } },
    { record: { properties: { plan: null } } },
  ]);
  expect(door.requests().byPurpose).toEqual({ 'records.write': 1, 'records.read': 1 });
});

test('a value that HubSpot does not take refuses its row only, a missing record too', async () => {
  const portal = startPortal();
  const written = await doorTo(portal).records.update(CONTACT, [
    { id: '1', properties: { plan: 'platinum' } },
    { id: '2', properties: { plan: 'free' } },
    { id: '404', properties: { plan: 'free' } },
  ]);
  expect(written).toMatchObject([
    { state: 'refused', id: '1', code: 'validation_error', message: expect.stringContaining('plan') },
    { state: 'written', id: '2' },
    { state: 'refused', id: '404', code: 'object_not_found' },
  ]);
  expect(portal.requests.total()).toBe(1);
});

test('where HubSpot refuses the whole batch for one row, the others are written all the same', async () => {
  const server = await scriptedServer((response, request) => {
    const { inputs }: { inputs: { id: string }[] } = JSON.parse(request.body);
    if (inputs.some(({ id }) => id === '7')) {
      return json(400, { message: 'bad row', category: 'VALIDATION_ERROR' })(response, request);
    }
    json(200, { results: inputs.map(({ id }) => fact(id)) })(response, request);
  });
  const updates = Array.from({ length: 20 }, (_, index) => ({
    id: String(index),
    properties: { plan: 'free' },
  }));
  const written = await doorTo(server).records.update(CONTACT, updates);
  expect(written.map(({ id }) => id)).toEqual(updates.map(({ id }) => id));
  expect(written.filter(({ state }) => state === 'refused')).toMatchObject([
    { id: '7', code: 'hubspot_bad_request' },
  ]);
});

test('where HubSpot refuses every row, all are refused after a limited number of requests', async () => {
  const server = await scriptedServer(json(400, { message: 'no such property' }));
  const updates = ids(100).map((id) => ({ id, properties: { nope: '1' } }));
  const written = await doorTo(server).records.update(CONTACT, updates);
  expect(written.every(({ state }) => state === 'refused')).toBe(true);
  expect(written).toHaveLength(100);
  expect(server.received.length).toBeLessThan(60);
});

test('a write that broke half-way is made again: setting a value twice is setting it once', async () => {
  const portal = startPortal({
    settings: {
      intercept: ({ count }) => (count === 1 ? { status: 502, body: { message: 'bad gateway' } } : null),
    },
    isJudged: false,
  });
  const written = await doorTo(portal).records.update(CONTACT, [{ id: '1', properties: { plan: 'paid' } }]);
  expect(written).toEqual([{ state: 'written', id: '1' }]);
});

test('writing without the scope is a fault', async () => {
  const server = await scriptedServer(json(403, { category: 'MISSING_SCOPES', message: 'no' }));
  const writing = doorTo(server).records.update(CONTACT, [{ id: '1', properties: {} }]);
  await expect(writing).rejects.toMatchObject({ code: 'hubspot_forbidden' });
});

test('writing nothing asks nothing', async () => {
  const portal = startPortal();
  expect(await doorTo(portal).records.update(CONTACT, [])).toEqual([]);
  expect(portal.requests.total()).toBe(0);
});
