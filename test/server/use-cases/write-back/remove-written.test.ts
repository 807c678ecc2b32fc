import { describe, expect, it } from 'vitest';
import { SyncReport } from '../../../../src/core/contract/sync-report.ts';
import { CONTACT } from '../../../../src/core/object-type.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { removeWritten } from '../../../../src/server/use-cases/write-back/remove-written.ts';
import { writeBack } from '../../../../src/server/use-cases/write-back/write-back.ts';
import { makePortal } from '../../../factories/entities.ts';
import { gather } from '../../hubspot/doors.ts';
import {
  addPeople,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
  type Bench,
} from '../outcome-bench.ts';

async function writtenBench(): Promise<Bench> {
  const world = orderWorld();
  addPeople(world, [
    ...people(70, 1, { joinedDaysAgo: 50, reachedAfter: 10 }),
    ...people(60, 2, { joinedDaysAgo: 60 }),
  ]);
  const bench = await openBench(world, [orderHypothesis()]);
  await measure(bench.deps, PORTAL_ID);
  await writeBack(bench.deps, PORTAL_ID);
  bench.portal.requests.clear();
  return bench;
}

async function remove(bench: Bench, properties: boolean): Promise<SyncReport> {
  const result = await removeWritten(bench.deps, PORTAL_ID, { properties });
  if (!result.ok) throw new Error(result.message);
  return SyncReport.parse(result.value);
}

function heldValues(bench: Bench): string[] {
  return [...(bench.portal.world.records.get(CONTACT)?.values() ?? [])]
    .flatMap(({ history }) => [...history].filter(([name]) => name.startsWith('groundwork_')))
    .map(([, versions]) => versions.at(-1)?.value ?? '')
    .filter((value) => value !== '');
}

function ourProperties(bench: Bench): (number | null)[] {
  const properties = bench.portal.world.properties.get(CONTACT) ?? [];
  return properties.filter(({ name }) => name.startsWith('groundwork_')).map(({ archivedAt }) => archivedAt);
}

describe('removing what was written', () => {
  it('clears every value and forgets it, and keeps the properties unless asked', async () => {
    const bench = await writtenBench();
    const report = await remove(bench, false);
    expect(heldValues(bench)).toEqual([]);
    expect(await gather(bench.store().writeBack.open(PORTAL_ID))).toEqual([]);
    expect(report).toMatchObject({
      action: 'remove',
      objectTypes: [{ written: 130, properties: [{ state: 'kept' }, {}, {}, {}] }],
    });
    expect(ourProperties(bench)).toEqual([null, null, null, null]);
  });

  it('archives the properties if asked', async () => {
    const bench = await writtenBench();
    const report = await remove(bench, true);
    expect(report.objectTypes[0]?.properties.map(({ state }) => state)).toEqual(Array(4).fill('archived'));
    expect(ourProperties(bench).filter((archivedAt) => archivedAt === null)).toEqual([]);
  });

  it('is possible after writing was switched off', async () => {
    const bench = await writtenBench();
    await bench.store().portals.save(makePortal({ portalId: PORTAL_ID, writesEnabled: false }));
    await remove(bench, false);
    expect(heldValues(bench)).toEqual([]);
  });

  it('finds values that were written by a run that was killed before it could note them', async () => {
    const bench = await writtenBench();
    await bench.store().writeBack.forget(PORTAL_ID, CONTACT, ['10000', '20000']);
    await remove(bench, false);
    expect(heldValues(bench)).toEqual([]);
  });

  it('goes on where it was killed', async () => {
    const bench = await writtenBench();
    const { records } = bench.deps.hubspot;
    let updates = 0;
    const dying = bench.depsWith({
      records: {
        ...records,
        update(...ask) {
          updates += 1;
          if (updates === 2) throw new Error('killed');
          return records.update(...ask);
        },
      },
    });
    await expect(removeWritten(dying, PORTAL_ID, { properties: true })).rejects.toThrow('killed');
    expect(heldValues(bench)).not.toEqual([]);
    await bench.restart();
    await remove(bench, true);
    expect(heldValues(bench)).toEqual([]);
    expect(await gather(bench.store().writeBack.open(PORTAL_ID))).toEqual([]);
  });

  it('forgets what was written when the properties are gone already', async () => {
    const bench = await writtenBench();
    for (const property of bench.portal.world.properties.get(CONTACT) ?? [])
      if (property.name.startsWith('groundwork_')) property.archivedAt = 1;
    const report = await remove(bench, true);
    expect(report.objectTypes[0]).toMatchObject({
      written: 0,
      properties: [{ state: 'missing' }, {}, {}, {}],
    });
    expect(await gather(bench.store().writeBack.open(PORTAL_ID))).toEqual([]);
  });

  it('can be followed by writing again', async () => {
    const bench = await writtenBench();
    const before = heldValues(bench);
    await remove(bench, false);
    await writeBack(bench.deps, PORTAL_ID);
    expect(heldValues(bench)).toEqual(before);
  });

  it('is refused when a property of our name is somebody else’s', async () => {
    const bench = await writtenBench();
    const reached = bench.portal.world.properties
      .get(CONTACT)
      ?.find(({ name }) => name === 'groundwork_reached');
    if (reached !== undefined) reached.groupName = 'information';
    const result = await removeWritten(bench.deps, PORTAL_ID, { properties: true });
    expect(result).toMatchObject({ ok: false, reason: 'property_not_ours' });
    expect(heldValues(bench)).not.toEqual([]);
  });
});
