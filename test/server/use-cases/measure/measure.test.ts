import { describe, expect, it } from 'vitest';
import { MeasureReport } from '../../../../src/core/contract/measure-report.ts';
import { CONTACT } from '../../../../src/core/object-type.ts';
import { NOTHING_FIXED } from '../../../../src/core/outcomes/metric/goal.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { makeCursor } from '../../../factories/entities.ts';
import { makeAmendment, makeStart, makeVerdict } from '../../../factories/hypotheses.ts';
import { daysAgo, WORLD_NOW } from '../../../factories/world.ts';
import { gather } from '../../hubspot/doors.ts';
import {
  addPeople,
  benchWith,
  LIST,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
  type Bench,
  type Person,
} from '../outcome-bench.ts';

const JOINS = `/crm/v3/lists/${LIST}/memberships/join-order`;
const READS = `/crm/v3/objects/${CONTACT}/batch/read`;

/** 100 finished, of whom 60 reached it, and one group of each kind that does not count. */
const COHORT: Person[] = [
  ...people(60, 1, { joinedDaysAgo: 50, reachedAfter: 10 }),
  ...people(35, 2, { joinedDaysAgo: 50 }),
  ...people(5, 3, { joinedDaysAgo: 80, reachedAfter: 31 }),
  ...people(3, 4, { joinedDaysAgo: 60, reachedAfter: -5 }),
  ...people(2, 5, { joinedDaysAgo: 101, reachedAfter: 3 }),
  ...people(4, 6, { joinedDaysAgo: 20, reachedAfter: 3 }),
];

const COUNTS = {
  treatment: { finished: 100, reached: 60 },
  control: null,
  waiting: 0,
  outsideTime: 6,
  beforeStart: 2,
  priorConverters: 3,
  notEvaluable: 0,
  contaminated: 0,
  merged: 0,
  imported: 0,
};

async function onlyReading(bench: Bench) {
  const { hypotheses } = await measure(bench.deps, PORTAL_ID);
  return hypotheses[0]?.reading;
}

