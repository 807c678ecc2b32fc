import { describe, expect, it } from 'vitest';
import { SyncReport } from '../../../../src/core/contract/sync-report.ts';
import { CONTACT } from '../../../../src/core/object-type.ts';
import { dayOf } from '../../../../src/core/time.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { switchWrites } from '../../../../src/server/use-cases/write-back/switch-writes.ts';
import { writeBack, type WriteBackOptions } from '../../../../src/server/use-cases/write-back/write-back.ts';
import { makePortal } from '../../../factories/entities.ts';
import { anyOf, propertyIs } from '../../../factories/filters.ts';
import { makeSlots, makeStart } from '../../../factories/hypotheses.ts';
import { enrolByFilter, enrolFromList, sendEmail } from '../../../factories/workflows.ts';
import { addProperties, addWorkflow, daysAgo, worldProperty } from '../../../factories/world.ts';
import { gather } from '../../hubspot/doors.ts';
import {
  addPeople,
  LIST,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
  TIME_ZONE,
  type Bench,
  type Person,
} from '../outcome-bench.ts';

const UPDATES = `/crm/v3/objects/${CONTACT}/batch/update`;
const ID = orderHypothesis().id;
const OTHER = orderHypothesis({ id: 'h_other00000', slots: makeSlots({ title: 'Another' }) });

const EVERYONE: Person[] = [
  ...people(120, 1, { joinedDaysAgo: 50, reachedAfter: 10 }),
  ...people(90, 2, { joinedDaysAgo: 60 }),
  ...people(10, 3, { joinedDaysAgo: 70, reachedAfter: -5 }),
  ...people(5, 4, { joinedDaysAgo: 10 }),
];

/** Measured with everybody's result known. */
async function measuredBench(hypotheses = [orderHypothesis()]): Promise<Bench> {
  const world = orderWorld();
  addPeople(world, EVERYONE);
  const bench = await openBench(world, hypotheses);
  await measure(bench.deps, PORTAL_ID);
  bench.portal.requests.clear();
  return bench;
}

async function sync(bench: Bench, options: WriteBackOptions = {}, deps = bench.deps): Promise<SyncReport> {
  const result = await writeBack(deps, PORTAL_ID, options);
  if (!result.ok) throw new Error(result.message);
  return SyncReport.parse(result.value);
}

/** Values of our properties as the portal has them, by record. */
function values(bench: Bench, recordId: string): Record<string, string> {
  const record = bench.portal.world.records.get(CONTACT)?.get(recordId);
  const ours = [...(record?.history ?? [])].filter(([name]) => name.startsWith('groundwork_'));
  return Object.fromEntries(ours.map(([name, versions]) => [name, versions.at(-1)?.value ?? '']));
}

function writesReceived(bench: Bench): number {
  const changing = ({ method, path }: { method: string; path: string }) =>
    method === 'PATCH' ||
    path.endsWith('/batch/update') ||
    (method === 'POST' && path.includes('/properties/'));
  return bench.portal.requests.entries().filter(changing).length;
}

/** How often any of our properties was set, over all records. */
function settings(bench: Bench): number {
  const records = [...(bench.portal.world.records.get(CONTACT)?.values() ?? [])];
  const ours = records.flatMap(({ history }) =>
    [...history].filter(([name]) => name.startsWith('groundwork_')),
  );
  return ours.reduce((sum, [, versions]) => sum + versions.length, 0);
}

