import { describe, expect, it } from 'vitest';
import { CONTACT } from '../../../../src/core/object-type.ts';
import type { Metric } from '../../../../src/core/hypotheses/metric.ts';
import type { World } from '../../../../src/sandbox/portal/world.ts';
import { measureBaseline } from '../../../../src/server/use-cases/measure/measure-baseline.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { daysAgo, WORLD_NOW } from '../../../factories/world.ts';
import { makeStart } from '../../../factories/hypotheses.ts';
import {
  addPeople,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  type Person,
  PORTAL_ID,
} from '../outcome-bench.ts';

const UNSUBSCRIBED: Metric = {
  kind: 'property_condition',
  property: 'hs_email_optout',
  operator: 'eq',
  values: ['true'],
  label: 'unsubscribed',
};

/** 60 of 100 reached it; those with these ids unsubscribed so many days ago. */
async function benchOf(optedOut: Record<string, number>, prediction = {}) {
  const world = orderWorld();
  addPeople(world, [
    ...people(60, 1, { joinedDaysAgo: 50, reachedAfter: 10 }),
    ...people(40, 2, { joinedDaysAgo: 50 }),
  ]);
  for (const [id, days] of Object.entries(optedOut)) {
    const history = world.records.get(CONTACT)?.get(id)?.history;
    history?.set('hs_email_optout', [{ value: 'true', at: daysAgo(days), source: 'CRM_UI' }]);
  }
  return openBench(world, [orderHypothesis({}, { guardrail: UNSUBSCRIBED, ...prediction })]);
}

async function readingOf(bench: Awaited<ReturnType<typeof benchOf>>) {
  return (await measure(bench.deps, PORTAL_ID)).hypotheses[0]?.reading;
}

describe('what is watched beside the outcome', () => {
  it('is counted in the same window, of those who finished and had not done it before', async () => {
    const reading = await readingOf(await benchOf({ '10000': 45, '20000': 30, '20001': 10, '20002': 60 }));
    expect(reading?.guardrail).toMatchObject({
      treatment: { finished: 99, reached: 2 },
      control: null,
      state: 'not_known',
    });
    expect(reading?.guardrail?.sentence).toMatch(/^Unsubscribed: 2 in 100\.$/);
  });

  it('changes nothing of the verdict', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => [String(10_000 + index), 45]);
    const bench = await benchOf(Object.fromEntries(ids));
    await bench.store().hypotheses.create(PORTAL_ID, orderHypothesis({ id: 'h_unwatched0' }));
    const { hypotheses } = await measure(bench.deps, PORTAL_ID);
    const [watched, unwatched] = hypotheses.map(({ reading }) => reading);
    expect(watched?.guardrail?.treatment.reached).toBe(60);
    expect(unwatched?.guardrail).toBeNull();
    expect({ ...watched, guardrail: null, hypothesisId: 'h_unwatched0' }).toEqual(unwatched);
  });

  it('stays with the verdict that was fixed', async () => {
    const bench = await benchOf({ '10000': 45 });
    const first = await readingOf(bench);
    expect((await readingOf(bench))?.guardrail).toEqual(first?.guardrail);
    const [stored] = await bench.store().hypotheses.list(PORTAL_ID);
    expect(stored?.verdict?.guardrail).toEqual(first?.guardrail);
  });

  it('is not known where its field is not there: never nobody', async () => {
    const guardrail: Metric = { ...UNSUBSCRIBED, property: 'nowhere' };
    const reading = await readingOf(await benchOf({}, { guardrail }));
    expect(reading).toMatchObject({
      state: 'validated',
      guardrail: { state: 'not_known', treatment: { finished: 0 } },
    });
    expect(reading?.guardrail?.sentence).toContain('contacts have no property nowhere');
  });
});

