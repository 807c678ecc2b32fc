import { describe, expect, it } from 'vitest';
import { startPortal, type StartedPortal } from '../../helpers/portal.ts';

const isAnyOf = (property: string, ...values: string[]) => ({
  filterType: 'PROPERTY',
  property,
  operation: { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values },
});
const anyOf = (...filters: object[]) => ({
  filterBranchType: 'OR',
  filters: [],
  filterBranches: filters.map((one) => ({
    filterBranchType: 'AND',
    filterBranches: [],
    filters: [one],
  })),
});
const draft = (change: object = {}) => ({
  name: 'On the paid plan',
  objectTypeId: '0-1',
  processingType: 'DYNAMIC',
  filterBranch: anyOf(isAnyOf('plan', 'paid')),
  ...change,
});

const setPlan = (portal: StartedPortal, id: string, plan: string) =>
  portal.call('POST', '/crm/v3/objects/contacts/batch/update', { inputs: [{ id, properties: { plan } }] });

async function make(portal: StartedPortal, change: object = {}): Promise<string> {
  const { body } = await portal.call<{ list: { listId: string } }>('POST', '/crm/v3/lists', draft(change));
  return body.list.listId;
}

async function membersOf(portal: StartedPortal, listId: string): Promise<string[]> {
  const path = `/crm/v3/lists/${listId}/memberships`;
  const { body } = await portal.call<{ results: { recordId: string }[] }>('GET', path);
  return body.results.map(({ recordId }) => recordId);
}

describe('a list made over the API', () => {
  it('takes in at once who meets its filter, and follows what becomes of them', async () => {
    const portal = startPortal();
    await setPlan(portal, '1', 'paid');
    const listId = await make(portal);
    expect(await membersOf(portal, listId)).toEqual(['1']);
    await setPlan(portal, '2', 'paid');
    await setPlan(portal, '1', 'free');
    expect(await membersOf(portal, listId)).toEqual(['2']);
    expect(await portal.call('GET', `/crm/v3/lists/${listId}`)).toMatchObject({
      body: { list: { size: 1 } },
    });
  });

  it('stays as it was filled when it is a snapshot', async () => {
    const portal = startPortal();
    await setPlan(portal, '1', 'paid');
    const listId = await make(portal, { processingType: 'SNAPSHOT' });
    await setPlan(portal, '1', 'free');
    expect(await membersOf(portal, listId)).toEqual(['1']);
  });

  it.each([
    ['of a name that is taken', {}, 400],
    ['of an unknown object type', { name: 'x', objectTypeId: '9-9' }, 400],
    ['filled by hand', { name: 'x', processingType: 'MANUAL', filterBranch: null }, 501],
    ['by a filter it cannot work out', { name: 'x', filterBranch: { filterBranchType: 'AND' } }, 501],
  ])('is refused %s', async (_, change, status) => {
    const portal = startPortal();
    await make(portal);
    expect((await portal.call('POST', '/crm/v3/lists', draft(change))).status).toBe(status);
  });
});