describe('writing back', () => {
  it('writes to each record what came of it, a result only once finished', async () => {
    const bench = await measuredBench();
    const report = await sync(bench);
    expect(values(bench, '10000')).toEqual({
      groundwork_hypotheses: ID,
      groundwork_reached: ID,
      groundwork_last_result: dayOf(daysAgo(50 - 32), TIME_ZONE),
    });
    expect(values(bench, '20000')).toEqual({
      groundwork_hypotheses: ID,
      groundwork_not_reached: ID,
      groundwork_last_result: dayOf(daysAgo(60 - 32), TIME_ZONE),
    });
    expect(values(bench, '30000')).toEqual({ groundwork_hypotheses: ID });
    expect(values(bench, '40000')).toEqual({ groundwork_hypotheses: ID });
    expect(report.objectTypes).toMatchObject([
      {
        objectTypeId: CONTACT,
        ...{ records: 225, written: 225, unchanged: 0, refused: 0, gone: 0, postponed: 0 },
        results: { reached: 120, notReached: 90, waiting: 0, other: 15 },
        properties: [{ state: 'created' }, { state: 'created' }, { state: 'created' }, { state: 'created' }],
      },
    ]);
  });

  it('spends one request on a hundred changes, without looking up what cannot be there', async () => {
    const bench = await measuredBench();
    await sync(bench);
    expect(bench.portal.requests.count('POST', UPDATES)).toBe(3);
    expect(bench.portal.requests.count('POST', `/crm/v3/objects/${CONTACT}/batch/read`)).toBe(0);
  });

  it('writes nothing the second time', async () => {
    const bench = await measuredBench();
    await sync(bench);
    await bench.restart();
    bench.portal.requests.clear();
    const again = await sync(bench);
    expect(again.objectTypes).toMatchObject([{ written: 0, unchanged: 225 }]);
    expect(writesReceived(bench)).toBe(0);
    expect(bench.portal.requests.total()).toBe(1);
  });

  it('writes nothing either when only HubSpot remembers, in an order of its own', async () => {
    const bench = await measuredBench([orderHypothesis(), OTHER]);
    await sync(bench);
    const ids = EVERYONE.map(({ id }) => id);
    await bench.store().writeBack.forget(PORTAL_ID, CONTACT, ids);
    for (const property of bench.portal.world.properties.get(CONTACT) ?? []) property.options.reverse();
    for (const record of bench.portal.world.records.get(CONTACT)?.values() ?? [])
      for (const [name, versions] of record.history)
        if (name.startsWith('groundwork_'))
          for (const version of versions) version.value = version.value.split(';').reverse().join(';');
    bench.portal.requests.clear();
    expect((await sync(bench)).objectTypes).toMatchObject([{ written: 0, unchanged: 225 }]);
    expect(writesReceived(bench)).toBe(0);
    bench.portal.requests.clear();
    await sync(bench);
    expect(bench.portal.requests.total()).toBe(1);
  });

  it('writes only what has changed since', async () => {
    const bench = await measuredBench();
    await sync(bench);
    const late = {
      recordId: '50000',
      arm: 'treatment' as const,
      joinedAt: daysAgo(9),
      firstSeenAt: daysAgo(9),
    };
    const row = { ...late, outcomeAt: null, excluded: null, readAt: null };
    await bench.store().ledger.append(PORTAL_ID, ID, [row]);
    addPeople(bench.portal.world, people(1, 5, { joinedDaysAgo: 9 }));
    expect((await sync(bench)).objectTypes).toMatchObject([{ records: 226, written: 1, unchanged: 225 }]);
  });

  it('keeps options in step: renamed with the title, hidden when retired, never taken away', async () => {
    const bench = await measuredBench([orderHypothesis(), OTHER]);
    await sync(bench);
    const [first] = await bench.store().hypotheses.list(PORTAL_ID);
    if (first === undefined) return expect.unreachable();
    const renamed = { ...first, slots: makeSlots({ title: 'A new title' }), status: 'retired' as const };
    await bench.store().hypotheses.replace(PORTAL_ID, first.version, renamed);
    await sync(bench);
    const options = bench.portal.world.properties
      .get(CONTACT)
      ?.find(({ name }) => name === 'groundwork_reached')?.options;
    expect(options).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ value: first.id, label: 'A new title', hidden: true }),
        expect.objectContaining({ hidden: false }),
      ]),
    );
    expect(values(bench, '10000')['groundwork_reached']).toContain(first.id);
  });

  it('keeps a choice that somebody else added', async () => {
    const bench = await measuredBench();
    await sync(bench);
    const property = bench.portal.world.properties
      .get(CONTACT)
      ?.find(({ name }) => name === 'groundwork_hypotheses');
    property?.options.push({ label: 'By hand', value: 'by_hand', hidden: false, displayOrder: 9 });
    const versions = bench.portal.world.records
      .get(CONTACT)
      ?.get('10000')
      ?.history.get('groundwork_hypotheses');
    versions?.push({ value: 'by_hand', at: daysAgo(0), source: 'CRM_UI' });
    await bench.store().writeBack.forget(PORTAL_ID, CONTACT, ['10000']);
    expect((await sync(bench)).objectTypes).toMatchObject([{ written: 1 }]);
    expect(values(bench, '10000')['groundwork_hypotheses']?.split(';').sort()).toEqual(['by_hand', ID]);
    expect((await sync(bench)).notices).toMatchObject([
      { code: 'foreign_choices', message: expect.stringContaining('1 records hold choices') },
    ]);
    expect(property?.options.map(({ value }) => value)).toContain('by_hand');
  });

  it('writes to companies and deals only what is about them', async () => {
    const deals = orderHypothesis({ id: 'h_deals00000', objectTypeId: '0-3' });
    const bench = await measuredBench([orderHypothesis(), deals]);
    const report = await sync(bench);
    expect(report.objectTypes.map(({ objectTypeId, written }) => [objectTypeId, written])).toEqual([
      ['0-1', 225],
      ['0-3', 0],
    ]);
  });

  it('stops at the cap of the day, however often it is run, and goes on the next day', async () => {
    const bench = await measuredBench();
    const first = await sync(bench, { limit: 130 });
    expect(first.objectTypes).toMatchObject([{ written: 130, postponed: 95 }]);
    expect(first.dailyCap).toEqual({ day: dayOf(daysAgo(0), TIME_ZONE), limit: 130, writtenBefore: 0 });
    expect(first.notices).toMatchObject([
      { code: 'daily_cap', message: expect.stringContaining('95 records wait') },
    ]);
    await bench.restart();
    expect((await sync(bench, { limit: 130 })).objectTypes).toMatchObject([{ written: 0, unchanged: 130 }]);
    bench.goTo(daysAgo(-1));
    expect((await sync(bench, { limit: 130 })).objectTypes).toMatchObject([{ written: 95, unchanged: 130 }]);
  });
});

