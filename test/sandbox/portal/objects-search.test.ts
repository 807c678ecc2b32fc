import { describe, expect, it } from 'vitest';
import { CONTACT } from '../../../src/core/object-type.ts';
import { addRecords, smallWorld, worldRecord } from '../../factories/world.ts';
import { startPortal, type StartedPortal } from '../../helpers/portal.ts';

const path = '/crm/v3/objects/contacts/search';
const where = (propertyName: string, operator: string, rest: object = {}) => ({
  filterGroups: [{ filters: [{ propertyName, operator, ...rest }] }],
});

function startSearched(): StartedPortal {
  const world = smallWorld();
  addRecords(world, CONTACT, [
    worldRecord('10', { orders: [['10', 3]], interests: [['c;a', 3]], firstname: [['Grace Hopper', 3]] }),
  ]);
  return startPortal({ world });
}

async function idsOf(portal: StartedPortal, body: object): Promise<string[]> {
  const answer = await portal.call<{ results: { id: string }[] }>('POST', path, body);
  return answer.body.results.map((one) => one.id);
}

describe('search of records', () => {
  it.each([
    ['EQ', where('orders', 'EQ', { value: '2' }), ['1']],
    ['NEQ, records without a value included', where('orders', 'NEQ', { value: '2' }), ['2', '10']],
    ['GT, by size', where('orders', 'GT', { value: '2' }), ['10']],
    ['GTE', where('orders', 'GTE', { value: '2' }), ['1', '10']],
    ['LT', where('orders', 'LT', { value: '2' }), ['2']],
    ['LTE', where('orders', 'LTE', { value: '2' }), ['1', '2']],
    ['BETWEEN', where('orders', 'BETWEEN', { value: '2', highValue: '10' }), ['1', '10']],
    ['IN', where('orders', 'IN', { values: ['1', '10'] }), ['2', '10']],
    ['IN over options', where('interests', 'IN', { values: ['a'] }), ['10']],
    ['NOT_IN', where('interests', 'NOT_IN', { values: ['a'] }), ['1', '2']],
    ['HAS_PROPERTY', where('firstname', 'HAS_PROPERTY'), ['1', '10']],
    ['NOT_HAS_PROPERTY', where('firstname', 'NOT_HAS_PROPERTY'), ['2']],
    ['CONTAINS_TOKEN', where('firstname', 'CONTAINS_TOKEN', { value: 'hop*' }), ['10']],
    ['NOT_CONTAINS_TOKEN', where('firstname', 'NOT_CONTAINS_TOKEN', { value: 'hopper' }), ['1', '2']],
    ['ids above another', where('hs_object_id', 'GT', { value: '2' }), ['10']],
    ['no filter', { filterGroups: [] }, ['1', '2', '10']],
    ['a sort downwards', { filterGroups: [], sorts: ['-orders'] }, ['10', '1', '2']],
  ])('finds by %s', async (_, body, ids) => {
    expect(await idsOf(startSearched(), body)).toEqual(ids);
  });

  it('joins filters by AND and groups by OR', async () => {
    const portal = startSearched();
    const both = [
      { propertyName: 'orders', operator: 'GTE', value: '2' },
      { propertyName: 'firstname', operator: 'EQ', value: 'Ada' },
    ];
    expect(await idsOf(portal, { filterGroups: [{ filters: both }] })).toEqual(['1']);
    const either = both.map((filter) => ({ filters: [filter] }));
    expect(await idsOf(portal, { filterGroups: either })).toEqual(['1', '10']);
  });

  it('pages, and goes no further than 10,000 results', async () => {
    const world = smallWorld();
    addRecords(
      world,
      CONTACT,
      Array.from({ length: 10_200 }, (_, index) => worldRecord(String(100 + index))),
    );
    const portal = startPortal({ world });
    const at = (after: string) => portal.call('POST', path, { filterGroups: [], limit: 200, after });
    expect(await at('0')).toMatchObject({ body: { total: 10_202, paging: { next: { after: '200' } } } });
    expect((await at('9800')).status).toBe(200);
    expect((await at('9801')).status).toBe(400);
  });

  it.each([
    ['a page of more than 200', { filterGroups: [], limit: 201 }],
    ['an operator there is not', where('orders', 'LIKE', { value: '2' })],
    ['a property there is not', where('no_such_property', 'EQ', { value: '2' })],
    ['more than five groups', { filterGroups: Array.from({ length: 6 }, () => ({ filters: [] })) }],
    [
      'a body that is too long',
      where('orders', 'IN', { values: Array.from({ length: 900 }, (_, i) => `${i}`) }),
    ],
  ])('refuses %s', async (_, body) => {
    const portal = startPortal();
    expect((await portal.call('POST', path, body)).status).toBe(400);
  });

  it('says that it does not search by words', async () => {
    const portal = startPortal();
    expect((await portal.call('POST', path, { filterGroups: [], query: 'ada' })).status).toBe(501);
  });
});
