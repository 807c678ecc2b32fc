import { describe, expect, it } from 'vitest';
import { CONTACT } from '../../../../src/core/object-type.ts';
import type { Metric } from '../../../../src/core/hypotheses/metric.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { daysAgo, WORLD_NOW } from '../../../factories/world.ts';
import {
  addPeople,
  LIST,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
  type Bench,
} from '../outcome-bench.ts';

const BY_HISTORY: Metric = {
  ...{ kind: 'property_condition', property: 'orders', label: 'bought again' },
  ...{ operator: 'gte', values: ['2'] },
};

/** 400 who have finished ten days before now, 40 who finish in the ten days, and six who come in in them. */
async function benchOf(metric: Metric | null): Promise<Bench> {
  const world = orderWorld();
  addPeople(world, [
    ...people(200, 1, { joinedDaysAgo: 60, reachedAfter: 5 }),
    ...people(200, 2, { joinedDaysAgo: 55 }),
    ...people(40, 3, { joinedDaysAgo: 39, reachedAfter: 5 }),
    ...people(6, 4, { joinedDaysAgo: 8 }),
  ]);
  const deadline = '2026-12-31';
  const bench = await openBench(world, [
    orderHypothesis({}, { deadline, ...(metric === null ? {} : { metric }) }),
  ]);
  bench.goTo(daysAgo(10));
  return bench;
}

/** What was asked of HubSpot since the last time, by kind. */
function asked({ portal }: Bench): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { method, path } of portal.requests.entries()) {
    const kind = `${method} ${path}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  portal.requests.clear();
  return counts;
}

const FOUNDATIONS = {
  'GET /crm/lists/2026-09': 1,
  [`GET /crm/v3/properties/${CONTACT}`]: 1,
  // The workflow fixed at the start, which the batch leaves out: is it gone?
  'POST /automation/v4/flows/batch/read': 1,
  'GET /automation/v4/flows/5001': 1,
};
const JOINS = `GET /crm/v3/lists/${LIST}/memberships/join-order`;
const READS = `POST /crm/v3/objects/${CONTACT}/batch/read`;

describe.each([
  ['from the history of a property', BY_HISTORY, 50],
  ['from a date', null, 100],
] as const)('requests of a cohort of 440, %s', (_, metric, batch) => {
  it('are the pages of its segment and full batches of those who have finished, and then only what is new', async () => {
    const bench = await benchOf(metric);
    await measure(bench.deps, PORTAL_ID);
    expect(asked(bench)).toEqual({
      ...FOUNDATIONS,
      'POST /crm/v3/lists/search': 1,
      [JOINS]: Math.ceil(440 / 250),
      [READS]: 400 / batch,
    });

    // Nothing has changed: the last page of the segment, and nobody.
    await measure(bench.deps, PORTAL_ID);
    expect(asked(bench)).toEqual({ ...FOUNDATIONS, [JOINS]: 1 });

    bench.goTo(WORLD_NOW);
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({ newRecords: 6, outcomesRead: 40, reading: { counts: { waiting: 6 } } });
    expect(asked(bench)).toEqual({ ...FOUNDATIONS, [JOINS]: 1, [READS]: 1 });
  });
});