describe('who is held out', () => {
  const CONTROL = '202';
  const held = orderHypothesis({
    start: makeStart({
      ...orderHypothesis().start,
      lists: [
        { listId: LIST, role: 'treatment', name: 'First-time buyers', filterHash: null },
        { listId: CONTROL, role: 'control', name: 'Held out', filterHash: null },
      ],
    }),
  });

  async function benchWithControl(): Promise<Bench> {
    const world = orderWorld();
    addPeople(world, people(40, 1, { joinedDaysAgo: 50, reachedAfter: 10 }));
    addPeople(world, people(40, 2, { joinedDaysAgo: 50 }), CONTROL);
    const bench = await openBench(world, [held]);
    await measure(bench.deps, PORTAL_ID);
    return bench;
  }

  it('is not written, and has no property, unless somebody asks for it', async () => {
    const bench = await benchWithControl();
    const report = await sync(bench);
    expect(report.objectTypes[0]?.properties).toHaveLength(4);
    expect(values(bench, '20000')).not.toHaveProperty('groundwork_held_out');
    expect(bench.portal.world.properties.get(CONTACT)?.map(({ name }) => name)).not.toContain(
      'groundwork_held_out',
    );
  });

  it('is written to them alone once asked for, and taken off once not', async () => {
    const bench = await benchWithControl();
    await sync(bench);
    await switchWrites(bench.store(), PORTAL_ID, { writesHeldOut: true });
    expect((await sync(bench)).objectTypes).toMatchObject([{ written: 40, unchanged: 40 }]);
    expect(values(bench, '20000')['groundwork_held_out']).toBe(ID);
    expect(values(bench, '10000')['groundwork_held_out']).toBeUndefined();
    expect((await sync(bench)).objectTypes).toMatchObject([{ written: 0 }]);
    await switchWrites(bench.store(), PORTAL_ID, { writesHeldOut: false });
    expect((await sync(bench)).objectTypes).toMatchObject([{ written: 40 }]);
    expect(values(bench, '20000')['groundwork_held_out']).toBe('');
    expect((await sync(bench)).objectTypes).toMatchObject([{ written: 0 }]);
  });

  it('is not written twice by a run that is killed before it knows that HubSpot took it', async () => {
    const bench = await benchWithControl();
    await sync(bench);
    await switchWrites(bench.store(), PORTAL_ID, { writesHeldOut: true });
    const { records } = bench.deps.hubspot;
    const update: typeof records.update = async (...ask) => {
      await records.update(...ask);
      throw new Error('killed');
    };
    await expect(sync(bench, {}, bench.depsWith({ records: { ...records, update } }))).rejects.toThrow(
      'killed',
    );
    await bench.restart();
    const before = settings(bench);
    expect((await sync(bench)).objectTypes).toMatchObject([{ written: 0, unchanged: 80 }]);
    expect(settings(bench)).toBe(before);
    expect(values(bench, '20000')['groundwork_held_out']).toBe(ID);
    bench.portal.requests.clear();
    await sync(bench);
    expect(bench.portal.requests.total()).toBeLessThan(3);
  });
});

