import type { Hypothesis } from '../../../src/core/hypotheses/hypothesis.ts';
import { CONTACT } from '../../../src/core/object-type.ts';
import { NOTHING_FIXED } from '../../../src/core/outcomes/metric/goal.ts';
import { DAY_MS, dayOf, toInstant } from '../../../src/core/time.ts';
import { createRandom } from '../../../src/sandbox/seed/random.ts';
import type { World, WorldRecord } from '../../../src/sandbox/portal/world.ts';
import { anyOf, propertyIs } from '../../factories/filters.ts';
import { hypothesisId, makeHypothesis, makePrediction, makeStart } from '../../factories/hypotheses.ts';
import { enrolFromList, sendEmail } from '../../factories/workflows.ts';
import {
  addEmail,
  addList,
  addProperties,
  addRecords,
  addWorkflow,
  emptyWorld,
  worldProperty,
} from '../../factories/world.ts';

export const PORTAL_ID = '4242';
export const TIME_ZONE = 'America/New_York';
/** Measured by its segment, due yesterday: its verdict is fixed by the first whole measuring. */
export const BY_LIST = hypothesisId(1);
/** Counted by the step of a workflow, three in ten held out. */
export const BY_STEP = hypothesisId(2);
/** Workflows that hypotheses may be attached to. */
export const WORKFLOWS = ['1', '2', '3', '4', '5'];

const LIST = '201';
const MEMBERS = 600;
/** Records that come to the step; the ids stand apart from those of the segment. */
const AT_STEP = 2_000;
const FIRST_AT_STEP = 50_000;

export const STEP_RECORDS = Array.from({ length: AT_STEP }, (_, index) => String(FIRST_AT_STEP + index));

/** The account of a run: the same for the same seed and moment, in whichever process it is made. */
export function makeAccount({ seed, now }: { seed: number; now: number }): World {
  const world = emptyWorld();
  addProperties(world, CONTACT, [
    worldProperty({ name: 'second_order_at', type: 'datetime', fieldType: 'date', createdAt: 0 }),
    worldProperty({ name: 'hs_merged_object_ids', createdAt: 0 }),
  ]);
  const random = createRandom(seed);
  const members = Array.from({ length: MEMBERS }, (_, index) => ({
    recordId: String(10_000 + index),
    joinedAt: now - (40 + random.int(0, 50)) * DAY_MS - index * 1_000,
    leftAt: null,
  }));
  const people = members.map(({ recordId, joinedAt }) =>
    contact(recordId, random.next() < 0.6 ? joinedAt + random.int(1, 25) * DAY_MS : null),
  );
  addRecords(world, CONTACT, [...people, ...STEP_RECORDS.map((id) => contact(id, null))]);
  addList(world, {
    listId: LIST,
    members,
    createdAt: 0,
    filterBranch: anyOf([propertyIs('firstname', 'Ada')]),
  });
  addEmail(world, { id: '7001' });
  for (const id of WORKFLOWS)
    addWorkflow(world, { id, steps: [sendEmail('7001')], enrolment: enrolFromList(LIST) });
  return world;
}

function contact(id: string, orderedAt: number | null): WorldRecord {
  const versions =
    orderedAt === null ? [] : [{ value: toInstant(orderedAt), at: orderedAt, source: 'CRM_UI' }];
  return { id, createdAt: 0, archivedAt: null, history: new Map([['second_order_at', versions]]) };
}

/** What is in the store before the first server starts. */
export function makeHypotheses(now: number): Hypothesis[] {
  const metric = { kind: 'date_property', property: 'second_order_at', label: 'bought again' } as const;
  const at = toInstant(now - 100 * DAY_MS);
  const createdAt = toInstant(now - 101 * DAY_MS);
  const byList = makeHypothesis({
    ...{ id: BY_LIST, createdAt },
    prediction: makePrediction({
      ...{ metric, baseline: 0.1, target: 0.3, deadline: dayOf(now - DAY_MS, TIME_ZONE) },
    }),
    start: makeStart({
      at,
      lists: [{ listId: LIST, role: 'treatment', name: 'First-time buyers', filterHash: null }],
      ...NOTHING_FIXED,
    }),
  });
  const byStep = makeHypothesis({
    ...{ id: BY_STEP, createdAt, exposureSource: 'action', holdoutShare: 0.3 },
    prediction: makePrediction({
      ...{ metric, baseline: 0.1, target: 0.3, deadline: dayOf(now + 100 * DAY_MS, TIME_ZONE) },
    }),
    start: makeStart({ at, lists: [], workflows: [], ...NOTHING_FIXED }),
  });
  return [byList, byStep];
}
