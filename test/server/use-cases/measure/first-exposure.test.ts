import { describe, expect, it } from 'vitest';
import { CONTACT } from '../../../../src/core/object-type.ts';
import { anyOf, propertyIs } from '../../../factories/filters.ts';
import { makeStart } from '../../../factories/hypotheses.ts';
import { addList, daysAgo, WORLD_NOW } from '../../../factories/world.ts';
import type { World } from '../../../../src/sandbox/portal/world.ts';
import type { HubSpotPortal } from '../../../../src/server/hubspot/port.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { gather } from '../../hubspot/doors.ts';
import { benchWith, LIST, orderHypothesis, people, PORTAL_ID, type Bench } from '../outcome-bench.ts';

const ID = orderHypothesis().id;
const MEMBERSHIPS = '/crm/lists/2026-09/records/memberships/batch/read';

/** Somebody who is in the list a second time. */
function comesBack({ world }: { world: World }, recordId: string, ago: number, listId = LIST): void {
  world.lists.get(listId)?.members.push({ recordId, joinedAt: daysAgo(ago), leftAt: null });
}

async function countsOf(bench: Bench) {
  const { hypotheses } = await measure(bench.deps, PORTAL_ID);
  return hypotheses[0]?.reading.counts;
}

async function joinOf(bench: Bench, recordId: string) {
  const rows = await bench.store().ledger.rowsOf(PORTAL_ID, ID, [recordId]);
  return rows.map(({ joinedAt }) => joinedAt);
}

describe('somebody who comes back into a segment', () => {
  it('is not new, having been there before the start and gone again before anybody looked', async () => {
    const bench = await benchWith([
      { id: '1', joinedDaysAgo: 200, leftDaysAgo: 120 },
      { id: '2', joinedDaysAgo: 70 },
    ]);
    comesBack(bench.portal, '1', 60);
    expect(await countsOf(bench)).toMatchObject({
      treatment: { finished: 1 },
      outsideTime: 1,
      beforeStart: 1,
    });
    expect(await joinOf(bench, '1')).toEqual([daysAgo(200)]);
  });

  it('keeps the first exposure, though both times were after the start and only the second was seen', async () => {
    const bench = await benchWith([{ id: '1', joinedDaysAgo: 90, reachedAfter: 40, leftDaysAgo: 80 }]);
    comesBack(bench.portal, '1', 60);
    expect((await countsOf(bench))?.treatment).toEqual({ finished: 1, reached: 0 });
    expect(await joinOf(bench, '1')).toEqual([daysAgo(90)]);
  });

  it('keeps the first exposure after leaving and joining again between two looks', async () => {
    const bench = await benchWith([{ id: '1', joinedDaysAgo: 150, leftDaysAgo: 95 }]);
    bench.goTo(daysAgo(99));
    await measure(bench.deps, PORTAL_ID);
    comesBack(bench.portal, '1', 80);
    bench.goTo(WORLD_NOW);
    expect(await countsOf(bench)).toMatchObject({ treatment: { finished: 0 }, beforeStart: 1 });
    expect(await joinOf(bench, '1')).toEqual([daysAgo(150)]);
  });

  it('is looked up in the segment that shows a new join, even when another one has shown the record before', async () => {
    const lists = [LIST, '202'].map((listId) => ({
      ...{ listId, role: 'treatment' as const, name: listId, filterHash: null },
    }));
    const start = makeStart({ ...orderHypothesis().start, lists });
    const bench = await benchWith([{ id: '1', joinedDaysAgo: 70 }], [orderHypothesis({ start })]);
    addList(bench.portal.world, {
      listId: '202',
      members: [{ recordId: '1', joinedAt: daysAgo(140), leftAt: daysAgo(130) }],
    });
    comesBack(bench.portal, '1', 60, '202');
    expect(await countsOf(bench)).toMatchObject({ treatment: { finished: 0 }, beforeStart: 1 });
  });

  it('is not asked about where nobody ever left: one question for all segments is enough', async () => {
    const bench = await benchWith(people(300, 1, { joinedDaysAgo: 70 }));
    await measure(bench.deps, PORTAL_ID);
    expect(bench.portal.requests.count('POST', MEMBERSHIPS)).toBe(0);
    expect(bench.portal.requests.count('POST', '/crm/v3/lists/search')).toBe(1);
  });

  it('is asked about once, a hundred people a request', async () => {
    const bench = await benchWith([
      ...people(240, 1, { joinedDaysAgo: 70 }),
      { id: '7', joinedDaysAgo: 90, leftDaysAgo: 85 },
    ]);
    bench.goTo(daysAgo(50));
    await measure(bench.deps, PORTAL_ID);
    expect(bench.portal.requests.count('POST', MEMBERSHIPS)).toBe(3);
    bench.portal.requests.clear();
    await measure(bench.deps, PORTAL_ID);
    expect(bench.portal.requests.count('POST', MEMBERSHIPS)).toBe(0);
    expect(bench.portal.requests.count('POST', '/crm/v3/lists/search')).toBe(0);
  });

  it('is not taken for new when HubSpot does not say since when: the run stops and the next one asks again', async () => {
    const bench = await benchWith([
      { id: '1', joinedDaysAgo: 70 },
      { id: '7', joinedDaysAgo: 90, leftDaysAgo: 85 },
    ]);
    const { lists } = bench.deps.hubspot;
    let asked = 0;
    const silent = bench.depsWith({
      lists: {
        ...lists,
        async firstAdded(...ask) {
          asked += 1;
          bench.portal.settings.tokens.clear();
          return lists.firstAdded(...ask);
        },
      },
    });
    const tokens = new Map(bench.portal.settings.tokens);
    const report = await measure(silent, PORTAL_ID);
    expect(asked).toBe(1);
    expect(report.failed).toMatchObject([{ code: 'hubspot_unauthorised' }]);
    expect(await gather(bench.store().ledger.open(PORTAL_ID, ID))).toEqual([]);
    for (const [token, grant] of tokens) bench.portal.settings.tokens.set(token, grant);
    expect((await countsOf(bench))?.treatment.finished).toBe(1);
  });
});