describe('killed between two batches', () => {
  it.each([
    ['before HubSpot got the second one', 'before'],
    ['after HubSpot took the second one and before we knew', 'after'],
  ])('%s, the next run makes every record right and sets nothing twice', async (_, moment) => {
    const bench = await measuredBench();
    const { records } = bench.deps.hubspot;
    let updates = 0;
    const dying = bench.depsWith({
      records: {
        ...records,
        async update(...ask) {
          updates += 1;
          if (updates === 2 && moment === 'before') throw new Error('killed');
          const written = await records.update(...ask);
          if (updates === 2) throw new Error('killed');
          return written;
        },
      },
    });
    await expect(sync(bench, {}, dying)).rejects.toThrow('killed');
    await bench.restart();
    const report = await sync(bench);
    expect(report.objectTypes).toMatchObject([{ records: 225, refused: 0 }]);
    // 225 records in a hypothesis, 210 of them with a result and its day.
    expect(settings(bench)).toBe(225 + 210 * 2);
    expect((await gather(bench.store().writeBack.open(PORTAL_ID))).length).toBe(225);
    bench.portal.requests.clear();
    await sync(bench);
    expect(writesReceived(bench)).toBe(0);
  });
});

describe('what HubSpot refuses', () => {
  it('keeps the row with its reason, writes the others, and tries again next time', async () => {
    const bench = await measuredBench();
    const isUpdate = (path: string) => path.endsWith('/batch/update');
    bench.portal.settings.intercept = ({ path }) => {
      const reached = bench.portal.world.properties
        .get(CONTACT)
        ?.find(({ name }) => name === 'groundwork_reached');
      if (isUpdate(path) && reached !== undefined) reached.options = [];
      return null;
    };
    const report = await sync(bench);
    expect(report.objectTypes).toMatchObject([{ written: 105, refused: 120 }]);
    expect(report.refused[0]).toMatchObject({ objectTypeId: CONTACT, recordId: expect.stringMatching(/^1/) });
    expect(report.refused[0]?.message).toContain(ID);
    bench.portal.settings.intercept = null;
    expect((await sync(bench)).objectTypes).toMatchObject([{ written: 120, refused: 0, unchanged: 105 }]);
  });

  it('is told apart from contacts that were deleted', async () => {
    const bench = await measuredBench();
    const contact = bench.portal.world.records.get(CONTACT)?.get('20000');
    if (contact !== undefined) contact.archivedAt = daysAgo(1);
    const report = await sync(bench);
    expect(report.objectTypes).toMatchObject([{ written: 224, gone: 1, refused: 0 }]);
    expect((await sync(bench)).objectTypes).toMatchObject([{ written: 0, gone: 1, unchanged: 224 }]);
  });

  it('makes the whole run fail when no row can help, keeping what was acknowledged', async () => {
    const bench = await measuredBench();
    bench.portal.settings.tokens.clear();
    await expect(sync(bench)).rejects.toMatchObject({ code: 'hubspot_unauthorised' });
  });
});

