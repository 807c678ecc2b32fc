import { expect, test } from 'vitest';
import { addWorkflow, smallWorld } from '../../factories/world.ts';
import { sendEmail } from '../../factories/workflows.ts';
import { startPortal } from '../../helpers/portal.ts';
import { doorTo, gather } from './doors.ts';
import { json, scriptedServer } from './scripted-server.ts';

const listing = (id: string) => ({
  id,
  isEnabled: true,
  flowType: 'WORKFLOW',
  objectTypeId: '0-1',
  revisionId: '1',
});
const inputIds = (body: string): string[] => {
  const { inputs }: { inputs: { flowId: string }[] } = JSON.parse(body);
  return inputs.map((input) => input.flowId);
};

function worldOf(count: number) {
  const world = smallWorld();
  for (let index = 0; index < count; index += 1) {
    addWorkflow(world, { id: String(6000 + index), name: `Workflow ${index}` });
  }
  return world;
}

test('lists every workflow over all pages', async () => {
  const portal = startPortal({ world: worldOf(230) });
  const door = doorTo(portal);
  const listed = await gather(door.flows.list());
  expect(new Set(listed.map((one) => one.id)).size).toBe(231);
  expect(listed[0]).toMatchObject({
    id: '5001',
    name: 'Welcome series',
    objectTypeId: '0-1',
    flowType: 'WORKFLOW',
  });
  expect(portal.requests.total()).toBe(3);
  expect(door.requests()).toMatchObject({ total: 3, refusedByRateLimit: 0, byPurpose: { 'flows.read': 3 } });
});

test('a workflow that the listing gives without a name has none', async () => {
  const server = await scriptedServer(json(200, { results: [listing('1')] }));
  expect(await gather(doorTo(server).flows.list())).toEqual([{ ...listing('1'), name: null }]);
});

test('asks under the configured base path', async () => {
  const portal = startPortal();
  await gather(doorTo(portal, '/automation/2026-09-beta').flows.list());
  expect(portal.requests.entries().map((entry) => entry.path)).toEqual(['/automation/2026-09-beta/flows']);
});

test('a cursor that comes twice is a fault and no endless circle', async () => {
  const page = json(200, { results: [listing('1')], paging: { next: { after: 'again' } } });
  const server = await scriptedServer(page);
  await expect(gather(doorTo(server).flows.list())).rejects.toMatchObject({ code: 'hubspot_bad_answer' });
  expect(server.received).toHaveLength(3);
});

test('a page that is empty though more shall follow is asked for once more', async () => {
  const [empty, full] = [[], [listing('1')]].map((results) =>
    json(200, { results, paging: { next: { after: 'next' } } }),
  ) as [ReturnType<typeof json>, ReturnType<typeof json>];
  const server = await scriptedServer(empty, full, json(200, { results: [listing('2')] }));
  expect((await gather(doorTo(server).flows.list())).map(({ id }) => id)).toEqual(['1', '2']);
});

test('a page that stays empty though more shall follow is a fault: what is missing is not known', async () => {
  const server = await scriptedServer(json(200, { results: [], paging: { next: { after: 'next' } } }));
  await expect(gather(doorTo(server).flows.list())).rejects.toMatchObject({ code: 'hubspot_bad_answer' });
  expect(server.received).toHaveLength(2);
});

test('reads definitions a hundred at a time, as HubSpot sent them', async () => {
  const portal = startPortal({ world: worldOf(230) });
  const ids = [...portal.world.workflows.keys()];
  const reads = await gather(doorTo(portal).flows.read(ids));
  expect(reads.map((read) => read.id)).toEqual(ids);
  expect(reads.every((read) => read.state === 'readable')).toBe(true);
  expect(reads[0]).toEqual({
    state: 'readable',
    id: '5001',
    definition: portal.world.workflows.get('5001')?.definition,
  });
  expect(portal.requests.total()).toBe(3);
});