describe('a segment that loses members', () => {
  /** A door whose cursors count places among those who are members at the moment, so that they slip when one leaves. */
  function countingPlaces(bench: Bench, pageSize: number): Partial<HubSpotPortal> {
    const { lists } = bench.deps.hubspot;
    return {
      lists: {
        ...lists,
        async *joins(listId, after) {
          const now = bench.deps.now();
          const members = (bench.portal.world.lists.get(listId)?.members ?? [])
            .filter(({ joinedAt, leftAt }) => joinedAt <= now && (leftAt === null || leftAt > now))
            .sort((a, b) => a.joinedAt - b.joinedAt);
          for (let place = Number(after ?? 0); ; place += pageSize) {
            const page = members.slice(place, place + pageSize);
            const next = place + pageSize < members.length ? String(place + pageSize) : null;
            yield { joins: page.map(({ recordId, joinedAt }) => ({ recordId, joinedAt })), after: next };
            if (next === null) return;
          }
        },
      },
    };
  }

  it.each([
    ['many have left since, so that the place lies behind everybody', 40],
    ['some have left since, so that the place has slipped past new people', 12],
  ])('passes over nobody when %s', async (_, leavers) => {
    const bench = await benchWith([
      ...people(leavers, 1, { joinedDaysAgo: 95, leftDaysAgo: 72 }),
      ...people(50 - leavers, 2, { joinedDaysAgo: 90 }),
      ...people(20, 3, { joinedDaysAgo: 60 }),
    ]);
    const deps = bench.depsWith(countingPlaces(bench, 10));
    bench.goTo(daysAgo(80));
    await measure(deps, PORTAL_ID);
    bench.goTo(WORLD_NOW);
    const { hypotheses } = await measure(deps, PORTAL_ID);
    expect(hypotheses[0]?.reading.counts.treatment.finished).toBe(70);
  });

  it('keeps those who leave between two looks, and whoever left before anybody looked is not invented', async () => {
    const bench = await benchWith([
      ...people(30, 1, { joinedDaysAgo: 95, leftDaysAgo: 92 }),
      ...people(30, 2, { joinedDaysAgo: 95, leftDaysAgo: 80 }),
    ]);
    bench.goTo(daysAgo(90));
    await measure(bench.deps, PORTAL_ID);
    bench.goTo(WORLD_NOW);
    expect((await countsOf(bench))?.treatment.finished).toBe(30);
  });

  it('goes on being read while something else stands in the way of a verdict', async () => {
    const bench = await benchWith(people(40, 1, { joinedDaysAgo: 80, leftDaysAgo: 60 }));
    const property = bench.portal.world.properties
      .get(CONTACT)
      ?.find(({ name }) => name === 'second_order_at');
    if (property !== undefined) property.archivedAt = daysAgo(90);
    bench.goTo(daysAgo(70));
    const [blocked] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(blocked).toMatchObject({ newRecords: 40, problem: { code: 'metric_archived' } });
    if (property !== undefined) property.archivedAt = null;
    bench.goTo(WORLD_NOW);
    expect((await countsOf(bench))?.treatment.finished).toBe(40);
  });
});

describe('a segment that people leave when they succeed', () => {
  async function problemsOn(looks: readonly number[]) {
    const bench = await benchWith(people(40, 1, { joinedDaysAgo: 95 }));
    const list = bench.portal.world.lists.get(LIST);
    if (list !== undefined) list.filterBranch = anyOf([propertyIs('second_order_at', 'unset')]);
    const problems: unknown[] = [];
    for (const ago of looks) {
      bench.goTo(daysAgo(ago));
      const { hypotheses } = await measure(bench.deps, PORTAL_ID);
      problems.push(hypotheses[0]?.reading.problemCode);
    }
    return problems;
  }

  it.each([
    ['can be counted while somebody looks every two days', [99, 97, 95, 93], [null, null, null, null]],
    ['cannot once nobody did', [99, 97, 90, 89], [null, null, 'self_emptying', 'self_emptying']],
  ])('%s', async (_, looks, problems) => {
    expect(await problemsOn(looks)).toEqual(problems);
  });

  it('needs nobody to look any more once whoever joins is too late to finish', async () => {
    const everyOtherDay = Array.from({ length: 34 }, (_, index) => 99 - 2 * index);
    expect((await problemsOn([...everyOtherDay, 3])).at(-1)).not.toBe('self_emptying');
  });
});