describe('what is watched, judged', () => {
  const optOut = (world: World, ids: readonly string[], days: number) => {
    for (const id of ids) {
      const at = daysAgo(days);
      const history = world.records.get(CONTACT)?.get(id)?.history;
      history?.set('hs_email_optout', [{ value: 'true', at, source: 'CRM_UI' }]);
    }
  };
  const idsOf = (some: readonly Person[]) => some.map(({ id }) => id);

  it('is not called worse than before, where people leave the segment as it happens to them', async () => {
    const world = orderWorld();
    const leavers = people(20, 5, { joinedDaysAgo: 150, leftDaysAgo: 140 });
    const joined = people(100, 2, { joinedDaysAgo: 50 });
    addPeople(world, [...leavers, ...people(40, 6, { joinedDaysAgo: 150 }), ...joined]);
    optOut(world, idsOf(leavers), 140);
    optOut(world, idsOf(joined.slice(0, 20)), 45);
    const bench = await openBench(world, [orderHypothesis({}, { guardrail: UNSUBSCRIBED })]);
    const { id: hypothesisId, version: seenVersion } = orderHypothesis();
    const back = { portalId: PORTAL_ID, by: 'cli', hypothesisId, seenVersion };
    expect(await measureBaseline(bench.deps, back)).toMatchObject({ ok: true });
    expect((await readingOf(bench))?.guardrail).toMatchObject({
      treatment: { finished: 100, reached: 20 },
      before: { finished: 40, reached: 0 },
      state: 'not_known',
    });
  });

  it.each([
    ['the safe band before the deadline', daysAgo(10), 'not_worse'],
    ['one interval at the deadline', WORLD_NOW, 'worse'],
  ])('is asked of the compared group, by %s', async (_, moment, state) => {
    const world = orderWorld();
    const [treated, compared] = [1, 7].map((prefix) => [
      ...people(40, prefix, { joinedDaysAgo: 50, reachedAfter: 10 }),
      ...people(60, prefix + 1, { joinedDaysAgo: 50 }),
    ]) as [Person[], Person[]];
    addPeople(world, treated);
    addPeople(world, compared, '202');
    optOut(world, idsOf(treated.slice(0, 30)), 45);
    optOut(world, idsOf(compared.slice(0, 12)), 45);
    const started = orderHypothesis({}, { guardrail: UNSUBSCRIBED });
    const control = { listId: '202', role: 'control' as const, name: 'Compared with', filterHash: null };
    const start = { ...makeStart(), ...started.start, lists: [...(started.start?.lists ?? []), control] };
    const bench = await openBench(world, [{ ...started, start }]);
    bench.goTo(moment);
    expect((await readingOf(bench))?.guardrail).toMatchObject({
      treatment: { finished: 100, reached: 30 },
      control: { finished: 100, reached: 12 },
      state,
    });
  });
});

describe('a date that HubSpot corrects after it was counted', () => {
  /** The date of somebody who had not done it is entered late. */
  const enter = (bench: Awaited<ReturnType<typeof benchOf>>, id: string, days: number) => {
    const at = daysAgo(12);
    const value = new Date(daysAgo(days)).toISOString();
    bench.portal.world.records
      .get(CONTACT)
      ?.get(id)
      ?.history.set('second_order_at', [{ value, at, source: 'IMPORT' }]);
  };

  it('is read once more a week later, counted in, and told', async () => {
    const bench = await benchOf({});
    bench.goTo(daysAgo(17));
    expect((await readingOf(bench))?.counts).toMatchObject({ treatment: { finished: 100, reached: 60 } });
    enter(bench, '20000', 45);
    bench.goTo(daysAgo(10));
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({
      outcomesRead: 100,
      reading: { counts: { treatment: { finished: 100, reached: 61 }, revised: 1 } },
    });
    bench.goTo(daysAgo(9));
    expect((await measure(bench.deps, PORTAL_ID)).hypotheses).toMatchObject([{ outcomesRead: 0 }]);
  });

  it('keeps it from a verdict when there are many, with the mend', async () => {
    const bench = await benchOf({});
    bench.goTo(daysAgo(17));
    await measure(bench.deps, PORTAL_ID);
    for (const id of ['20000', '20001', '20002']) enter(bench, id, 45);
    bench.goTo(WORLD_NOW);
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({ problem: { code: 'revised' }, becameFinal: false });
    expect(entry?.reading.sentence).toContain('3 results changed after we counted them.');
  });

  it('changes nothing once the verdict is fixed', async () => {
    const bench = await benchOf({});
    const first = await readingOf(bench);
    enter(bench, '20000', 45);
    bench.goTo(daysAgo(-30));
    expect((await readingOf(bench))?.counts).toEqual(first?.counts);
  });
});
