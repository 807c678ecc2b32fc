import { COMPANY, CONTACT, DEAL } from '../../src/core/object-type.ts';
import { DAY_MS } from '../../src/core/time.ts';
import type {
  World,
  WorldEmail,
  WorldList,
  WorldProperty,
  WorldOwner,
  WorldRecord,
  WorldWorkflow,
} from '../../src/sandbox/portal/world.ts';
import { anyOf, propertyIs } from './filters.ts';
import { flow, type FlowOptions, sendEmail } from './workflows.ts';

/** Where a test portal's clock stands unless it is moved. */
export const WORLD_NOW = Date.parse('2026-11-02T09:00:00.000Z');
const LONG_AGO = Date.parse('2025-01-01T00:00:00.000Z');

/** A moment so many days before `WORLD_NOW`; negative for later ones. */
export function daysAgo(days: number): number {
  return WORLD_NOW - days * DAY_MS;
}

/** An account with HubSpot's own contact properties and nothing else. */
export function emptyWorld(): World {
  return {
    account: {
      portalId: '4242',
      accountType: 'DEVELOPER_TEST',
      timeZone: 'America/New_York',
      uiDomain: 'app.hubspot.com',
    },
    properties: new Map([
      [CONTACT, [worldProperty({ name: 'email' }), worldProperty({ name: 'firstname' })]],
      [COMPANY, [worldProperty({ name: 'name' })]],
      [DEAL, [worldProperty({ name: 'dealname' })]],
    ]),
    propertyGroups: new Map(
      [CONTACT, COMPANY, DEAL].map((type) => [type, [{ name: 'information', label: 'Information' }]]),
    ),
    records: new Map([CONTACT, COMPANY, DEAL].map((type) => [type, new Map<string, WorldRecord>()])),
    lists: new Map(),
    workflows: new Map(),
    emails: new Map(),
    owners: [],
  };
}

export function worldOwner(owner: Partial<WorldOwner> & { id: string }): WorldOwner {
  return {
    userId: Number(owner.id) + 1000,
    email: `user${owner.id}@example.com`,
    firstName: 'User',
    lastName: owner.id,
    createdAt: LONG_AGO,
    leftAt: null,
    ...owner,
  };
}

/**
 * Three contacts, the third made tomorrow; `orders`, `plan` and the multi-checkbox `interests`; a list with contact 1
 * in it, contact 2 gone and contact 3 not yet there; one e-mail and the workflow that sends it.
 */
export function smallWorld(): World {
  const world = emptyWorld();
  addProperties(world, CONTACT, [
    worldProperty({ name: 'orders', type: 'number', fieldType: 'number' }),
    worldProperty({ name: 'plan', type: 'enumeration', fieldType: 'select', options: ['free', 'paid'] }),
    worldProperty({
      name: 'interests',
      type: 'enumeration',
      fieldType: 'checkbox',
      options: ['c', 'a', 'b'],
    }),
  ]);
  addRecords(world, CONTACT, [
    worldRecord('1', {
      orders: [
        ['1', 40],
        ['2', 10],
        ['3', -5],
      ],
      firstname: [['Ada', 90]],
    }),
    worldRecord('2', { orders: [['1', 20]] }),
    worldRecord('3', {}, { createdAt: daysAgo(-1) }),
  ]);
  addList(world, {
    listId: '11',
    name: 'First-time buyers',
    filterBranch: anyOf([propertyIs('orders', '1')]),
    members: [
      { recordId: '1', joinedAt: daysAgo(40), leftAt: null },
      { recordId: '2', joinedAt: daysAgo(20), leftAt: daysAgo(5) },
      { recordId: '3', joinedAt: daysAgo(-2), leftAt: null },
    ],
  });
  addEmail(world, { id: '7001', name: 'Welcome', workflowNames: ['Welcome series'] });
  addWorkflow(world, { id: '5001', name: 'Welcome series', steps: [sendEmail('7001')] });
  return world;
}

export function addProperties(world: World, objectTypeId: string, properties: WorldProperty[]): void {
  world.properties.set(objectTypeId, [...(world.properties.get(objectTypeId) ?? []), ...properties]);
}

export function addRecords(world: World, objectTypeId: string, records: WorldRecord[]): void {
  const all = world.records.get(objectTypeId) ?? new Map<string, WorldRecord>();
  for (const record of records) all.set(record.id, record);
  world.records.set(objectTypeId, all);
}

export function addList(world: World, list: Partial<WorldList> & { listId: string }): WorldList {
  const made: WorldList = {
    name: `List ${list.listId}`,
    objectTypeId: CONTACT,
    processingType: 'DYNAMIC',
    listVersion: 1,
    createdAt: LONG_AGO,
    deletedAt: null,
    filterBranch: null,
    members: [],
    ...list,
  };
  world.lists.set(made.listId, made);
  return made;
}

export function addWorkflow(
  world: World,
  options: FlowOptions & { isReadable?: boolean; madeAt?: number } = {},
): WorldWorkflow {
  const { isReadable = true, madeAt = LONG_AGO, ...definition } = options;
  const workflow = { definition: flow(definition), isReadable, createdAt: madeAt };
  world.workflows.set(workflow.definition.id, workflow);
  return workflow;
}

/** Sent 100 a day on each of the last 40 days unless told otherwise. */
export function addEmail(world: World, email: Partial<WorldEmail> & { id: string }): WorldEmail {
  const today = Math.floor(WORLD_NOW / DAY_MS) * DAY_MS;
  const made: WorldEmail = {
    name: `E-mail ${email.id}`,
    subject: 'Hello',
    isTransactional: false,
    workflowNames: [],
    campaignId: `9${email.id}`,
    daily: Array.from({ length: 40 }, (_, index) => ({
      day: today - (39 - index) * DAY_MS,
      sent: 100,
      delivered: 98,
      unsubscribed: 1,
    })),
    ...email,
  };
  world.emails.set(made.id, made);
  return made;
}

/** A text property of the group `information`; options are given by value. */
export function worldProperty(
  property: Partial<Omit<WorldProperty, 'options'>> & { name: string; options?: string[] },
): WorldProperty {
  const { options = [], ...rest } = property;
  return {
    label: property.name,
    groupName: 'information',
    type: 'string',
    fieldType: 'text',
    description: '',
    hubspotDefined: true,
    archivedAt: null,
    createdAt: LONG_AGO,
    ...rest,
    options: options.map((value, displayOrder) => ({ label: value, value, hidden: false, displayOrder })),
  };
}

/** `values`: by property, pairs of value and how many days ago it was set, oldest first. */
export function worldRecord(
  id: string,
  values: Record<string, [value: string, daysAgo: number][]> = {},
  rest: Partial<Pick<WorldRecord, 'createdAt' | 'archivedAt'>> = {},
): WorldRecord {
  const history = Object.entries(values).map(([name, versions]) => {
    const rows = versions.map(([value, days]) => ({ value, at: daysAgo(days), source: 'CRM_UI' }));
    return [name, rows] as const;
  });
  return { id, createdAt: LONG_AGO, archivedAt: null, history: new Map(history), ...rest };
}
