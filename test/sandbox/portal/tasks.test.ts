import { expect, it } from 'vitest';
import { daysAgo, emptyWorld, worldOwner } from '../../factories/world.ts';
import { startPortal } from '../../helpers/portal.ts';

const PATH = '/crm/v3/objects/tasks';
const OWNERS = [worldOwner({ id: '1' }), worldOwner({ id: '2', leftAt: daysAgo(1) })];
const open = () => startPortal({ world: { ...emptyWorld(), owners: OWNERS } });
const task = (properties: Record<string, string> = {}) => ({
  properties: {
    ...{ hs_timestamp: '2026-11-09T09:00:00Z', hs_task_subject: 'Decide', hubspot_owner_id: '1' },
    ...properties,
  },
});
const search = (...filters: [string, string][]) => ({
  filterGroups: [
    {
      filters: filters.map(([propertyName, value]) => ({ propertyName, operator: 'EQ', value })),
    },
  ],
  properties: ['hs_task_body'],
  limit: 10,
});

it('makes a task, and finds it by subject and owner', async () => {
  const { call } = open();
  const made = await call<{ id: string }>('POST', PATH, task({ hs_task_body: 'Why' }));
  expect(made.status).toBe(201);
  const find = (owner: string) =>
    call('POST', `${PATH}/search`, search(['hs_task_subject', 'Decide'], ['hubspot_owner_id', owner]));
  expect((await find('1')).body).toMatchObject({
    ...{ total: 1, results: [{ id: made.body.id, properties: { hs_task_body: 'Why' } }] },
  });
  expect((await find('2')).body).toMatchObject({ total: 0, results: [] });
});

it.each([
  ['a property that HubSpot does not have', { hs_task_colour: 'red' }],
  ['no day', { hs_timestamp: 'soon' }],
  ['an owner who left', { hubspot_owner_id: '2' }],
  ['an owner who never was', { hubspot_owner_id: '9' }],
])('makes none with %s', async (_case, properties) => {
  const { call, world } = open();
  expect((await call('POST', PATH, task(properties))).status).toBe(400);
  expect(world.records.get('0-27')).toBeUndefined();
});
