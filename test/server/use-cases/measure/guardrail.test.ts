import { describe, expect, it } from 'vitest';
import { CONTACT } from '../../../../src/core/object-type.ts';
import type { Metric } from '../../../../src/core/hypotheses/metric.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { daysAgo, WORLD_NOW } from '../../../factories/world.ts';
import { addPeople, openBench, orderHypothesis, orderWorld, people, PORTAL_ID } from '../outcome-bench.ts';

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
