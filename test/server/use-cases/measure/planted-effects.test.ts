import { expect, it } from 'vitest';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { NOTHING_FIXED } from '../../../../src/core/outcomes/metric/goal.ts';
import { DAY_MS, toInstant } from '../../../../src/core/time.ts';
import { buildWorld } from '../../../../src/sandbox/seed/build-world.ts';
import { demoPlan, type DemoHypothesis } from '../../../../src/sandbox/seed/demo-plan.ts';
import { COHORT_FACTS } from '../../../../src/sandbox/seed/facts.ts';
import { TIME_ZONE } from '../../../../src/sandbox/seed/timing.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { writeBack } from '../../../../src/server/use-cases/write-back/write-back.ts';
import { hypothesisId, makeHypothesis, makeStart } from '../../../factories/hypotheses.ts';
import { WORLD_NOW } from '../../../factories/world.ts';
import { openBench, PORTAL_ID } from '../outcome-bench.ts';

const STEP_DAYS = 7;
const FIRST_DAY = 147;

function started(
  { key, content, startDaysAgo, attachments }: DemoHypothesis,
  index: number,
): [string, Hypothesis][] {
  if (startDaysAgo === null) return [];
  const at = toInstant(WORLD_NOW - startDaysAgo * DAY_MS);
  const lists = attachments.flatMap(({ asset: { kind, id } }) =>
    kind === 'list' ? [{ listId: id, role: 'treatment' as const, name: id, filterHash: null }] : [],
  );
  const start = makeStart({ at, lists, workflows: [], ...NOTHING_FIXED });
  return [[key, makeHypothesis({ ...content, id: hypothesisId(index), start, createdAt: at })]];
}

it('finds the planted effects of the demo account, replayed week by week, and writes them to the records', async () => {
  const planned = demoPlan(WORLD_NOW).hypotheses.flatMap(started);
  const bench = await openBench(
    buildWorld({ now: WORLD_NOW }),
    planned.map(([, hypothesis]) => hypothesis),
  );
  const deps = { ...bench.deps, timeZone: TIME_ZONE };
  for (let daysAgo = FIRST_DAY; daysAgo >= 0; daysAgo -= STEP_DAYS) {
    bench.goTo(WORLD_NOW - daysAgo * DAY_MS);
    const { failed } = await measure(deps, PORTAL_ID);
    expect(failed).toEqual([]);
  }
  for (const [key, { id }] of planned) {
    // The keys of the plan that are started are the keys of the facts.
    const facts = COHORT_FACTS[key as keyof typeof COHORT_FACTS];
    const reading = await bench.store().readings.latest(PORTAL_ID, id);
    const { finished, reached, waiting, priorConverters, state } = facts;
    expect({ key, ...reading }).toMatchObject({
      key,
      state,
      counts: { treatment: { finished, reached }, waiting, priorConverters, notEvaluable: 0 },
    });
    if (facts.outsideTime !== null) expect(reading?.counts.outsideTime).toBe(facts.outsideTime);
  }
  const written = await writeBack(deps, PORTAL_ID);
  const results = written.ok ? written.value.objectTypes[0]?.results : null;
  const facts = Object.values(COHORT_FACTS);
  const reached = facts.reduce((sum, fact) => sum + fact.reached, 0);
  const finished = facts.reduce((sum, fact) => sum + fact.finished, 0);
  expect(results).toMatchObject({ reached, notReached: finished - reached });
});
