import { describe, expect, it } from 'vitest';
import { CONTACT } from '../../../src/core/object-type.ts';
import { addRecords, daysAgo, smallWorld, worldRecord } from '../../factories/world.ts';
import { startPortal } from '../../helpers/portal.ts';

const path = '/crm/v3/objects/contacts/batch/read';
const ids = (...all: string[]) => all.map((id) => ({ id }));
const many = (count: number) => ids(...Array.from({ length: count }, (_, index) => String(index)));

describe('batch read of records', () => {
  it('gives null for a property that is not set and leaves out one that does not exist', async () => {
    const portal = startPortal();
    const body = { inputs: ids('1'), properties: ['orders', 'plan', 'no_such_property'] };
    const answer = await portal.call('POST', path, body);
    expect(answer.status).toBe(200);
    expect(answer).toMatchObject({
      body: { results: [{ id: '1', properties: { orders: '2', plan: null } }] },
    });
    expect(JSON.stringify(answer.body)).not.toContain('no_such_property');
  });

  it('gives the value of the moment the clock stands at', async () => {
    const portal = startPortal();
    const orders = async () => {
      const asked = { inputs: ids('1'), properties: ['orders'] };
      const { body } = await portal.call<{ results: { properties: { orders: string | null } }[] }>(
        'POST',
        path,
        asked,
      );
      return body.results[0]?.properties.orders;
    };
    portal.advanceTo(daysAgo(41));
    expect(await orders()).toBeNull();
    portal.advanceTo(daysAgo(40));
    expect(await orders()).toBe('1');
    portal.advanceTo(daysAgo(-6));
    expect(await orders()).toBe('3');
  });

  it('gives versions newest first, none from the future', async () => {
    const portal = startPortal();
    const body = { inputs: ids('1'), properties: [], propertiesWithHistory: ['orders', 'plan'] };
    expect(await portal.call('POST', path, body)).toMatchObject({
      body: {
        results: [
          {
            propertiesWithHistory: {
              orders: [
                { value: '2', timestamp: new Date(daysAgo(10)).toISOString() },
                { value: '1', timestamp: new Date(daysAgo(40)).toISOString() },
              ],
              plan: [],
            },
          },
        ],
      },
    });
  });

  it('names in one row all ids it does not know: never made, archived, not made yet', async () => {
    const world = smallWorld();
    addRecords(world, CONTACT, [worldRecord('4', {}, { archivedAt: daysAgo(1) })]);
    const portal = startPortal({ world });
    const answer = await portal.call('POST', path, { inputs: ids('999', '4', '3', '1'), properties: [] });
    expect(answer.status).toBe(207);
    expect(answer).toMatchObject({
      body: {
        results: [{ id: '1' }],
        numErrors: 1,
        errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['3', '4', '999'] } }],
      },
    });
  });

  it('answers in its own order, each record once', async () => {
    const portal = startPortal();
    const answer = await portal.call('POST', path, { inputs: ids('2', '1', '2'), properties: [] });
    expect(answer).toMatchObject({ body: { results: [{ id: '1' }, { id: '2' }] } });
  });

  it.each([
    ['more than 100', { inputs: many(101), properties: [] }],
    ['more than 50 with history', { inputs: many(51), properties: [], propertiesWithHistory: ['orders'] }],
    ['no properties named', { inputs: ids('1') }],
    ['ids that are numbers', { inputs: [{ id: 1 }], properties: [] }],
  ])('refuses %s', async (_, body) => {
    const portal = startPortal();
    expect(await portal.call('POST', path, body)).toMatchObject({
      status: 400,
      body: { category: 'VALIDATION_ERROR' },
    });
  });

  it('takes 100, and 50 with history', async () => {
    const portal = startPortal();
    const read = async (body: object) => (await portal.call('POST', path, body)).status;
    expect(await read({ inputs: many(100), properties: [] })).toBe(207);
    expect(await read({ inputs: many(50), properties: [], propertiesWithHistory: ['orders'] })).toBe(207);
  });

  it('refuses an object type the account does not have', async () => {
    const portal = startPortal();
    const call = portal.call('POST', '/crm/v3/objects/spaceships/batch/read', {
      inputs: ids('1'),
      properties: [],
    });
    // No token of the default has a scope for objects of that name.
    expect((await call).status).toBe(403);
    portal.settings.tokens.set(portal.token, { scopes: ['crm.objects.custom.read'], expiresAt: null });
    const again = portal.call('POST', '/crm/v3/objects/spaceships/batch/read', {
      inputs: ids('1'),
      properties: [],
    });
    expect((await again).status).toBe(400);
  });

  it.each(['/crm/v3/objects/0-1', '/crm/objects/2026-09/contacts'])(
    'is served under %s too',
    async (base) => {
      const portal = startPortal();
      const answer = await portal.call('POST', `${base}/batch/read`, { inputs: ids('1'), properties: [] });
      expect(answer.status).toBe(200);
    },
  );
});

describe('a single record', () => {
  it('is read with the properties named, joined by commas or repeated', async () => {
    const portal = startPortal();
    const properties = { orders: '2', firstname: 'Ada' };
    const base = '/crm/v3/objects/contacts/1';
    expect(await portal.call('GET', `${base}?properties=orders,firstname`)).toMatchObject({
      body: { properties },
    });
    expect(await portal.call('GET', `${base}?properties=orders&properties=firstname`)).toMatchObject({
      body: { properties },
    });
  });

  it('is 404 when it does not exist', async () => {
    const portal = startPortal();
    expect((await portal.call('GET', '/crm/v3/objects/contacts/999')).status).toBe(404);
  });
});
