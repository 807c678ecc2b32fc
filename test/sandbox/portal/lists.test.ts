import { describe, expect, it } from 'vitest';
import { CONTACT } from '../../../src/core/object-type.ts';
import { addList, addRecords, daysAgo, emptyWorld, smallWorld, worldRecord } from '../../factories/world.ts';
import { startPortal } from '../../helpers/portal.ts';

interface Page {
  results: { recordId: string; membershipTimestamp: string }[];
  total: number;
  paging?: { next: { after: string } };
}

const joins = '/crm/v3/lists/11/memberships/join-order';

function worldWithMembers(count: number) {
  const world = emptyWorld();
  addList(world, {
    listId: '11',
    members: Array.from({ length: count }, (_, index) => ({
      recordId: String(10_000 - index),
      joinedAt: daysAgo(100) + index,
      leftAt: null,
    })),
  });
  return world;
}

async function readAll(portal: ReturnType<typeof startPortal>, path: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = '';
  while (after !== null) {
    const { body: page }: { body: Page } = await portal.call<Page>('GET', `${path}?limit=250&after=${after}`);
    ids.push(...page.results.map((row) => row.recordId));
    after = page.paging?.next.after ?? null;
  }
  return ids;
}

describe('lists of the simulated portal', () => {
  it('are searched by offset until nothing more is left', async () => {
    const world = emptyWorld();
    for (let id = 1; id <= 45; id += 1) addList(world, { listId: String(id) });
    const portal = startPortal({ world });
    const search = (offset: number) => portal.call('POST', '/crm/v3/lists/search', { offset, count: 20 });
    expect(await search(0)).toMatchObject({ body: { total: 45, offset: 20, hasMore: true } });
    expect(await search(40)).toMatchObject({ body: { total: 45, offset: 45, hasMore: false } });
  });

  it('are found by name, kind, object type and id', async () => {
    const world = emptyWorld();
    addList(world, { listId: '1', name: 'Trial admins', processingType: 'MANUAL' });
    addList(world, { listId: '2', name: 'Deals at risk', objectTypeId: '0-3' });
    const portal = startPortal({ world });
    const found = async (body: object) => {
      const answer = await portal.call<{ lists: { listId: string }[] }>('POST', '/crm/v3/lists/search', body);
      return answer.body.lists.map((list) => list.listId);
    };
    expect(await found({ query: 'trial' })).toEqual(['1']);
    expect(await found({ processingTypes: ['MANUAL'] })).toEqual(['1']);
    expect(await found({ objectTypeId: '0-3' })).toEqual(['2']);
    expect(await found({ listIds: ['2', '999'] })).toEqual(['2']);
  });

  it('give sizes as strings, and only when asked for', async () => {
    const portal = startPortal();
    const search = (body: object) => portal.call('POST', '/crm/v3/lists/search', body);
    expect(await search({})).toMatchObject({ body: { lists: [{ additionalProperties: {} }] } });
    expect(
      await search({ additionalProperties: ['hs_list_size', 'hs_last_record_removed_at'] }),
    ).toMatchObject({
      body: {
        lists: [
          { additionalProperties: { hs_list_size: '1', hs_last_record_removed_at: String(daysAgo(5)) } },
        ],
      },
    });
  });

  it('want every field spelled out on the dated search', async () => {
    const portal = startPortal();
    const path = '/crm/lists/2026-09/search';
    expect((await portal.call('POST', path, {})).status).toBe(400);
    const whole = { additionalProperties: [], listIds: [], processingTypes: [], offset: 0 };
    expect((await portal.call('POST', path, whole)).status).toBe(200);
  });

  it('give their filters only when asked, one list or several', async () => {
    const portal = startPortal();
    expect((await portal.call('GET', '/crm/v3/lists/11')).body).not.toHaveProperty('list.filterBranch');
    expect(await portal.call('GET', '/crm/v3/lists/11?includeFilters=true')).toMatchObject({
      body: { list: { listId: '11', size: 1, filterBranch: { filterBranchType: 'OR' } } },
    });
    expect(
      await portal.call('GET', '/crm/v3/lists/?listIds=11&listIds=999&includeFilters=true'),
    ).toMatchObject({
      body: { lists: [{ listId: '11', filterBranch: { filterBranchType: 'OR' } }] },
    });
  });

  it('show a member from joining until leaving, and as long as the clock says', async () => {
    const portal = startPortal();
    const members = async () =>
      (await portal.call<Page>('GET', joins)).body.results.map((row) => row.recordId);
    portal.advanceTo(daysAgo(30));
    expect(await members()).toEqual(['1']);
    portal.advanceTo(daysAgo(10));
    expect(await members()).toEqual(['1', '2']);
    portal.advanceTo(daysAgo(0));
    expect(await members()).toEqual(['1']);
    portal.advanceTo(daysAgo(-3));
    expect(await members()).toEqual(['1', '3']);
  });

  it('give a record that came back its latest time of joining', async () => {
    const world = smallWorld();
    world.lists.get('11')?.members.push({ recordId: '2', joinedAt: daysAgo(1), leftAt: null });
    const portal = startPortal({ world });
    expect(await portal.call('GET', '/crm/v3/lists/records/0-1/2/memberships')).toMatchObject({
      body: {
        results: [
          {
            firstAddedTimestamp: new Date(daysAgo(20)).toISOString(),
            lastAddedTimestamp: new Date(daysAgo(1)).toISOString(),
          },
        ],
      },
    });
  });

  it('page members in the order of joining, each once', async () => {
    const portal = startPortal({ world: worldWithMembers(1001) });
    const ids = await readAll(portal, joins);
    expect(ids).toHaveLength(1001);
    expect(ids.slice(0, 2)).toEqual(['10000', '9999']);
    expect(portal.requests.count('GET', '/crm/v3/lists/11/memberships')).toBe(5);
  });

  it('page members by record id, each once', async () => {
    const portal = startPortal({ world: worldWithMembers(600) });
    const ids = await readAll(portal, '/crm/v3/lists/11/memberships');
    expect(ids).toHaveLength(600);
    expect(ids[0]).toBe('9401');
    expect(ids.at(-1)).toBe('10000');
  });

  it('skip nobody when members leave between two pages', async () => {
    const world = worldWithMembers(300);
    const portal = startPortal({ world });
    const first = (await portal.call<Page>('GET', `${joins}?limit=100`)).body;
    for (const member of world.lists.get('11')?.members.slice(0, 50) ?? []) member.leftAt = daysAgo(1);
    const second = (await portal.call<Page>('GET', `${joins}?limit=250&after=${first.paging?.next.after}`))
      .body;
    expect(second.results.map((row) => row.recordId)).toHaveLength(200);
    expect(second.results[0]?.recordId).toBe('9900');
  });

  it.each([
    ['a page of more than 250', `${joins}?limit=251`, 400],
    ['a page of nothing', `${joins}?limit=0`, 400],
    ['a cursor of another call', `${joins}?after=cmVjb3JkOjE`, 400],
    ['members of a list that does not exist', '/crm/v3/lists/999/memberships', 404],
    ['a list that does not exist', '/crm/v3/lists/999', 404],
    ['several lists without naming one', '/crm/v3/lists', 400],
    ['lists of a record that does not exist', '/crm/v3/lists/records/0-1/999/memberships', 404],
    ['paging backwards, which is not simulated', `${joins}?before=x`, 501],
  ])('refuse %s', async (_, path, status) => {
    const portal = startPortal();
    expect((await portal.call('GET', path)).status).toBe(status);
  });

  it.each([
    ['a page of more than 500', { count: 501 }],
    ['a kind of list there is not', { processingTypes: ['STATIC'] }],
  ])('refuse a search for %s', async (_, body) => {
    const portal = startPortal();
    expect((await portal.call('POST', '/crm/v3/lists/search', body)).status).toBe(400);
  });

  it('tell the lists of several records at once, and which records are unknown', async () => {
    const world = smallWorld();
    addRecords(world, CONTACT, [worldRecord('8')]);
    const portal = startPortal({ world });
    const inputs = ['1', '8', '999'].map((recordId) => ({ objectTypeId: '0-1', recordId }));
    const { status, body } = await portal.call('POST', '/crm/lists/2026-09/records/memberships/batch/read', {
      inputs,
    });
    expect(status).toBe(207);
    expect(body).toMatchObject({
      results: [
        { recordId: '1', recordListMemberships: [{ listId: '11' }] },
        { recordId: '8', recordListMemberships: [] },
      ],
      errors: [{ context: { recordId: ['999'] } }],
    });
  });

  it('are gone once deleted', async () => {
    const world = smallWorld();
    addList(world, { listId: '12', deletedAt: daysAgo(1) });
    const portal = startPortal({ world });
    expect((await portal.call('GET', '/crm/v3/lists/12')).status).toBe(404);
    portal.advanceTo(daysAgo(2));
    expect((await portal.call('GET', '/crm/v3/lists/12')).status).toBe(200);
  });
});
