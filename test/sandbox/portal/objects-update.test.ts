import { describe, expect, it } from 'vitest';
import { CONTACT } from '../../../src/core/object-type.ts';
import { addProperties, daysAgo, smallWorld, worldProperty } from '../../factories/world.ts';
import { startPortal, type StartedPortal } from '../../helpers/portal.ts';

const path = '/crm/v3/objects/contacts/batch/update';
const update = (id: string, properties: Record<string, unknown>, objectWriteTraceId?: string) => ({
  id,
  properties,
  ...(objectWriteTraceId === undefined ? {} : { objectWriteTraceId }),
});

async function valueOf(portal: StartedPortal, id: string, name: string): Promise<string | null | undefined> {
  const path = `/crm/v3/objects/contacts/${id}?properties=${name}`;
  const { body } = await portal.call<{ properties: Record<string, string | null> }>('GET', path);
  return body.properties[name];
}

describe('batch update of records', () => {
  it('writes at the time of the portal and keeps what was before', async () => {
    const portal = startPortal();
    await portal.call('POST', path, { inputs: [update('1', { plan: 'paid' })] });
    expect(await valueOf(portal, '1', 'plan')).toBe('paid');
    portal.advanceTo(daysAgo(1));
    expect(await valueOf(portal, '1', 'plan')).toBeNull();
  });

  it('keeps multi-checkbox values in the order of the options, not in the order sent', async () => {
    const portal = startPortal();
    await portal.call('POST', path, { inputs: [update('1', { interests: 'a;b;c;a' })] });
    expect(await valueOf(portal, '1', 'interests')).toBe('c;a;b');
  });

  it('adds to a multi-checkbox value that begins with a semicolon', async () => {
    const portal = startPortal();
    await portal.call('POST', path, { inputs: [update('1', { interests: 'a' })] });
    await portal.call('POST', path, { inputs: [update('1', { interests: ';c' })] });
    expect(await valueOf(portal, '1', 'interests')).toBe('c;a');
  });

  it('clears with an empty string', async () => {
    const portal = startPortal();
    await portal.call('POST', path, { inputs: [update('1', { firstname: '' })] });
    expect(await valueOf(portal, '1', 'firstname')).toBeNull();
  });

  it('makes no new version of a value that is there already', async () => {
    const world = smallWorld();
    const portal = startPortal({ world });
    await portal.call('POST', path, { inputs: [update('1', { orders: '2' })] });
    expect(world.records.get(CONTACT)?.get('1')?.history.get('orders')).toHaveLength(3);
  });

  it('keeps days as days and instants as ISO, however they are sent', async () => {
    const world = smallWorld();
    addProperties(world, CONTACT, [
      worldProperty({ name: 'last_result', type: 'date', fieldType: 'date' }),
      worldProperty({ name: 'seen_at', type: 'datetime', fieldType: 'date' }),
    ]);
    const portal = startPortal({ world });
    const midnight = String(Date.parse('2026-10-01T00:00:00Z'));
    await portal.call('POST', path, { inputs: [update('1', { last_result: midnight, seen_at: midnight })] });
    expect(await valueOf(portal, '1', 'last_result')).toBe('2026-10-01');
    expect(await valueOf(portal, '1', 'seen_at')).toBe('2026-10-01T00:00:00.000Z');
  });

  it.each([
    ['a property that does not exist', { no_such_property: 'x' }, 'PROPERTY_DOESNT_EXIST'],
    ['an option that does not exist', { plan: 'gold' }, 'INVALID_OPTION'],
    ['an unknown option among known ones', { interests: 'a;z' }, 'INVALID_OPTION'],
    ['text for a number', { orders: 'many' }, 'INVALID_LONG'],
    ['a read-only property', { hs_object_id: '5' }, 'PROPERTY_DOESNT_EXIST'],
  ])('refuses the whole batch for %s, and writes nothing', async (_, properties, code) => {
    const portal = startPortal();
    const inputs = [update('2', { firstname: 'Bo' }), update('1', properties)];
    const answer = await portal.call('POST', path, { inputs });
    expect(answer).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
    expect(JSON.stringify(answer.body)).toContain(code);
    expect(await valueOf(portal, '2', 'firstname')).toBeNull();
  });

  it('refuses read-only values and impossible days', async () => {
    const world = smallWorld();
    addProperties(world, CONTACT, [
      worldProperty({ name: 'lastmodifieddate', type: 'datetime', fieldType: 'date' }),
      worldProperty({ name: 'last_result', type: 'date', fieldType: 'date' }),
    ]);
    const portal = startPortal({ world });
    const status = async (properties: object) =>
      (await portal.call('POST', path, { inputs: [{ id: '1', properties }] })).status;
    expect(await status({ lastmodifieddate: '2026-01-01' })).toBe(400);
    expect(await status({ last_result: '1790000000001' })).toBe(400);
    expect(await status({ last_result: '2026-02-03' })).toBe(200);
  });

  it('judges row by row when every input carries a trace id', async () => {
    const portal = startPortal();
    const inputs = [update('2', { firstname: 'Bo' }, 't1'), update('1', { plan: 'gold' }, 't2')];
    const answer = await portal.call('POST', path, { inputs });
    expect(answer.status).toBe(207);
    expect(answer).toMatchObject({
      body: {
        results: [{ id: '2', objectWriteTraceId: 't1' }],
        errors: [{ category: 'VALIDATION_ERROR', context: { ids: ['1'], objectWriteTraceId: ['t2'] } }],
      },
    });
    expect(await valueOf(portal, '2', 'firstname')).toBe('Bo');
  });

  it('names records that do not exist in a 207 and writes the others', async () => {
    const portal = startPortal();
    const inputs = [update('999', { firstname: 'No' }), update('2', { firstname: 'Bo' })];
    expect(await portal.call('POST', path, { inputs })).toMatchObject({
      status: 207,
      body: { results: [{ id: '2' }], errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['999'] } }] },
    });
  });

  it.each([
    ['a number where a string is meant', [update('1', { orders: 5 })]],
    ['null where an empty string is meant', [update('1', { orders: null })]],
    ['an id twice', [update('1', { orders: '5' }), update('1', { orders: '6' })]],
    [
      'more than 100 inputs',
      Array.from({ length: 101 }, (_, index) => update(String(index), { orders: '5' })),
    ],
    ['no inputs', []],
  ])('refuses %s', async (_, inputs) => {
    const portal = startPortal();
    expect((await portal.call('POST', path, { inputs })).status).toBe(400);
  });
});
