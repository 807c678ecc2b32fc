import { expect, test } from 'vitest';
import { addList, daysAgo, smallWorld } from '../../factories/world.ts';
import { startPortal } from '../../helpers/portal.ts';
import { doorTo, gather } from './doors.ts';
import { json, scriptedServer } from './scripted-server.ts';

test('finds every list with its size, over all pages', async () => {
  const world = smallWorld();
  for (let index = 0; index < 600; index += 1) {
    addList(world, { listId: String(100 + index), processingType: 'MANUAL' });
  }
  const portal = startPortal({ world });
  const lists = await gather(doorTo(portal).lists.search());
  expect(lists).toHaveLength(601);
  expect(lists.find((list) => list.listId === '11')).toEqual({
    listId: '11',
    name: 'First-time buyers',
    objectTypeId: '0-1',
    processingType: 'DYNAMIC',
    size: 1,
    listVersion: 1,
    createdAt: Date.parse('2025-01-01T00:00:00.000Z'),
    filtersUpdatedAt: Date.parse('2025-01-01T00:00:00.000Z'),
    filterBranch: null,
    membersRevision: expect.stringMatching(/^1\/[^/]+\/[^/]+$/),
  });
  expect(lists.find((list) => list.listId === '100')?.membersRevision).toBeUndefined();
  expect(portal.requests.total()).toBe(2);
});

test.each([
  ['a number', 12, 12],
  ['digits', '12', 12],
  ['nothing', undefined, null],
  ['words', 'many', null],
])('reads a size given as %s', async (_, hs_list_size, size) => {
  const list = { listId: '1', name: 'A', objectTypeId: '0-1', processingType: 'MANUAL', listVersion: 1 };
  const found = { ...list, additionalProperties: { hs_list_size } };
  const server = await scriptedServer(json(200, { lists: [found], offset: 1, hasMore: false, total: 1 }));
  expect(await gather(doorTo(server).lists.search())).toMatchObject([{ size, createdAt: null }]);
});

test('an offset that does not move on is a fault and no endless circle', async () => {
  const server = await scriptedServer(json(200, { lists: [], offset: 500, hasMore: true, total: 900 }));
  await expect(gather(doorTo(server).lists.search())).rejects.toMatchObject({ code: 'hubspot_bad_answer' });
});

test('reads a list that has no filter, as every manual one', async () => {
  const world = smallWorld();
  addList(world, { listId: '100', processingType: 'MANUAL', filterBranch: null });
  const lists = await gather(doorTo(startPortal({ world })).lists.read(['100']));
  expect(lists).toMatchObject([{ listId: '100', processingType: 'MANUAL', filterBranch: null }]);
});

test('reads lists with their filters and leaves out those that are not there', async () => {
  const portal = startPortal();
  const lists = await gather(doorTo(portal).lists.read(['11', '404']));
  expect(lists).toMatchObject([{ listId: '11', size: 1 }]);
  expect(lists[0]?.filterBranch).toEqual(portal.world.lists.get('11')?.filterBranch);
});

test('keeps filters of a kind that HubSpot has not documented', async () => {
  const filterBranch = { filterBranchType: 'BRAND_NEW', filters: [{ filterType: 'NEWER', odd: [1] }] };
  const list = { listId: 7, name: 'A', objectTypeId: '0-1', processingType: 'DYNAMIC', filterBranch };
  const server = await scriptedServer(json(200, { lists: [list] }));
  expect(await gather(doorTo(server).lists.read(['7']))).toMatchObject([
    { listId: '7', filterBranch, size: null },
  ]);
  expect(server.received[0]?.search.getAll('listIds')).toEqual(['7']);
});

test('reads a hundred lists at a time', async () => {
  const server = await scriptedServer(json(200, { lists: [] }));
  const ids = Array.from({ length: 101 }, (_, index) => String(index));
  await gather(doorTo(server).lists.read(ids));
  expect(server.received.map((request) => request.search.getAll('listIds').length)).toEqual([100, 1]);
});

test('gives members in the order in which they joined, a page at a time', async () => {
  const world = smallWorld();
  const members = Array.from({ length: 300 }, (_, index) => ({
    recordId: String(1_000 - index),
    joinedAt: daysAgo(400 - index),
    leftAt: null,
  }));
  addList(world, { listId: '12', members });
  const portal = startPortal({ world });
  const pages = await gather(doorTo(portal).lists.joins('12', null));
  expect(pages.map((page) => page.joins.length)).toEqual([250, 50]);
  expect(pages[0]?.joins[0]).toEqual({ recordId: '1000', joinedAt: daysAgo(400) });
  expect(pages[1]?.after).toBeNull();
});

test('goes on after a cursor that was kept', async () => {
  const world = smallWorld();
  const members = Array.from({ length: 300 }, (_, index) => ({
    recordId: String(index + 1),
    joinedAt: daysAgo(400 - index),
    leftAt: null,
  }));
  addList(world, { listId: '12', members });
  const portal = startPortal({ world });
  const [first] = await gather(doorTo(portal).lists.joins('12', null));
  const rest = await gather(doorTo(portal).lists.joins('12', first?.after ?? null));
  expect(rest.map((page) => page.joins.length)).toEqual([50]);
});

test('a cursor of memberships that comes twice is a fault and no endless circle', async () => {
  const server = await scriptedServer(json(200, { results: [], paging: { next: { after: 'again' } } }));
  await expect(gather(doorTo(server).lists.joins('12', 'again'))).rejects.toMatchObject({
    code: 'hubspot_bad_answer',
  });
  expect(server.received).toHaveLength(2);
});

test('names the lists a record is in now, with when it was added', async () => {
  const portal = startPortal();
  const lists = await doorTo(portal).lists.ofRecord('0-1', '1');
  expect(lists).toEqual([{ listId: '11', firstAddedAt: daysAgo(40), lastAddedAt: daysAgo(40) }]);
});

test('lists without the scope are a fault', async () => {
  const server = await scriptedServer(json(403, { category: 'MISSING_SCOPES', message: 'no' }));
  await expect(gather(doorTo(server).lists.search())).rejects.toMatchObject({ code: 'hubspot_forbidden' });
});
