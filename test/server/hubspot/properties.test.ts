import { expect, test } from 'vitest';
import { startPortal } from '../../helpers/portal.ts';
import { doorTo } from './doors.ts';
import { json, scriptedServer } from './scripted-server.ts';

const CONTACT = '0-1';
const GROUP = { name: 'groundwork', label: 'Groundwork' };
const DRAFT = {
  name: 'groundwork_reached',
  label: 'Reached',
  groupName: 'groundwork',
  type: 'enumeration',
  fieldType: 'checkbox',
  description: 'Hypotheses that came true for this record',
  options: [{ value: 'h_a', label: 'Onboarding', hidden: false, displayOrder: 0 }],
};

test('lists the properties of an object type', async () => {
  const portal = startPortal();
  const properties = await doorTo(portal).properties.list(CONTACT);
  expect(properties.find((property) => property.name === 'plan')).toMatchObject({
    ...{ name: 'plan', type: 'enumeration', fieldType: 'select', groupName: 'information' },
    ...{ hubspotDefined: true, archived: false },
    options: [
      { value: 'free', label: 'free', hidden: false },
      { value: 'paid', label: 'paid', hidden: false },
    ],
  });
});

test('a property that is not there is null', async () => {
  const portal = startPortal();
  expect(await doorTo(portal).properties.get(CONTACT, 'nope')).toBeNull();
  expect(await doorTo(portal).properties.get(CONTACT, 'plan')).toMatchObject({ name: 'plan' });
});

test('makes a group once', async () => {
  const portal = startPortal();
  const { properties } = doorTo(portal);
  expect(await properties.ensureGroup(CONTACT, GROUP)).toBe('created');
  expect(await properties.ensureGroup(CONTACT, GROUP)).toBe('exists');
  expect(portal.world.propertyGroups.get(CONTACT)).toContainEqual(GROUP);
});

test('a group that someone else made in between exists', async () => {
  const server = await scriptedServer(json(404, {}), json(409, {}));
  expect(await doorTo(server).properties.ensureGroup(CONTACT, GROUP)).toBe('exists');
});

test('makes a property, changes its options and archives it', async () => {
  const portal = startPortal();
  const { properties } = doorTo(portal);
  await properties.ensureGroup(CONTACT, GROUP);
  expect(await properties.create(CONTACT, DRAFT)).toMatchObject({
    ...{ name: DRAFT.name, options: DRAFT.options, hubspotDefined: false },
  });
  const options = [...DRAFT.options, { value: 'h_b', label: 'Win-back', hidden: true, displayOrder: 1 }];
  expect((await properties.setOptions(CONTACT, DRAFT.name, options)).options).toEqual(options);
  await properties.archive(CONTACT, DRAFT.name);
  expect(await properties.get(CONTACT, DRAFT.name)).toMatchObject({ archived: true });
  expect((await properties.list(CONTACT)).map(({ name }) => name)).not.toContain(DRAFT.name);
  expect(await properties.get(CONTACT, 'never_there')).toBeNull();
});

test('a name that is taken is a conflict', async () => {
  const portal = startPortal();
  const { properties } = doorTo(portal);
  await properties.ensureGroup(CONTACT, GROUP);
  await properties.create(CONTACT, DRAFT);
  await expect(properties.create(CONTACT, DRAFT)).rejects.toMatchObject({ code: 'hubspot_conflict' });
});

test('archiving what is not there is no fault, archiving without the scope is', async () => {
  const gone = await scriptedServer(json(404, {}));
  await expect(doorTo(gone).properties.archive(CONTACT, 'nope')).resolves.toBeUndefined();
  const closed = await scriptedServer(json(403, {}));
  await expect(doorTo(closed).properties.archive(CONTACT, 'nope')).rejects.toMatchObject({
    code: 'hubspot_forbidden',
  });
});
