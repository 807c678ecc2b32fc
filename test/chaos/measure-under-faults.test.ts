import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/server/store/port/store.ts';
import { measure } from '../../src/server/use-cases/measure/measure.ts';
import { gather } from '../server/hubspot/doors.ts';
import {
  addPeople,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
} from '../server/use-cases/outcome-bench.ts';
import { BAD_DAYS, openFaultBench, PASSING, type FaultBench } from './fault-bench.ts';

const ID = orderHypothesis().id;

/** Two pages of members and three batches of outcomes. */
function benchOf(): Promise<FaultBench> {
  const world = orderWorld();
  addPeople(world, [
    ...people(140, 1, { joinedDaysAgo: 60, reachedAfter: 4 }),
    ...people(120, 2, { joinedDaysAgo: 60 }),
  ]);
  return openFaultBench(world, [orderHypothesis()]);
}

async function everythingIn(store: Store) {
  return {
    rows: await gather(store.ledger.open(PORTAL_ID, ID)),
    hypothesis: await store.hypotheses.get(PORTAL_ID, ID),
    counts: (await store.readings.latest(PORTAL_ID, ID))?.counts,
  };
}

async function undisturbed() {
  const bench = await benchOf();
  await measure(bench.deps, PORTAL_ID);
  return { ...(await everythingIn(bench.deps.store)), requests: bench.portal.requests.total() };
}

/** The same result, or none while something is said to be unknown and the same the next time. */
async function expectNothingWrong(plan: string, expected: Awaited<ReturnType<typeof undisturbed>>) {
  const { requests: _, ...whole } = expected;
  const bench = await benchOf();
  bench.goWrong(plan);
  const report = await measure(bench.deps, PORTAL_ID);
  const after = await everythingIn(bench.deps.store);
  const isUnknown = report.failed.length > 0 || (after.counts?.waiting ?? 0) > 0;
  if ((after.hypothesis?.verdict ?? null) === null)
    expect({ plan, isUnknown }).toEqual({ plan, isUnknown: true });
  else expect({ plan, ...after }).toEqual({ plan, ...whole });
  bench.goWrong();
  await measure(bench.deps, PORTAL_ID);
  expect({ plan, ...(await everythingIn(bench.deps.store)) }).toEqual({ plan, ...whole });
}

/** As many measurings as a measuring makes requests. */
const EACH_MS = 120_000;

describe('a measuring during which something goes wrong', () => {
  it.each(PASSING)(
    '%s, at whichever request: the same result, or none and the same the next time',
    async (kind) => {
      const whole = await undisturbed();
      expect(whole.hypothesis?.verdict?.state).toBe('validated');
      for (let number = 1; number <= whole.requests; number += 1)
        await expectNothingWrong(`${kind}@${number}`, whole);
    },
    EACH_MS,
  );

  it.each(BAD_DAYS)('%s: the same', async (plan) => expectNothingWrong(plan, await undisturbed()), EACH_MS);
});
