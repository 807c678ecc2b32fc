import { describe, expect, it } from 'vitest';
import { buildWorld } from '../../../src/sandbox/seed/build-world.ts';
import { WORKFLOW_FACTS } from '../../../src/sandbox/seed/facts.ts';
import { LISTS, WORKFLOWS } from '../../../src/sandbox/seed/ids.ts';
import { definitionsOf, fieldValues, listsInFilters, waysOut } from './definition-reading.ts';

const world = buildWorld({ now: Date.parse('2026-11-22T10:20:00Z'), workflows: 80 });
const definitions = definitionsOf(world);
const designed = definitions.slice(0, 42);

describe.each(definitions.map((definition) => [definition.name, definition] as const))(
  '%s',
  (_name, definition) => {
    const ids = definition.actions.map((action) => action.actionId);

    it('has a whole graph: no way leads nowhere and every action can be reached', () => {
      expect(new Set(ids).size).toBe(ids.length);
      expect(definition.actions.flatMap(waysOut).filter((to) => !ids.includes(to))).toEqual([]);
      const reached = new Set(definition.startActionId === undefined ? [] : [definition.startActionId]);
      for (const id of reached)
        definition.actions
          .filter((action) => action.actionId === id)
          .flatMap(waysOut)
          .forEach((to) => reached.add(to));
      expect([...reached].sort()).toEqual([...ids].sort());
    });

    it('numbers its actions below the next free one and is of the type of its object', () => {
      expect(Math.max(0, ...ids.map(Number))).toBeLessThan(Number(definition.nextAvailableActionId));
      expect(definition.type).toBe(definition.objectTypeId === '0-1' ? 'CONTACT_FLOW' : 'PLATFORM_FLOW');
      expect(definition.suppressionListIds === undefined).toBe(definition.objectTypeId !== '0-1');
    });

    it('only points at e-mails, lists and workflows that exist', () => {
      const lists = [
        ...listsInFilters(definition),
        ...fieldValues(definition, '0-63809083', 'listId'),
        ...fieldValues(definition, '0-63863438', 'listId'),
        ...(definition.suppressionListIds ?? []).map(String),
      ];
      expect(lists.filter((id) => !world.lists.has(id) && id !== '900')).toEqual([]);
      expect(fieldValues(definition, '0-4', 'content_id').filter((id) => !world.emails.has(id))).toEqual([]);
      expect(fieldValues(definition, '0-15', 'flow_id').filter((id) => !world.workflows.has(id))).toEqual([]);
    });
  },
);

describe('the designed workflows', () => {
  it('are 42, of which 31 are on and one is closed to us', () => {
    expect(designed.map(({ id }) => id).sort()).toEqual(Object.values(WORKFLOWS).sort());
    expect(designed.filter(({ isEnabled }) => isEnabled)).toHaveLength(31);
    const closed = [...world.workflows.values()].filter(({ isReadable }) => !isReadable);
    expect(closed.map(({ definition }) => definition.id)).toEqual([WORKFLOWS.birthdayLetters]);
  });

  it('have facts that say of exactly those that are on what must be concluded', () => {
    const keyOf = new Map(Object.entries(WORKFLOWS).map(([key, id]) => [id as string, key]));
    const judged = Object.entries(WORKFLOW_FACTS).filter(([, { state }]) => state !== null);
    const on = designed.filter(({ isEnabled }) => isEnabled).map(({ id }) => keyOf.get(id));
    expect(judged.map(([key]) => key).sort()).toEqual(on.sort());
  });

  it('enrol few by list, as in real accounts', () => {
    const on = designed.filter(({ isEnabled }) => isEnabled);
    const byList = on.filter(({ enrollmentCriteria }) => listsInFilters(enrollmentCriteria).length > 0);
    expect(byList.length).toBeLessThan(on.length / 3);
    expect(
      on.filter(({ enrollmentCriteria }) => enrollmentCriteria.type === 'EVENT_BASED').length,
    ).toBeGreaterThan(6);
  });

  it('hold the shapes a reader of real accounts meets', () => {
    const types = new Set(designed.flatMap(({ actions }) => actions.map(({ type }) => type)));
    expect([...types].sort()).toEqual(
      [
        'AB_TEST_BRANCH',
        'CUSTOM_CODE',
        'LIST_BRANCH',
        'SINGLE_CONNECTION',
        'STATIC_BRANCH',
        'WEBHOOK',
      ].sort(),
    );
    const text = JSON.stringify(designed);
    for (const shape of [
      '"GOTO"',
      '"MINUTES"',
      '"DAYS"',
      'hs_name',
      'goalFilterBranch',
      'IN_LIST',
      '"MANUAL"',
    ])
      expect(text).toContain(shape);
    expect(designed.filter(({ actions }) => actions.length === 0)).toHaveLength(2);
    expect(designed.some(({ actions, startActionId }) => actions[0]?.actionId !== startActionId)).toBe(true);
  });

  it('hand records to one outside system only, so that one question settles three workflows', () => {
    const unclassified = Object.entries(WORKFLOW_FACTS).filter(([, facts]) => facts.state === 'unclassified');
    const hosts = designed
      .filter(({ isEnabled }) => isEnabled)
      .flatMap(({ actions }) =>
        actions.flatMap(({ webhookUrl }) => (webhookUrl === undefined ? [] : [webhookUrl])),
      )
      .map((url) => new URL(String(url)).host);
    expect(unclassified).toHaveLength(3);
    expect(hosts).toHaveLength(3);
    expect(new Set(hosts).size).toBe(1);
  });
});

describe('the designed lists', () => {
  it('are of all three processing types and their members exist', () => {
    const lists = Object.values(LISTS).map((id) => world.lists.get(id));
    expect(new Set(lists.map((list) => list?.processingType))).toEqual(
      new Set(['MANUAL', 'DYNAMIC', 'SNAPSHOT']),
    );
    for (const list of lists) {
      const records = world.records.get(list?.objectTypeId ?? '');
      expect(list?.members.filter(({ recordId }) => records?.has(recordId) !== true)).toEqual([]);
      expect(list?.members.length).toBeGreaterThan(0);
    }
  });

  it('have filters where HubSpot has them, on properties and lists that exist', () => {
    for (const list of world.lists.values()) {
      expect(list.filterBranch === null).toBe(list.processingType === 'MANUAL');
      expect(listsInFilters(list.filterBranch).filter((id) => !world.lists.has(id))).toEqual([]);
    }
  });
});
