import { describe, expect, it } from 'vitest';
import { CONTACT } from '../../../../src/core/object-type.ts';
import { measureTable } from '../../../../src/server/report/measure-table.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { writeBack } from '../../../../src/server/use-cases/write-back/write-back.ts';
import { makeStart } from '../../../factories/hypotheses.ts';
import { daysAgo, WORLD_NOW } from '../../../factories/world.ts';
import {
  addPeople,
  LIST,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
  type Bench,
  type Person,
} from '../outcome-bench.ts';

const OTHERS = people(40, 9, { joinedDaysAgo: 60 });
const CONTROL_LIST = '202';

/** Merges one contact into another; the list then knows the survivor only. */
function merge({ portal }: Bench, id: string, into: string, ago: number): void {
  const record = portal.world.records.get(CONTACT)?.get(id);
  if (record === undefined) throw new Error(`no contact ${id}`);
  record.mergedInto = { id: into, at: daysAgo(ago) };
  const survivor = portal.world.records.get(CONTACT)?.get(into);
  const ids = [survivor?.history.get('hs_merged_object_ids')?.at(-1)?.value, id].filter((one) => one);
  survivor?.history.set('hs_merged_object_ids', [
    { value: ids.join(';'), at: daysAgo(ago), source: 'MERGE' },
  ]);
  for (const { members } of portal.world.lists.values())
    for (const member of members) if (member.recordId === id) member.leftAt = daysAgo(ago);
}

async function seenEarly(everyone: Person[], control: Person[] = []): Promise<Bench> {
  const world = orderWorld();
  addPeople(world, [...OTHERS, ...everyone]);
  if (control.length > 0) addPeople(world, control, CONTROL_LIST);
  const lists = [
    { listId: LIST, role: 'treatment' as const, name: 'Gets it', filterHash: null },
    { listId: CONTROL_LIST, role: 'control' as const, name: 'Compared with', filterHash: null },
  ].slice(0, control.length > 0 ? 2 : 1);
  const hypothesis = orderHypothesis({ start: makeStart({ ...orderHypothesis().start, lists }) });
  const bench = await openBench(world, [hypothesis]);
  bench.goTo(daysAgo(50));
  await measure(bench.deps, PORTAL_ID);
  return bench;
}

async function lastOf(bench: Bench) {
  bench.goTo(WORLD_NOW);
  const report = await measure(bench.deps, PORTAL_ID);
  return { report, counts: report.hypotheses[0]?.reading.counts };
}

describe('records that HubSpot merged', () => {
  it.each([
    ['into one with a lower id', '5', '3'],
    ['into one with a higher id', '3', '5'],
  ])(
    'are one person, from the earlier join on, with the survivor’s result: %s',
    async (_, gone, survivor) => {
      const bench = await seenEarly([
        { id: gone, joinedDaysAgo: 75 },
        { id: survivor, joinedDaysAgo: 55, reachedAfter: 15 },
      ]);
      merge(bench, gone, survivor, 48);
      const { counts } = await lastOf(bench);
      // 40 days after the first of the two joins it is too late, though 20 days after the second it was not.
      expect(counts).toMatchObject({ treatment: { finished: 41, reached: 0 }, merged: 1, notEvaluable: 0 });
      const rows = await bench.store().ledger.rowsOf(PORTAL_ID, orderHypothesis().id, [survivor, gone]);
      expect(rows.map(({ recordId, joinedAt, excluded }) => [recordId, joinedAt, excluded])).toEqual([
        [survivor, daysAgo(75), null],
        [gone, daysAgo(75), 'merged'],
      ]);
    },
  );

  it('are nobody new when one of them was in the segment before the start', async () => {
    const bench = await seenEarly([
      { id: '3', joinedDaysAgo: 120 },
      { id: '5', joinedDaysAgo: 70, reachedAfter: 5 },
    ]);
    merge(bench, '3', '5', 48);
    const { report, counts } = await lastOf(bench);
    expect(counts).toMatchObject({
      treatment: { finished: 40, reached: 0 },
      ...{ beforeStart: 1, outsideTime: 1, merged: 1 },
    });
    const table = measureTable(report, { colour: false, width: 110 });
    expect(table).toContain('1 in before the start');
    expect(table).toContain('1 merged into others');
  });

  it('stand for somebody who was never in the segment under the other id', async () => {
    const bench = await seenEarly([{ id: '5', joinedDaysAgo: 75, reachedAfter: 3 }]);
    addPeople(bench.portal.world, [{ id: '77', joinedDaysAgo: 75, reachedAfter: 10 }], '999');
    merge(bench, '5', '77', 70);
    expect((await lastOf(bench)).counts).toMatchObject({
      treatment: { finished: 41, reached: 1 },
      merged: 1,
    });
  });

  it('are three in one when they are three', async () => {
    const bench = await seenEarly([
      { id: '3', joinedDaysAgo: 75 },
      { id: '4', joinedDaysAgo: 80, reachedAfter: 5 },
      { id: '5', joinedDaysAgo: 55, reachedAfter: 5 },
    ]);
    merge(bench, '3', '5', 49);
    merge(bench, '4', '5', 48);
    const { counts } = await lastOf(bench);
    expect(counts).toMatchObject({ treatment: { finished: 41, reached: 1 }, merged: 2 });
  });

  it('belong to neither group when they were in different ones', async () => {
    const bench = await seenEarly(
      [{ id: '3', joinedDaysAgo: 70 }],
      [...people(40, 8, { joinedDaysAgo: 60 }), { id: '5', joinedDaysAgo: 70 }],
    );
    merge(bench, '3', '5', 48);
    expect((await lastOf(bench)).counts).toMatchObject({
      treatment: { finished: 40 },
      control: { finished: 40 },
      contaminated: 1,
      merged: 1,
    });
  });

  it('are counted and shown, and written to under the surviving id alone', async () => {
    const bench = await seenEarly([
      { id: '3', joinedDaysAgo: 75 },
      { id: '5', joinedDaysAgo: 70, reachedAfter: 5 },
    ]);
    merge(bench, '3', '5', 48);
    const { report } = await lastOf(bench);
    expect(measureTable(report, { colour: false, width: 110 })).toContain('1 merged into others');
    const written = await writeBack(bench.deps, PORTAL_ID, { limit: 1_000 });
    expect(written).toMatchObject({ value: { objectTypes: [{ written: 41, gone: 0 }] } });
    const valueOf = (name: string) =>
      bench.portal.world.records.get(CONTACT)?.get('5')?.history.get(name)?.at(-1)?.value;
    expect(valueOf('groundwork_reached')).toBe(orderHypothesis().id);
    expect(valueOf('groundwork_hypotheses')).toBe(orderHypothesis().id);
  });
});
