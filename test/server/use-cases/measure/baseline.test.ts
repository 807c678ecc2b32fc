import { describe, expect, it } from 'vitest';
import { BaselineReport } from '../../../../src/core/contract/baseline-report.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { measureBaseline } from '../../../../src/server/use-cases/measure/measure-baseline.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import { anyOf, propertyIs } from '../../../factories/filters.ts';
import { daysAgo, addList } from '../../../factories/world.ts';
import {
  addPeople,
  LIST,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
} from '../outcome-bench.ts';

const ID = orderHypothesis().id;
const draft = (prediction = {}, rest: Partial<Hypothesis> = {}) =>
  orderHypothesis({ status: 'draft', start: null, ...rest }, prediction);

/** 100 who finished before today, 12 of them in time; others who must not count. */
const EVERYBODY = [
  ...people(12, 1, { joinedDaysAgo: 60, reachedAfter: 10 }),
  ...people(80, 2, { joinedDaysAgo: 60 }),
  ...people(8, 3, { joinedDaysAgo: 70, reachedAfter: 35 }),
  ...people(5, 4, { joinedDaysAgo: 60, reachedAfter: -5 }),
  ...people(40, 5, { joinedDaysAgo: 20, reachedAfter: 1 }),
  ...people(40, 6, { joinedDaysAgo: 200, reachedAfter: 1 }),
];

async function benchOf(hypothesis = draft(), everybody = EVERYBODY) {
  const world = orderWorld();
  addPeople(world, everybody);
  const bench = await openBench(world, [hypothesis]);
  const asset = { kind: 'list' as const, id: LIST };
  await bench
    .store()
    .judgements.attach(PORTAL_ID, makeAttachment({ hypothesisId: ID, asset, role: 'treatment' }));
  return bench;
}

const request = (more: object = {}) => ({
  ...{ portalId: PORTAL_ID, by: 'cli', hypothesisId: ID, seenVersion: 1 },
  ...more,
});

describe('today’s number, worked out', () => {
  it('is read of those who joined in time to finish, by the rules that will hold after the start', async () => {
    const bench = await benchOf();
    const found = await measureBaseline(bench.deps, request());
    const report = BaselineReport.parse(found.ok ? found.value : found);
    expect(report.lookBack).toMatchObject({
      ...{ finished: 100, reached: 12, priorConverters: 5, unread: 0, filledIn: 0, share: 0.12 },
      ...{ from: new Date(daysAgo(122)).toISOString(), until: new Date(daysAgo(32)).toISOString() },
    });
    expect(report.words.number).toContain('is 12 in 100: of 100 people who joined between');
    expect(report).toMatchObject({ used: false, written: 0.1, version: 2 });
  });

  it('is taken over into a draft that asks for it', async () => {
    const bench = await benchOf();
    const found = await measureBaseline(bench.deps, request({ use: true }));
    expect(found).toMatchObject({ value: { used: true, written: 0.12 } });
    const [stored] = await bench.store().hypotheses.list(PORTAL_ID);
    expect(stored).toMatchObject({ prediction: { baseline: 0.12, target: 0.5 }, lookBack: { share: 0.12 } });
  });

  it('is never taken over into what has been started', async () => {
    const bench = await benchOf(orderHypothesis());
    expect(await measureBaseline(bench.deps, request({ use: true }))).toMatchObject({
      reason: 'not_a_draft',
    });
  });

  it('says that there are too few instead of a number', async () => {
    const bench = await benchOf(draft(), people(29, 1, { joinedDaysAgo: 60, reachedAfter: 2 }));
    const found = await measureBaseline(bench.deps, request({ use: true }));
    expect(found).toMatchObject({
      value: { used: false, lookBack: { finished: 29, share: null, interval: null } },
    });
    expect(found.ok && found.value.words.number).toContain('29 people');
  });

  it('leaves out whom a new segment took in at once', async () => {
    const world = orderWorld();
    const atOnce = EVERYBODY.map((one) => ({ ...one, joinedDaysAgo: 60 }));
    addPeople(world, atOnce);
    const list = world.lists.get(LIST);
    if (list !== undefined) list.createdAt = daysAgo(60) - 60_000;
    const bench = await openBench(world, [draft()]);
    const asset = { kind: 'list' as const, id: LIST };
    await bench
      .store()
      .judgements.attach(PORTAL_ID, makeAttachment({ hypothesisId: ID, asset, role: 'treatment' }));
    const found = await measureBaseline(bench.deps, request());
    expect(found).toMatchObject({
      value: { lookBack: { filledIn: EVERYBODY.length, finished: 0, share: null } },
    });
  });

  it('is of the time before the start, however long it has been running', async () => {
    const bench = await benchOf(orderHypothesis(), people(50, 7, { joinedDaysAgo: 140, reachedAfter: 3 }));
    const found = await measureBaseline(bench.deps, request());
    expect(found).toMatchObject({
      value: { lookBack: { finished: 50, until: new Date(daysAgo(132)).toISOString() } },
    });
  });

  it('fills the weeks until the first people finish', async () => {
    const start = { ...orderHypothesis().start, at: new Date(daysAgo(10)).toISOString() };
    const hypothesis = orderHypothesis({ start: start as Hypothesis['start'] }, { deadline: '2027-02-01' });
    const bench = await benchOf(hypothesis);
    await measureBaseline(bench.deps, request());
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry?.lookBack?.sentence).toMatch(/^Before the start: 12 in 100 of the 100 people/);
  });

  it.each([
    ['no_exposure', draft({}, { exposureSource: 'action' })],
    ['nothing_to_measure', draft({ metric: null })],
    ['nothing_to_measure', draft({ windowDays: null })],
    ['nothing_to_measure', draft({}, { kind: 'reviewed' })],
    ['metric_unknown', draft({ metric: { kind: 'date_property', property: 'nowhere', label: 'x' } })],
    [
      'metric_wrong_type',
      draft({ metric: { kind: 'date_property', property: 'hs_email_optout', label: 'x' } }),
    ],
    ['list_of_other_type', draft({}, { objectTypeId: '0-2' })],
    [
      'self_emptying',
      draft({
        metric: {
          kind: 'property_condition',
          property: 'orders',
          operator: 'gte',
          values: ['2'],
          label: 'x',
        },
      }),
    ],
  ])('is refused where it would be another number: %s', async (reason, hypothesis) => {
    const bench = await benchOf(hypothesis);
    addList(bench.portal.world, { listId: LIST, filterBranch: anyOf([propertyIs('orders', '1')]) });
    expect(await measureBaseline(bench.deps, request())).toMatchObject({ ok: false, reason });
    expect(await bench.store().hypotheses.list(PORTAL_ID)).toEqual([hypothesis]);
  });

  it('is refused when the segment is gone, or somebody changed the hypothesis', async () => {
    const bench = await benchOf();
    addList(bench.portal.world, {
      listId: LIST,
      deletedAt: daysAgo(1),
      filterBranch: anyOf([propertyIs('orders', '1')]),
    });
    expect(await measureBaseline(bench.deps, request())).toMatchObject({ reason: 'list_unknown' });
    expect(await measureBaseline(bench.deps, request({ seenVersion: 7 }))).toMatchObject({
      reason: 'conflict',
    });
  });
});
