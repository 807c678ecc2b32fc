import { describe, expect, it } from 'vitest';
import { CONTACT } from '../../src/core/object-type.ts';
import type { World } from '../../src/sandbox/portal/world.ts';
import { isHubSpotError } from '../../src/server/hubspot/errors.ts';
import { measure } from '../../src/server/use-cases/measure/measure.ts';
import { writeBack } from '../../src/server/use-cases/write-back/write-back.ts';
import {
  addPeople,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
} from '../server/use-cases/outcome-bench.ts';
import { BAD_DAYS, openFaultBench, PASSING, type FaultBench } from './fault-bench.ts';

/** Measured: two batches of records to write. */
async function measuredBench(): Promise<FaultBench> {
  const world = orderWorld();
  addPeople(world, [
    ...people(60, 1, { joinedDaysAgo: 60, reachedAfter: 4 }),
    ...people(50, 2, { joinedDaysAgo: 60 }),
  ]);
  const bench = await openFaultBench(world, [orderHypothesis()]);
  await measure(bench.deps, PORTAL_ID);
  bench.portal.requests.clear();
  return bench;
}

/** Every version of our properties that the account has, by record. */
function versionsIn(world: World): Record<string, string[]> {
  const records = [...(world.records.get(CONTACT) ?? [])];
  return Object.fromEntries(
    records.flatMap(([id, { history }]) =>
      [...history]
        .filter(([name]) => name.startsWith('groundwork_'))
        .map(([name, versions]) => [`${id} ${name}`, versions.map(({ value }) => value)] as const),
    ),
  );
}

/** Records written, or the code of what was clearly refused. */
async function writtenBy({ deps }: FaultBench): Promise<number | string> {
  try {
    const result = await writeBack(deps, PORTAL_ID);
    return result.ok ? (result.value.objectTypes[0]?.written ?? 0) : result.reason;
  } catch (error) {
    if (!isHubSpotError(error)) throw error;
    return error.code;
  }
}

function propertiesMade({ portal }: FaultBench): number {
  const names = (portal.world.properties.get(CONTACT) ?? []).map(({ name }) => name);
  return names.filter((name) => name.startsWith('groundwork_')).length;
}

/** What is written is what an undisturbed run writes, once; the next run writes the rest, the one after nothing. */
async function expectNothingTwice(plan: string, whole: FaultBench) {
  const expected = versionsIn(whole.portal.world);
  const bench = await measuredBench();
  bench.goWrong(plan);
  await writtenBy(bench);
  expect(expected).toMatchObject(versionsIn(bench.portal.world));
  bench.goWrong();
  await writtenBy(bench);
  expect({ plan, versions: versionsIn(bench.portal.world) }).toEqual({ plan, versions: expected });
  expect(propertiesMade(bench)).toBe(propertiesMade(whole));
  expect(await writtenBy(bench)).toBe(0);
}

async function undisturbed(): Promise<FaultBench> {
  const bench = await measuredBench();
  expect(await writtenBy(bench)).toBe(110);
  return bench;
}

/** As many write-backs as a write-back makes requests. */
const EACH_MS = 120_000;

describe('a write-back during which something goes wrong', () => {
  it.each(PASSING)(
    '%s, at whichever request: nothing wrong is written, and nothing twice',
    async (kind) => {
      const whole = await undisturbed();
      for (let number = 1; number <= whole.portal.requests.total(); number += 1)
        await expectNothingTwice(`${kind}@${number}`, whole);
    },
    EACH_MS,
  );

  it.each(BAD_DAYS)('%s: the same', async (plan) => expectNothingTwice(plan, await undisturbed()), EACH_MS);
});
