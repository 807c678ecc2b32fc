import { describe, expect, it } from 'vitest';
import { startPortal } from '../../helpers/portal.ts';

const base = '/crm/v3/properties/contacts';
const option = (value: string, rest: object = {}) => ({
  value,
  label: `Label ${value}`,
  hidden: false,
  ...rest,
});
const draft = {
  name: 'groundwork_hypotheses',
  label: 'Hypotheses',
  groupName: 'groundwork',
  type: 'enumeration',
  fieldType: 'checkbox',
  options: [option('h_1')],
};

async function startWithGroup() {
  const portal = startPortal();
  await portal.call('POST', `${base}/groups`, { name: 'groundwork', label: 'Groundwork' });
  return portal;
}

describe('properties of the simulated portal', () => {
  it('are made in a group that is there, and refused when the name is taken', async () => {
    const portal = await startWithGroup();
    expect((await portal.call('POST', base, draft)).status).toBe(201);
    expect((await portal.call('POST', base, draft)).status).toBe(409);
    expect(await portal.call('GET', `${base}/groundwork_hypotheses`)).toMatchObject({
      body: { label: 'Hypotheses', options: [{ value: 'h_1', hidden: false }], hubspotDefined: false },
    });
  });

  it('can be written to once made', async () => {
    const portal = await startWithGroup();
    await portal.call('POST', base, draft);
    const inputs = [{ id: '1', properties: { groundwork_hypotheses: 'h_1' } }];
    expect((await portal.call('POST', '/crm/v3/objects/contacts/batch/update', { inputs })).status).toBe(200);
  });

  it('take a whole new list of options', async () => {
    const portal = await startWithGroup();
    await portal.call('POST', base, draft);
    const options = [option('h_2'), option('h_1', { hidden: true })];
    await portal.call('PATCH', `${base}/groundwork_hypotheses`, { options });
    expect(await portal.call('GET', `${base}/groundwork_hypotheses`)).toMatchObject({
      body: { label: 'Hypotheses', options: [{ value: 'h_2' }, { value: 'h_1', hidden: true }] },
    });
  });

  it('are gone when archived, and the name is free again', async () => {
    const portal = await startWithGroup();
    await portal.call('POST', base, draft);
    expect((await portal.call('DELETE', `${base}/groundwork_hypotheses`)).status).toBe(204);
    expect((await portal.call('GET', `${base}/groundwork_hypotheses`)).status).toBe(404);
    expect((await portal.call('GET', `${base}/groundwork_hypotheses?archived=true`)).status).toBe(200);
    expect((await portal.call('POST', base, draft)).status).toBe(201);
  });

  it('are all listed at once', async () => {
    const portal = startPortal();
    const { body } = await portal.call<{ results: { name: string }[] }>('GET', base);
    expect(body.results.map((one) => one.name)).toEqual([
      'email',
      'firstname',
      'orders',
      'plan',
      'interests',
    ]);
  });

  it.each([
    ['an option that does not say whether it is hidden', { options: [{ value: 'a', label: 'A' }] }],
    ['an option twice', { options: [option('a'), option('a', { label: 'B' })] }],
    ['a label twice', { options: [option('a', { label: 'A' }), option('b', { label: 'A' })] }],
    [
      'more than 5,000 options',
      { options: Array.from({ length: 5001 }, (_, index) => option(String(index))) },
    ],
    ['an enumeration without options', { options: [] }],
    ['a group that is not there', { groupName: 'no_such_group' }],
    ['a name with capitals', { name: 'Groundwork' }],
    ['a type there is not', { type: 'boolean' }],
    ['no label', { label: undefined }],
  ])('are refused with %s', async (_, change) => {
    const portal = await startWithGroup();
    expect((await portal.call('POST', base, { ...draft, ...change })).status).toBe(400);
  });

  it("that are HubSpot's own cannot be archived", async () => {
    const portal = startPortal();
    expect((await portal.call('DELETE', `${base}/email`)).status).toBe(400);
  });

  it('cannot be moved to a group that is not there', async () => {
    const portal = startPortal();
    expect((await portal.call('PATCH', `${base}/plan`, { groupName: 'no_such_group' })).status).toBe(400);
    expect((await portal.call('PATCH', `${base}/no_such_property`, { label: 'X' })).status).toBe(404);
  });
});

describe('property groups', () => {
  it('are refused when the name is taken', async () => {
    const portal = await startWithGroup();
    const group = { name: 'groundwork', label: 'Groundwork' };
    expect((await portal.call('POST', `${base}/groups`, group)).status).toBe(409);
    expect(await portal.call('GET', `${base}/groups`)).toMatchObject({
      body: { results: [{ name: 'information' }, { name: 'groundwork', label: 'Groundwork' }] },
    });
  });

  it('can be renamed, and removed when empty', async () => {
    const portal = await startWithGroup();
    await portal.call('PATCH', `${base}/groups/groundwork`, { label: 'Strategy' });
    expect(await portal.call('GET', `${base}/groups/groundwork`)).toMatchObject({
      body: { label: 'Strategy' },
    });
    await portal.call('POST', base, draft);
    expect((await portal.call('DELETE', `${base}/groups/groundwork`)).status).toBe(400);
    await portal.call('DELETE', `${base}/groundwork_hypotheses`);
    expect((await portal.call('DELETE', `${base}/groups/groundwork`)).status).toBe(204);
    expect((await portal.call('GET', `${base}/groups/groundwork`)).status).toBe(404);
  });
});
