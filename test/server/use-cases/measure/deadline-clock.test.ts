import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../src/core/time.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import {
  addPeople,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
  TIME_ZONE,
} from '../outcome-bench.ts';

describe('the deadline', () => {
  // New York puts its clocks back on 1 November 2026: that day has 25 hours and ends at five o'clock UTC.
  const LAST_MOMENT = Date.parse('2026-11-02T04:59:59.999Z');

  it('is over with its day in the time zone of the account, on the day the clocks go back too', async () => {
    const world = orderWorld();
    addPeople(world, [
      ...people(60, 1, { joinedDaysAgo: 50, reachedAfter: 10 }),
      ...people(40, 2, { joinedDaysAgo: 50 }),
    ]);
    const bench = await openBench(world, [orderHypothesis({}, { deadline: '2026-11-01' })]);
    expect(dayOf(LAST_MOMENT, TIME_ZONE)).toBe('2026-11-01');
    bench.goTo(LAST_MOMENT);
    const [before] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(before).toMatchObject({
      becameFinal: false,
      reading: { counts: { treatment: { finished: 100 } } },
    });
    bench.goTo(LAST_MOMENT + 1);
    const [after] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(after).toMatchObject({ becameFinal: true, reading: { state: 'validated' } });
  });

  it('counts those who have finished by it, however late it is read', async () => {
    const world = orderWorld();
    // 32 days after joining the last of these has finished at the very end of the deadline, the other a moment later.
    addPeople(world, [
      ...people(60, 1, { joinedDaysAgo: 50, reachedAfter: 10 }),
      ...people(40, 2, { joinedDaysAgo: 50 }),
    ]);
    const members = world.lists.get('201')?.members ?? [];
    const [first, second] = members.slice(60);
    if (first !== undefined) first.joinedAt = LAST_MOMENT - 32 * 86_400_000;
    if (second !== undefined) second.joinedAt = LAST_MOMENT + 1 - 32 * 86_400_000;
    const bench = await openBench(world, [orderHypothesis({}, { deadline: '2026-11-01' })]);
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry?.reading.counts).toMatchObject({
      treatment: { finished: 99 },
      outsideTime: 1,
      beforeStart: 0,
    });
  });
});
