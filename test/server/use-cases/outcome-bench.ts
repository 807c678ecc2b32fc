import { onTestFinished } from 'vitest';
import type { Hypothesis, Prediction } from '../../../src/core/hypotheses/hypothesis.ts';
import { NOTHING_FIXED } from '../../../src/core/outcomes/metric/goal.ts';
import { CONTACT } from '../../../src/core/object-type.ts';
import { dayOf, toInstant } from '../../../src/core/time.ts';
import type { World } from '../../../src/sandbox/portal/world.ts';
import type { HubSpotPortal } from '../../../src/server/hubspot/port.ts';
import type { Store } from '../../../src/server/store/port/store.ts';
import type { PortalDeps } from '../../../src/server/use-cases/portal-deps.ts';
import { makePortal } from '../../factories/entities.ts';
import { anyOf, propertyIs } from '../../factories/filters.ts';
import { makeHypothesis, makePrediction, makeStart } from '../../factories/hypotheses.ts';
import {
  addList,
  addProperties,
  addRecords,
  daysAgo,
  emptyWorld,
  WORLD_NOW,
  worldProperty,
  worldRecord,
} from '../../factories/world.ts';
import { type PortalOptions, startPortal, type StartedPortal } from '../../helpers/portal.ts';
import { doorTo } from '../hubspot/doors.ts';
import { openForTest, temporaryFolder } from '../store/temporary-store.ts';

export const PORTAL_ID = '4242';
export const TIME_ZONE = 'America/New_York';
export const LIST = '201';

/** Somebody who joined so many days ago; `reachedAfter` days later it happened (negative: before joining). */
export interface Person {
  id: string;
  joinedDaysAgo: number;
  reachedAfter?: number;
  leftDaysAgo?: number;
}

/** So many people of one kind, with ids of their own, who come in one after the other within a day. */
export function people(count: number, prefix: number, kind: Omit<Person, 'id'>): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const joinedDaysAgo = kind.joinedDaysAgo - (index % 24) / 24;
    return { ...kind, id: String(prefix * 10_000 + index), joinedDaysAgo };
  });
}

/** Adds the people to the world as contacts and members of the list. */
export function addPeople(world: World, everyone: readonly Person[], listId = LIST): void {
  addRecords(
    world,
    CONTACT,
    everyone.map(({ id, joinedDaysAgo, reachedAfter }) => {
      const email: [string, number][] = [[`person-${id}@example.org`, joinedDaysAgo + 1]];
      if (reachedAfter === undefined) return worldRecord(id, { email, orders: [['1', joinedDaysAgo + 1]] });
      const reachedDaysAgo = joinedDaysAgo - reachedAfter;
      return worldRecord(id, {
        email,
        orders: [
          ['1', Math.max(joinedDaysAgo, reachedDaysAgo) + 1],
          ['2', reachedDaysAgo],
        ],
        second_order_at: [[toInstant(daysAgo(reachedDaysAgo)), reachedDaysAgo]],
      });
    }),
  );
  const members = everyone.map(({ id, joinedDaysAgo, leftDaysAgo }) => ({
    recordId: id,
    joinedAt: daysAgo(joinedDaysAgo),
    leftAt: leftDaysAgo === undefined ? null : daysAgo(leftDaysAgo),
  }));
  addList(world, { listId, members, filterBranch: anyOf([propertyIs('firstname', 'Ada')]) });
}

/** An account whose contacts have `second_order_at`, `orders` and `hs_email_optout`. */
export function orderWorld(): World {
  const world = emptyWorld();
  addProperties(world, CONTACT, [
    worldProperty({ name: 'second_order_at', type: 'datetime', fieldType: 'date' }),
    worldProperty({ name: 'hs_merged_object_ids' }),
    worldProperty({ name: 'orders', type: 'number', fieldType: 'number' }),
    worldProperty({
      name: 'hs_email_optout',
      type: 'bool',
      fieldType: 'booleancheckbox',
      options: ['true', 'false'],
    }),
  ]);
  return world;
}

/** Started 100 days ago, 10 → 50 % within 30 days (and 2 of grace), due yesterday: joins count until 34 days ago. */
export function orderHypothesis(
  overrides: Partial<Hypothesis> = {},
  prediction: Partial<Prediction> = {},
): Hypothesis {
  return makeHypothesis({
    prediction: makePrediction({
      metric: { kind: 'date_property', property: 'second_order_at', label: 'bought again' },
      baseline: 0.1,
      target: 0.5,
      deadline: dayOf(daysAgo(1), TIME_ZONE),
      ...prediction,
    }),
    start: makeStart({
      at: toInstant(daysAgo(100)),
      lists: [{ listId: LIST, role: 'treatment', name: 'First-time buyers', filterHash: null }],
      ...NOTHING_FIXED,
    }),
    createdAt: toInstant(daysAgo(101)),
    ...overrides,
  });
}

export interface Bench {
  portal: StartedPortal;
  store: () => Store;
  deps: PortalDeps;
  /** The same, with parts of the door replaced. */
  depsWith(hubspot: Partial<HubSpotPortal>): PortalDeps;
  /** Moves the clock of the portal and ours. */
  goTo(moment: number): void;
  /** As if the process had ended and another one had opened the same folder. */
  restart(): Promise<void>;
}

/** The bench of an account whose segment these people have joined. */
export async function benchWith(
  everyone: readonly Person[],
  hypotheses = [orderHypothesis()],
): Promise<Bench> {
  const world = orderWorld();
  addPeople(world, everyone);
  return openBench(world, hypotheses);
}

/** A portal over the world, a door to it, and a store with these hypotheses. */
export async function openBench(
  world: World,
  hypotheses: readonly Hypothesis[],
  options: Pick<PortalOptions, 'isJudged'> = {},
): Promise<Bench> {
  const portal = startPortal({ world, ...options });
  const { directory, dispose } = await temporaryFolder();
  let store = await openForTest(directory);
  onTestFinished(async () => {
    await store.close();
    await dispose();
  });
  await store.portals.save(makePortal({ portalId: PORTAL_ID, timeZone: TIME_ZONE, writesEnabled: true }));
  for (const hypothesis of hypotheses) await store.hypotheses.create(PORTAL_ID, hypothesis);
  let now = WORLD_NOW;
  const hubspot = doorTo(portal);
  const depsWith = (parts: Partial<HubSpotPortal>): PortalDeps => ({
    get store() {
      return store;
    },
    hubspot: { ...hubspot, ...parts },
    now: () => now,
    timeZone: TIME_ZONE,
  });
  return {
    portal,
    store: () => store,
    deps: depsWith({}),
    depsWith,
    goTo(moment) {
      now = moment;
      portal.advanceTo(moment);
    },
    async restart() {
      await store.close();
      store = await openForTest(directory);
    },
  };
}
