import { expect, it, onTestFinished } from 'vitest';
import type { World } from '../../../../src/sandbox/portal/world.ts';
import { runAudit } from '../../../../src/server/use-cases/audit/run-audit.ts';
import { makePortal } from '../../../factories/entities.ts';
import { anyOf, formSubmitted, propertyIs } from '../../../factories/filters.ts';
import { enrolByFilter, enrolFromList, flow, sendEmail } from '../../../factories/workflows.ts';
import { addEmail, addList, addWorkflow, emptyWorld, WORLD_NOW } from '../../../factories/world.ts';
import { startPortal, type StartedPortal } from '../../../helpers/portal.ts';
import { doorTo } from '../../hubspot/doors.ts';
import { makeLowdbStore } from '../../store/temporary-store.ts';

const PORTAL = '4242';
const WORKFLOWS = 230;

/**
 * 230 workflows on a segment with a filter, one of them closed to us; their e-mail, one of the closed workflow, and one
 * that no workflow sends.
 */
function world(): World {
  const made = emptyWorld();
  const members = [{ recordId: '101', joinedAt: WORLD_NOW - 1000, leftAt: null }];
  addList(made, { listId: '11', filterBranch: anyOf([propertyIs('orders', '1')]), members });
  addList(made, { listId: '12', filterBranch: anyOf([propertyIs('orders', '2')]) });
  addList(made, { listId: '13', processingType: 'MANUAL' });
  addEmail(made, { id: '7001', workflowNames: ['1'] });
  addEmail(made, { id: '7002', workflowNames: ['Closed'] });
  addEmail(made, { id: '7003', name: 'Newsletter' });
  for (let number = 1; number < WORKFLOWS; number += 1)
    addWorkflow(made, { id: String(number), steps: [sendEmail('7001')], enrolment: enrolFromList('11') });
  addWorkflow(made, { id: String(WORKFLOWS), isReadable: false });
  return made;
}

async function start() {
  const portal = startPortal({ world: world() });
  const under = await makeLowdbStore();
  onTestFinished(() => under.dispose());
  await under.store.portals.save(makePortal({ portalId: PORTAL }));
  let now = WORLD_NOW;
  const auditAgain = async () => {
    const store = await under.reopen();
    const before = counted(portal);
    const deps = { hubspot: doorTo(portal), store, now: () => (now += 60_000), progress: () => undefined };
    const report = await runAudit(deps, { portalId: PORTAL });
    return { report, asked: since(before, counted(portal)) };
  };
  return { portal, auditAgain };
}

function counted(portal: StartedPortal): Map<string, number> {
  return new Map(portal.requests.byRoute());
}

function since(before: Map<string, number>, now: Map<string, number>): Record<string, number> {
  const grown = [...now].map(([route, count]) => [route, count - (before.get(route) ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, count]) => count > 0));
}

const LISTINGS = {
  'GET /automation/v4/flows': Math.ceil(WORKFLOWS / 100),
  'GET /automation/v4/flows/email-campaigns': 3,
  'GET /marketing/v3/emails': 1,
  'POST /crm/v3/lists/search': 1,
};
/** The sums of the span; and what is closed to us, all in one, for it may have been opened. */
const BESIDES = {
  'GET /marketing/v3/emails/statistics/list': 1,
  'POST /automation/v4/flows/batch/read': 1,
};

it('a second audit of an unchanged account asks for the listings and two things more, also after a restart', async () => {
  const { auditAgain } = await start();
  const first = await auditAgain();
  expect(first.asked).toMatchObject({
    'POST /automation/v4/flows/batch/read': 3,
    'GET /automation/v4/flows/:flowId': 1,
    'GET /crm/lists/2026-09': 1,
    'GET /crm/v3/lists/:listId/memberships/join-order': 1,
    'GET /marketing/v3/emails/statistics/list': 3,
  });
  const second = await auditAgain();
  expect(second.asked).toEqual({ ...LISTINGS, ...BESIDES });
  const { auditedAt: _then, delta: _first, coverage: _before, ...before } = first.report;
  const { auditedAt: _now, delta, coverage: _coverage, ...now } = second.report;
  expect(now).toEqual(before);
  expect(delta).toMatchObject({ new: [], settled: [], worse: [], notComparable: 0 });
});

it('reads what has changed, and nothing else', async () => {
  const { portal, auditAgain } = await start();
  await auditAgain();
  const enrolment = enrolByFilter(anyOf([formSubmitted('f1')]));
  const changed = {
    ...flow({ id: '7', name: 'Renamed', steps: [sendEmail('7001')], enrolment }),
    revisionId: '4',
  };
  portal.world.workflows.set('7', { definition: changed, isReadable: true, createdAt: 0 });
  addList(portal.world, { listId: '12', listVersion: 2, filterBranch: anyOf([propertyIs('orders', '9')]) });
  addWorkflow(portal.world, { id: '999', steps: [sendEmail('7001')] });
  for (const id of ['8', '9']) portal.world.workflows.delete(id);
  const { report, asked } = await auditAgain();
  expect(asked).toEqual({ ...LISTINGS, ...BESIDES, 'GET /crm/lists/2026-09': 1 });
  expect(report.workflows.find(({ id }) => id === '7')).toMatchObject({ name: 'Renamed', revisionId: '4' });
  expect(report.workflows.map(({ id }) => id)).not.toContain('8');
  expect(report.delta?.new.map(({ asset }) => asset.id)).toEqual(['999']);
  expect(report.delta?.settled.map(({ asset }) => asset.id)).toEqual(['8', '9']);
  expect((await auditAgain()).asked).toEqual({ ...LISTINGS, ...BESIDES });
});

it('reads a workflow anew whose switch was turned without a new revision', async () => {
  const { portal, auditAgain } = await start();
  await auditAgain();
  const definition = flow({
    id: '7',
    isEnabled: false,
    steps: [sendEmail('7001')],
    enrolment: enrolFromList('11'),
  });
  portal.world.workflows.set('7', { definition, isReadable: true, createdAt: 0 });
  const { report } = await auditAgain();
  expect(report.workflows.find(({ id }) => id === '7')?.isEnabled).toBe(false);
});

it('sees that a workflow was opened to us without a new revision', async () => {
  const { portal, auditAgain } = await start();
  await auditAgain();
  expect((await auditAgain()).report.unreadable.map(({ id }) => id)).toEqual([String(WORKFLOWS)]);
  addWorkflow(portal.world, { id: String(WORKFLOWS) });
  const { report } = await auditAgain();
  expect(report.unreadable).toEqual([]);
  expect(report.workflows).toHaveLength(WORKFLOWS);
});