test('tells a workflow that is closed to apps from one that is gone', async () => {
  const world = smallWorld();
  addWorkflow(world, { id: '5002', name: 'Sensitive', steps: [sendEmail('7001')], isReadable: false });
  const portal = startPortal({ world });
  const reads = await gather(doorTo(portal).flows.read(['5001', '5002', '9999']));
  expect(reads).toMatchObject([
    { state: 'readable', id: '5001' },
    {
      state: 'unreadable',
      id: '5002',
      code: 'hubspot_forbidden',
      message: expect.stringContaining('/flows/5002'),
    },
    { state: 'gone', id: '9999' },
  ]);
});

test('an id asked for twice is answered once', async () => {
  const portal = startPortal();
  expect(await gather(doorTo(portal).flows.read(['5001', '5001']))).toHaveLength(1);
});

test('reading nothing asks nothing', async () => {
  const portal = startPortal();
  expect(await gather(doorTo(portal).flows.read([]))).toEqual([]);
  expect(portal.requests.total()).toBe(0);
});

test('a plan without workflows is a fault that names the scope', async () => {
  const portal = startPortal({ settings: { hasWorkflows: false } });
  await expect(gather(doorTo(portal).flows.list())).rejects.toMatchObject({
    code: 'hubspot_forbidden',
    details: { missingScopes: ['automation'] },
  });
  await expect(gather(doorTo(portal).flows.read(['5001']))).rejects.toMatchObject({
    code: 'hubspot_forbidden',
  });
});

test('a portal that takes fewer at once is asked for fewer', async () => {
  const sizes: number[] = [];
  const server = await scriptedServer((response, request) => {
    const ids = inputIds(request.body);
    sizes.push(ids.length);
    if (ids.length > 50) return json(400, { message: 'too many inputs' })(response, request);
    json(200, { results: ids.map((id) => ({ id })) })(response, request);
  });
  const ids = Array.from({ length: 2_000 }, (_, index) => String(index));
  const reads = await gather(doorTo(server).flows.read(ids));
  expect(reads.map((read) => read.id)).toEqual(ids);
  expect(reads.every((read) => read.state === 'readable')).toBe(true);
  expect(sizes.filter((size) => size > 50).length).toBeLessThanOrEqual(7);
});

test('one workflow on which HubSpot fails costs nobody else', async () => {
  const server = await scriptedServer((response, request) => {
    const ids = inputIds(request.body);
    if (ids.includes('13')) return json(500, { message: 'incomplete action' })(response, request);
    json(200, { results: ids.map((id) => ({ id })) })(response, request);
  });
  const ids = Array.from({ length: 100 }, (_, index) => String(index));
  const reads = await gather(doorTo(server).flows.read(ids));
  expect(reads.filter((read) => read.state !== 'readable')).toMatchObject([
    { state: 'unreadable', id: '13', code: 'hubspot_server_error' },
  ]);
});

test('when HubSpot fails on everything, everything is unreadable after a limited number of requests', async () => {
  const server = await scriptedServer((response, request) => {
    if (request.method === 'POST') return json(400, { message: 'no' })(response, request);
    json(200, {})(response, request);
  });
  const ids = Array.from({ length: 1_000 }, (_, index) => String(index));
  const reads = await gather(doorTo(server).flows.read(ids));
  expect(reads.map((read) => read.id)).toEqual(ids);
  expect(reads.every((read) => read.state === 'unreadable')).toBe(true);
  expect(server.received.length).toBeLessThan(60);
});

test('a workflow that the answer leaves out is looked up, then unreadable', async () => {
  const server = await scriptedServer(
    json(200, { results: [{ id: '1' }] }),
    json(403, { message: 'closed' }),
  );
  expect(await gather(doorTo(server).flows.read(['1', '2']))).toMatchObject([
    { state: 'readable', id: '1' },
    { state: 'unreadable', id: '2', code: 'hubspot_forbidden' },
  ]);
});

test('stops looking up when many are left out, and says that they were not answered', async () => {
  const server = await scriptedServer((response, request) => {
    if (request.method === 'POST') return json(200, { results: [] })(response, request);
    json(403, { message: 'closed' })(response, request);
  });
  const ids = Array.from({ length: 100 }, (_, index) => String(index));
  const reads = await gather(doorTo(server).flows.read(ids));
  expect(server.received).toHaveLength(21);
  expect(reads.at(-1)).toMatchObject({ state: 'unreadable', code: 'not_answered' });
});
