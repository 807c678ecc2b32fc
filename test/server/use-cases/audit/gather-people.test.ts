import { http, HttpResponse } from 'msw';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { World } from '../../../../src/sandbox/portal/world.ts';
import {
  whileSomebodyWaits,
  type PeopleAsking,
} from '../../../../src/server/use-cases/audit/gather-people.ts';
import { runAudit } from '../../../../src/server/use-cases/audit/run-audit.ts';
import { CONTACT } from '../../../../src/core/object-type.ts';
import { makePortal } from '../../../factories/entities.ts';
import { enrolFromAnyList, enrolFromList, sendEmail } from '../../../factories/workflows.ts';
import {
  addList,
  addRecords,
  addWorkflow,
  daysAgo,
  emptyWorld,
  WORLD_NOW,
  worldRecord,
} from '../../../factories/world.ts';
import { startPortal } from '../../../helpers/portal.ts';
import { doorTo } from '../../hubspot/doors.ts';
import { makeLowdbStore } from '../../store/temporary-store.ts';

const PORTAL = '4242';
const FORBIDDEN = { status: 'error', message: 'No', category: 'FORBIDDEN', correlationId: '1' };
const JOINS = 'GET /crm/v3/lists/:listId/memberships/join-order';
const SEARCH = 'POST /crm/v3/objects/:objectType/search';

/** Segment 11 of contacts 1 to 300, 12 of 251 to 400, 13 of nobody; a workflow on each, and one on 14 that is off. */
function world(): World {
  const made = emptyWorld();
  addRecords(
    made,
    CONTACT,
    Array.from({ length: 450 }, (_, at) => worldRecord(String(at + 1))),
  );
  const members = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => ({
      recordId: String(from + at),
      joinedAt: daysAgo(10),
      leftAt: null,
    }));
  addList(made, { listId: '11', processingType: 'MANUAL', members: members(1, 300) });
  addList(made, { listId: '12', processingType: 'MANUAL', members: members(251, 400) });
  addList(made, { listId: '13', processingType: 'MANUAL' });
  addList(made, { listId: '14', processingType: 'MANUAL', members: members(1, 9) });
  const steps = [sendEmail('7001')];
  addWorkflow(made, { id: '1', steps, enrolment: enrolFromList('11') });
  addWorkflow(made, { id: '2', steps, enrolment: enrolFromAnyList('12', '13') });
  addWorkflow(made, { id: '3', steps, enrolment: enrolFromList('14'), isEnabled: false });
  return made;
}

async function start() {
  const portal = startPortal({ world: world() });
  const under = await makeLowdbStore();
  onTestFinished(() => under.dispose());
  await under.store.portals.save(makePortal({ portalId: PORTAL }));
  let now = WORLD_NOW;
  const count = (route: string) => portal.requests.byRoute().get(route) ?? 0;
  const audited = async (people?: PeopleAsking) => {
    const store = await under.reopen();
    const before = [count(JOINS), count(SEARCH)] as const;
    const deps = { hubspot: doorTo(portal), store, now: () => (now += 60_000), progress: () => undefined };
    const { coverage } = await runAudit(
      { ...deps, ...(people === undefined ? {} : { people }) },
      { portalId: PORTAL },
    );
    return { people: coverage.people, joins: count(JOINS) - before[0], searches: count(SEARCH) - before[1] };
  };
  return { portal, audited };
}

describe('people of a live account', () => {
  it('are counted by their ids, a page of 250 at a time, and empty segments are not asked for', async () => {
    const { audited } = await start();
    const { people, joins, searches } = await audited();
    expect(people).toMatchObject({ method: 'exact', ungrounded: 400, total: 400, uncountable: [] });
    expect([joins, searches]).toEqual([3, 0]);
  });

  it('are not read again until somebody has joined or left, also after a restart', async () => {
    const { portal, audited } = await start();
    await audited();
    expect(await audited()).toMatchObject({ people: { total: 400 }, joins: 0 });
    portal.world.lists.get('12')?.members.push({ recordId: '450', joinedAt: WORLD_NOW - 1000, leftAt: null });
    expect(await audited()).toMatchObject({ people: { total: 401 }, joins: 1 });
    expect(await audited()).toMatchObject({ people: { total: 401 }, joins: 0 });
  });

  it('are bounded by sizes beyond what may be read, and by how many contacts there are', async () => {
    const { audited } = await start();
    expect(await audited({ mode: 'auto', most: 449 })).toMatchObject({
      people: { method: 'bounds', range: { ungrounded: [300, 450] } },
      joins: 0,
      searches: 1,
    });
    expect(await audited({ mode: 'exact', most: 449 })).toMatchObject({
      people: { method: 'exact', total: 400 },
    });
    expect(await audited(whileSomebodyWaits('bounds'))).toMatchObject({
      people: { method: 'bounds' },
      joins: 0,
    });
    expect(await audited(whileSomebodyWaits('off'))).toEqual({ people: null, joins: 0, searches: 0 });
  });

  it('of a segment whose members HubSpot does not give leave its workflow uncounted, and nothing else', async () => {
    const { portal, audited } = await start();
    portal.server.use(
      http.get('*/crm/v3/lists/11/memberships/join-order', () =>
        HttpResponse.json(FORBIDDEN, { status: 403 }),
      ),
    );
    expect((await audited()).people).toMatchObject({ total: 150, uncountable: ['1'] });
  });
});