describe('refusals', () => {
  it('writes nothing while writing is off', async () => {
    const bench = await measuredBench();
    await bench.store().portals.save(makePortal({ portalId: PORTAL_ID, writesEnabled: false }));
    const result = await writeBack(bench.deps, PORTAL_ID);
    expect(result).toMatchObject({
      ok: false,
      reason: 'writes_off',
      hint: expect.stringContaining('--switch-on'),
    });
    expect(bench.portal.requests.total()).toBe(0);
  });

  it('writes nothing to a portal that is not known', async () => {
    const bench = await measuredBench();
    expect(await writeBack(bench.deps, '99')).toMatchObject({ ok: false, reason: 'writes_off' });
  });

  it('writes nothing when a property of our name is somebody else’s', async () => {
    const bench = await measuredBench();
    addProperties(bench.portal.world, CONTACT, [
      worldProperty({ name: 'groundwork_reached', label: 'Ground work' }),
    ]);
    const result = await writeBack(bench.deps, PORTAL_ID);
    expect(result).toMatchObject({ ok: false, reason: 'property_not_ours' });
    expect(result).toMatchObject({
      message: expect.stringContaining('“Ground work” in the group information'),
    });
    expect(writesReceived(bench)).toBe(0);
  });
});

describe('a dry run', () => {
  it('says what would change and changes nothing, even while writing is off', async () => {
    const bench = await measuredBench();
    await bench.store().portals.save(makePortal({ portalId: PORTAL_ID, writesEnabled: false }));
    const report = await sync(bench, { dryRun: true });
    expect(report.objectTypes).toMatchObject([
      { written: 225, properties: [{ state: 'missing' }, {}, {}, {}] },
    ]);
    expect(report.changes).toHaveLength(225);
    expect(report.changes.find(({ recordId }) => recordId === '10000')).toEqual({
      objectTypeId: CONTACT,
      recordId: '10000',
      values: {
        groundwork_hypotheses: { from: '', to: ID },
        groundwork_reached: { from: '', to: ID },
        groundwork_last_result: { from: '', to: dayOf(daysAgo(18), TIME_ZONE) },
      },
    });
    expect(writesReceived(bench)).toBe(0);
    expect(await gather(bench.store().writeBack.open(PORTAL_ID))).toEqual([]);
  });

  it('finds nothing after writing', async () => {
    const bench = await measuredBench();
    await sync(bench);
    const report = await sync(bench, { dryRun: true });
    expect(report.changes).toEqual([]);
    expect(report.objectTypes).toMatchObject([{ written: 0, unchanged: 225 }]);
  });

  it('names the workflows that are on and that writing would start', async () => {
    const world = orderWorld();
    addPeople(world, EVERYONE);
    const onOurs = enrolByFilter(anyOf([propertyIs('groundwork_reached', ID)]));
    const steps = [sendEmail()];
    addWorkflow(world, { id: '31', name: 'Thank them', steps, enrolment: onOurs });
    addWorkflow(world, { id: '32', name: 'Switched off', steps, enrolment: onOurs, isEnabled: false });
    addWorkflow(world, { id: '33', name: 'Something else', steps, enrolment: enrolFromList(LIST) });
    const bench = await openBench(world, [orderHypothesis()]);
    await measure(bench.deps, PORTAL_ID);
    const report = await sync(bench, { dryRun: true });
    expect(report.triggeredWorkflows).toEqual([{ id: '31', name: 'Thank them' }]);
    expect(report.notices.map(({ code }) => code)).toEqual(['last_modified']);
    expect((await sync(bench)).triggeredWorkflows).toBeNull();
  });

  it('says that it is not known when workflows could not be read', async () => {
    const bench = await measuredBench();
    bench.portal.settings.hasWorkflows = false;
    const report = await sync(bench, { dryRun: true });
    expect(report.triggeredWorkflows).toBeNull();
    expect(report.notices.map(({ code }) => code)).toContain('workflows_not_read');
  });
});