describe('measuring after the deadline', () => {
  it('counts everybody as what they are and fixes the verdict', async () => {
    const bench = await benchWith(COHORT);
    const report = MeasureReport.parse(await measure(bench.deps, PORTAL_ID));
    expect(report.hypotheses[0]).toMatchObject({ newRecords: 109, outcomesRead: 103, becameFinal: true });
    expect(report.hypotheses[0]?.reading).toMatchObject({
      counts: COUNTS,
      state: 'validated',
      label: 'Target reached',
      evidence: 'rose_from',
    });
    const [hypothesis] = await bench.store().hypotheses.list(PORTAL_ID);
    expect(hypothesis?.verdict).toMatchObject({ state: 'validated', counts: COUNTS });
    expect(hypothesis?.version).toBe(2);
  });

  it('keeps the reading as the latest', async () => {
    const bench = await benchWith(COHORT);
    const reading = await onlyReading(bench);
    expect(await bench.store().readings.latest(PORTAL_ID, orderHypothesis().id)).toEqual(reading);
  });

  it('asks HubSpot nothing more about a verdict that is fixed', async () => {
    const bench = await benchWith(COHORT);
    await measure(bench.deps, PORTAL_ID);
    bench.portal.requests.clear();
    const reading = await onlyReading(bench);
    expect(bench.portal.requests.total()).toBe(0);
    expect(reading).toMatchObject({ row: 0, state: 'validated', counts: COUNTS });
    expect(reading?.sentence).toMatch(/^The target was reached: 60 in 100.*Decided on 2 November 2026/);
  });

  it('reads the first time a condition held from the history, fifty records at a time', async () => {
    const metric = {
      kind: 'property_condition' as const,
      property: 'orders',
      operator: 'gte' as const,
      values: ['2'],
      label: 'bought again',
    };
    const bench = await benchWith(COHORT, [orderHypothesis({}, { metric })]);
    expect((await onlyReading(bench))?.counts).toEqual(COUNTS);
    expect(bench.portal.requests.count('POST', READS)).toBe(3);
  });

  it('waits with the verdict while a record could not be read', async () => {
    const bench = await benchWith(COHORT);
    const { records } = bench.deps.hubspot;
    const failing = bench.depsWith({
      records: {
        ...records,
        async *read(...ask) {
          for await (const read of records.read(...ask))
            yield read.id === '10007'
              ? { state: 'unreadable', id: read.id, code: 'internal', message: '' }
              : read;
        },
      },
    });
    const [entry] = (await measure(failing, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({
      becameFinal: false,
      unreadRecords: 1,
      reading: { row: 3, state: 'no_data' },
    });
    expect(entry?.reading.sentence).toContain('haven’t finished a full reading');
    const [again] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(again).toMatchObject({ becameFinal: true, outcomesRead: 1, reading: { counts: COUNTS } });
  });

  it('counts a deleted contact as one whose result nobody can say', async () => {
    const bench = await benchWith(COHORT);
    const contact = bench.portal.world.records.get(CONTACT)?.get('10000');
    if (contact !== undefined) contact.archivedAt = daysAgo(3);
    expect((await onlyReading(bench))?.counts).toMatchObject({
      treatment: { finished: 99 },
      notEvaluable: 1,
    });
  });

  it('reads a hypothesis that was changed on the way by the safe band, and says so', async () => {
    const bench = await benchWith(COHORT, [orderHypothesis({ amendments: [makeAmendment()] })]);
    const reading = await onlyReading(bench);
    expect(reading).toMatchObject({ state: 'validated', tags: ['amended', 'uncontrolled'] });
    expect(reading?.sentence).toContain('Judged more strictly since then.');
    const [low = 0] = reading?.band?.interval ?? [];
    expect(reading?.sentence).toContain(`lies between ${Number((low * 100).toFixed(1))} and`);
  });

  it('shows the safe band and the chance beside the verdict', async () => {
    const reading = await onlyReading(await benchWith(COHORT));
    expect(reading?.band).toMatchObject({ unit: 'share', level: 0.99, method: 'bernoulli' });
    expect(reading?.band?.interval[0]).toBeLessThan(reading?.estimate?.interval[0] ?? 0);
    expect(reading?.chanceAtOrAboveTarget).toBeGreaterThan(0.9);
  });

  it('does not overwrite what somebody changed meanwhile', async () => {
    const bench = await benchWith(COHORT);
    const { properties } = bench.deps.hubspot;
    const deps = bench.depsWith({
      properties: {
        ...properties,
        async list(...ask) {
          const next = orderHypothesis({ holdoutShare: 0.1 });
          await bench.store().hypotheses.replace(PORTAL_ID, 1, next);
          return properties.list(...ask);
        },
      },
    });
    const report = await measure(deps, PORTAL_ID);
    expect(report.failed).toMatchObject([{ code: 'hypothesis_changed' }]);
    expect(await bench.store().readings.all(PORTAL_ID)).toEqual([]);
    expect(await bench.store().hypotheses.list(PORTAL_ID)).toMatchObject([
      { holdoutShare: 0.1, verdict: null },
    ]);
  });
});

describe('measuring while it runs', () => {
  it('fixes a verdict early when the whole safe band is past the target', async () => {
    const bench = await benchWith(COHORT, [orderHypothesis({}, { target: 0.3, baseline: 0.2 })]);
    bench.goTo(daysAgo(10));
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({
      becameFinal: true,
      reading: { row: 5, state: 'validated', tags: ['early', 'uncontrolled'], estimate: null },
    });
    bench.goTo(WORLD_NOW);
    const [later] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(later?.reading.sentence).toMatch(/ahead of time.*Decided on/);
    expect(later?.reading.band).toEqual(entry?.reading.band);
  });

  const NEW_PEOPLE = people(112, 7, { joinedDaysAgo: 70, reachedAfter: 3 });

  it('says when the first results come, counting nobody before', async () => {
    const bench = await benchWith(NEW_PEOPLE);
    bench.goTo(daysAgo(60));
    const reading = await onlyReading(bench);
    expect(reading).toMatchObject({
      state: 'too_early',
      counts: { treatment: { finished: 0, reached: 0 }, waiting: 112 },
      firstResultsAt: new Date(daysAgo(38)).toISOString(),
    });
    expect(bench.portal.requests.count('POST', READS)).toBe(0);
  });

  it('fixes nothing before the deadline', async () => {
    const bench = await benchWith(COHORT);
    bench.goTo(daysAgo(10));
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({ becameFinal: false, reading: { state: 'promising', estimate: null } });
    expect(await bench.store().hypotheses.list(PORTAL_ID)).toMatchObject([{ verdict: null, version: 1 }]);
  });

  it('reads each outcome once', async () => {
    const bench = await benchWith(COHORT);
    bench.goTo(daysAgo(10));
    await measure(bench.deps, PORTAL_ID);
    bench.portal.requests.clear();
    bench.goTo(daysAgo(9));
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({ newRecords: 0, outcomesRead: 0, reading: { counts: COUNTS } });
    expect(bench.portal.requests.count('POST', READS)).toBe(0);
  });

  it('goes on with joins where it stopped', async () => {
    const bench = await benchWith([
      ...people(600, 1, { joinedDaysAgo: 90 }),
      ...people(30, 2, { joinedDaysAgo: 50 }),
    ]);
    bench.goTo(daysAgo(85));
    await measure(bench.deps, PORTAL_ID);
    expect(bench.portal.requests.count('GET', JOINS)).toBe(3);
    bench.portal.requests.clear();
    bench.goTo(daysAgo(40));
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({ newRecords: 30, reading: { counts: { waiting: 30 } } });
    expect(bench.portal.requests.count('GET', JOINS)).toBe(1);
  });

  it('starts a list over when HubSpot no longer knows the place', async () => {
    const bench = await benchWith(COHORT);
    const cursor = makeCursor({ listId: LIST, after: 'no cursor of this portal' });
    await bench.store().ledger.saveCursor(PORTAL_ID, orderHypothesis().id, cursor);
    expect((await onlyReading(bench))?.counts).toEqual(COUNTS);
  });

  it('keeps people who leave the segment, even by succeeding', async () => {
    const leavers = people(40, 8, { joinedDaysAgo: 70, reachedAfter: 5, leftDaysAgo: 64 });
    const bench = await benchWith([...leavers, ...people(40, 9, { joinedDaysAgo: 70 })]);
    bench.goTo(daysAgo(69));
    await measure(bench.deps, PORTAL_ID);
    bench.goTo(WORLD_NOW);
    expect((await onlyReading(bench))?.counts.treatment).toEqual({ finished: 80, reached: 40 });
  });

  it('counts a person who came back from the first time on', async () => {
    const bench = await benchWith([{ id: '1', joinedDaysAgo: 90, reachedAfter: 40, leftDaysAgo: 80 }]);
    bench.goTo(daysAgo(85));
    await measure(bench.deps, PORTAL_ID);
    const list = bench.portal.world.lists.get(LIST);
    list?.members.push({ recordId: '1', joinedAt: daysAgo(60), leftAt: null });
    bench.goTo(WORLD_NOW);
    expect((await onlyReading(bench))?.counts.treatment).toEqual({ finished: 1, reached: 0 });
  });

  it('gives the same result when it was killed between two batches', async () => {
    const everyone = [
      ...people(700, 1, { joinedDaysAgo: 60, reachedAfter: 4 }),
      ...people(500, 2, { joinedDaysAgo: 60 }),
    ];
    const bench = await benchWith(everyone);
    const { records } = bench.deps.hubspot;
    let reads = 0;
    const dying = bench.depsWith({
      records: {
        ...records,
        read(...ask) {
          reads += 1;
          if (reads > 1) throw new Error('killed');
          return records.read(...ask);
        },
      },
    });
    await expect(measure(dying, PORTAL_ID)).rejects.toThrow('killed');
    await bench.restart();
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({
      newRecords: 0,
      outcomesRead: 700,
      becameFinal: true,
      reading: { counts: { treatment: { finished: 1200, reached: 700 } } },
    });
    expect(await bench.store().ledger.count(PORTAL_ID, orderHypothesis().id)).toBe(1200);
  });
});

describe('measuring against a compared segment', () => {
  it('counts both, and people in both in neither', async () => {
    const world = orderWorld();
    const both = people(1, 3, { joinedDaysAgo: 70 });
    addPeople(world, [...people(300, 1, { joinedDaysAgo: 70, reachedAfter: 2 }), ...both]);
    addPeople(world, [...people(300, 2, { joinedDaysAgo: 70 }), ...both], '202');
    const lists = [
      { listId: LIST, role: 'treatment' as const, name: 'Gets it', filterHash: null },
      { listId: '202', role: 'control' as const, name: 'Compared with', filterHash: null },
    ];
    const start = makeStart({ ...orderHypothesis().start, lists, ...NOTHING_FIXED });
    const bench = await openBench(world, [orderHypothesis({ start })]);
    expect(await onlyReading(bench)).toMatchObject({
      counts: {
        treatment: { finished: 300, reached: 300 },
        control: { finished: 300, reached: 0 },
        contaminated: 1,
      },
      state: 'validated',
      evidence: 'compared_with',
      label: 'Came true',
      estimate: { unit: 'difference', method: 'newcombe' },
    });
  });
});

describe('what stands in the way of a verdict', () => {
  const metric = { kind: 'date_property' as const, property: 'nowhere', label: 'bought again' };
  const otherList = (listId: string) =>
    makeStart({
      ...orderHypothesis().start,
      lists: [{ listId, role: 'treatment', name: 'Gone', filterHash: null }],
    });
  it.each([
    ['metric_missing', orderHypothesis({}, { metric })],
    ['metric_wrong_type', orderHypothesis({}, { metric: { ...metric, property: 'orders' } })],
    [
      'metric_wrong_type',
      orderHypothesis(
        {},
        {
          metric: {
            kind: 'property_condition',
            property: 'email',
            operator: 'gte',
            values: ['2'],
            label: 'x',
          },
        },
      ),
    ],
    ['metric_unset', orderHypothesis({}, { metric: null })],
    ['goal_incomplete', orderHypothesis({}, { baseline: null })],
    ['goal_on_wrong_side', orderHypothesis({}, { target: 0.05 })],
    ['window_incomplete', orderHypothesis({}, { windowDays: null })],
    ['list_gone', orderHypothesis({ start: otherList('999') })],
    ['list_unset', orderHypothesis({ start: makeStart({ lists: [] }) })],
    ['list_wrong_object_type', orderHypothesis({ objectTypeId: '0-3' })],
  ])('is told with the mend, and nothing is fixed: %s', async (code, hypothesis) => {
    const bench = await benchWith(COHORT, [hypothesis]);
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({
      problem: { code },
      becameFinal: false,
      reading: { state: 'data_problem', row: 1 },
    });
    expect(entry?.reading.sentence).toContain(entry?.problem?.hint);
  });

  it('is an archived field, until it is restored; what was counted is not lost', async () => {
    const bench = await benchWith(COHORT);
    bench.goTo(daysAgo(10));
    await measure(bench.deps, PORTAL_ID);
    const property = bench.portal.world.properties
      .get(CONTACT)
      ?.find(({ name }) => name === 'second_order_at');
    if (property !== undefined) property.archivedAt = daysAgo(5);
    bench.goTo(WORLD_NOW);
    expect(await onlyReading(bench)).toMatchObject({ state: 'data_problem', counts: COUNTS });
    if (property !== undefined) property.archivedAt = null;
    expect(await onlyReading(bench)).toMatchObject({ state: 'validated', counts: COUNTS });
  });

  it('keeps no other hypothesis from being measured', async () => {
    const broken = orderHypothesis({ id: 'h_broken0000', start: otherList('999') });
    const bench = await benchWith(COHORT, [broken, orderHypothesis()]);
    const { hypotheses } = await measure(bench.deps, PORTAL_ID);
    expect(hypotheses.map(({ reading }) => reading.state).sort()).toEqual(['data_problem', 'validated']);
  });

  it('is not a refusal by HubSpot: the last reading stands, and the refusal is told', async () => {
    const bench = await benchWith(COHORT);
    bench.goTo(daysAgo(10));
    const before = await onlyReading(bench);
    bench.portal.settings.tokens.clear();
    bench.goTo(WORLD_NOW);
    const report = await measure(bench.deps, PORTAL_ID);
    expect(report).toMatchObject({ hypotheses: [], failed: [{ code: 'hubspot_unauthorised' }] });
    expect(await bench.store().readings.latest(PORTAL_ID, orderHypothesis().id)).toEqual(before);
  });
});

describe('which hypotheses are measured', () => {
  it('are the live ones with a number', async () => {
    const bench = await benchWith(COHORT, [
      orderHypothesis(),
      orderHypothesis({ id: 'h_draft00000', status: 'draft', start: null }),
      orderHypothesis({ id: 'h_reviewed00', kind: 'reviewed' }),
      orderHypothesis({ id: 'h_retired000', status: 'retired', verdict: makeVerdict() }),
    ]);
    const { hypotheses, failed } = await measure(bench.deps, PORTAL_ID);
    expect(hypotheses.map(({ hypothesisId }) => hypothesisId)).toEqual([orderHypothesis().id]);
    expect(failed).toEqual([]);
  });

  it.each([
    ['h_unknown000', 'hypothesis_not_found'],
    ['h_draft00000', 'hypothesis_not_live'],
    ['h_reviewed00', 'hypothesis_not_live'],
  ])('refuses %s: %s', async (hypothesisId, code) => {
    const bench = await benchWith(COHORT, [
      orderHypothesis({ id: 'h_draft00000', status: 'draft', start: null }),
      orderHypothesis({ id: 'h_reviewed00', kind: 'reviewed' }),
    ]);
    const report = await measure(bench.deps, PORTAL_ID, { hypothesisId });
    expect(report).toMatchObject({ hypotheses: [], failed: [{ hypothesisId, code }] });
  });

  it('can be one of several', async () => {
    const other = orderHypothesis({ id: 'h_other00000' });
    const bench = await benchWith(COHORT, [orderHypothesis(), other]);
    const { hypotheses } = await measure(bench.deps, PORTAL_ID, { hypothesisId: other.id });
    expect(hypotheses.map(({ hypothesisId }) => hypothesisId)).toEqual([other.id]);
    expect(await gather(bench.store().ledger.open(PORTAL_ID, orderHypothesis().id))).toEqual([]);
  });
});
