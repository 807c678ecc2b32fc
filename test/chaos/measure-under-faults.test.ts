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
import { openFaultBench, PASSING, type FaultBench } from './fault-bench.ts';

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

describe('a measuring during which something goes wrong', () => {
  it.each(PASSING)(
    '%s, at whichever request: the same result, or none and the same the next time',
    async (kind) => {
      const { requests, ...expected } = await undisturbed();
      expect(expected.hypothesis?.verdict?.state).toBe('validated');
      for (let number = 1; number <= requests; number += 1) {
        const bench = await benchOf();
        bench.goWrong(`${kind}@${number}`);
        const report = await measure(bench.deps, PORTAL_ID);
        const after = await everythingIn(bench.deps.store);
        const verdict = after.hypothesis?.verdict ?? null;
        const isUnknown = report.failed.length > 0 || (after.counts?.waiting ?? 0) > 0;
        if (verdict === null) expect({ number, isUnknown }).toEqual({ number, isUnknown: true });
        else expect({ number, ...after }).toEqual({ number, ...expected });
        bench.goWrong();
        await measure(bench.deps, PORTAL_ID);
        expect({ number, ...(await everythingIn(bench.deps.store)) }).toEqual({ number, ...expected });
      }
    },
  );
});
