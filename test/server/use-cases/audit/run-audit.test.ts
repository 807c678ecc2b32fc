import { http, HttpResponse } from 'msw';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AuditReport } from '../../../../src/core/contract/audit-report.ts';
import { ALL_SCOPES, SANDBOX_TOKEN, staticToken } from '../../../../src/sandbox/portal/settings.ts';
import { backlogFrom } from '../../../../src/core/grounding/triage/backlog.ts';
import type { World } from '../../../../src/sandbox/portal/world.ts';
import { gatherLive } from '../../../../src/server/use-cases/audit/gather-live.ts';
import { runAudit } from '../../../../src/server/use-cases/audit/run-audit.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import { anyOf, formSubmitted, propertyIs } from '../../../factories/filters.ts';
import { makeHypothesis, makeStart } from '../../../factories/hypotheses.ts';
import {
  enrolByFilter,
  enrolFromList,
  rotateOwner,
  sendEmail,
  webhook,
} from '../../../factories/workflows.ts';
import { addEmail, addList, addWorkflow, emptyWorld, WORLD_NOW } from '../../../factories/world.ts';
import { startPortal, type PortalOptions } from '../../../helpers/portal.ts';
import { doorTo } from '../../hubspot/doors.ts';
import { makeLowdbStore } from '../../store/temporary-store.ts';

const PORTAL = '4242';

/** A welcome series on a segment, a newsletter on a form, lead routing, and a webhook. */
function world(): World {
  const made = emptyWorld();
  addList(made, { listId: '11', name: 'Buyers', filterBranch: anyOf([propertyIs('orders', '1')]) });
  addList(made, { listId: '12', name: 'By hand', processingType: 'MANUAL' });
  addEmail(made, { id: '7001', name: 'Welcome' });
  addEmail(made, { id: '7002', name: 'Newsletter' });
  addEmail(made, { id: '7003', name: 'One-off' });
  const fromForm = enrolByFilter(anyOf([formSubmitted('f1')]));
  addWorkflow(made, {
    id: '1',
    name: 'Welcome series',
    steps: [sendEmail('7001')],
    enrolment: enrolFromList('11'),
  });
  addWorkflow(made, { id: '2', name: 'Newsletter', steps: [sendEmail('7002')], enrolment: fromForm });
  addWorkflow(made, { id: '3', name: 'Lead routing', steps: [rotateOwner()], enrolment: fromForm });
  addWorkflow(made, { id: '4', name: 'Warehouse', steps: [webhook()], enrolment: fromForm });
  return made;
}

async function start(options: PortalOptions = {}, refused: RegExp | null = null) {
  const portal = startPortal({ world: world(), ...options });
  if (refused !== null)
    portal.server.use(
      http.all(refused, () => HttpResponse.json({ message: 'Unavailable' }, { status: 503 })),
    );
  const under = await makeLowdbStore();
  onTestFinished(() => under.dispose());
  const progress: string[] = [];
  const deps = {
    hubspot: doorTo(portal),
    store: under.store,
    now: () => WORLD_NOW,
    progress: (text: string) => void progress.push(text),
  };
  return { deps, progress, store: under.store };
}

/** A token that may do everything but this. */
const without = (scope: string) => ({
  tokens: new Map([[SANDBOX_TOKEN, staticToken(ALL_SCOPES.filter((one) => one !== scope))]]),
});
const stateOf = ({ workflows }: AuditReport, id: string) => workflows.find((one) => one.id === id)?.grounding;

describe('an audit of a live account', () => {
  it('judges every workflow, weighs them by what they sent, and is kept', async () => {
    const { deps, store, progress } = await start();
    const report = await runAudit(deps, { portalId: PORTAL });
    expect(AuditReport.parse(report)).toEqual(report);
    expect(report.complete).toBe(true);
    expect(report.workflows.map(({ id, grounding }) => `${id} ${grounding}`)).toEqual([
      '1 ungrounded',
      '2 ungrounded',
      '3 not_applicable',
      '4 unclassified',
    ]);
    expect(report.headline).toBe(
      '100 % of last month’s automated emails had no hypothesis behind them. 100 % of the unsubscribes came from them.',
    );
    expect(report.coverage.sends).toMatchObject({ senders: 2, sendersKnown: 2, ungrounded: 6000 });
    expect(await store.audits.latest(PORTAL)).toEqual(report);
    expect(progress).toContain('Reading workflows: 4 of 4');
  });

  it('takes hypotheses, attachments and mutes from the store', async () => {
    const { deps, store } = await start();
    const hypothesis = makeHypothesis({ start: makeStart({ at: '2026-10-01T08:00:00.000Z' }) });
    await store.hypotheses.create(PORTAL, hypothesis);
    const asset = { kind: 'list' as const, id: '11' };
    await store.judgements.attach(
      PORTAL,
      makeAttachment({ hypothesisId: hypothesis.id, asset, role: 'treatment' }),
    );
    const report = await runAudit(deps, { portalId: PORTAL });
    expect(stateOf(report, '1')).toBe('inherited');
    expect(report.lists.find(({ id }) => id === '11')?.grounding).toBe('grounded');
    expect(report.headline).toMatch(/^50 % of last month’s automated emails/);
  });

  it('calls a single closed workflow unknown and judges the others', async () => {
    const closed = world();
    addWorkflow(closed, { id: '5', name: 'Closed', isReadable: false });
    const { deps } = await start({ world: closed });
    const report = await runAudit(deps, { portalId: PORTAL });
    expect(report.complete).toBe(false);
    expect(report.workflows.find(({ id }) => id === '5')).toMatchObject({
      name: 'Closed',
      isEnabled: true,
      class: null,
      grounding: 'unknown',
    });
    expect(report.coverage.workflows).toMatchObject({ unknown: 1, ungrounded: 2 });
  });

  it('calls everything unknown, and gives no figure, when workflows are refused', async () => {
    const { deps } = await start({ settings: { hasWorkflows: false } });
    const report = await runAudit(deps, { portalId: PORTAL });
    expect(report).toMatchObject({ complete: false, workflows: [], findings: [] });
    expect(report.coverage.workflows).toMatchObject({ score: null, withheld: 'workflows_refused' });
    expect(report.unreadable.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['portal 4242']);
    expect(report.headline).toMatch(/^We could not read the workflows, so there is no overall figure\. .+/);
  });

  it('speaks of workflows where the statistics of e-mails are refused, and keeps what HubSpot said', async () => {
    const { deps } = await start({ settings: without('content') });
    const input = await gatherLive(deps, PORTAL);
    expect(input).toMatchObject({ emails: null, emailsUnread: { code: 'hubspot_forbidden' } });
    const report = await runAudit(deps, { portalId: PORTAL });
    expect(report.coverage).toMatchObject({ lead: 'workflows', sends: null });
    expect(report.headline).toBe(
      'None of the 2 workflows that write to customers has a hypothesis. Let us read e-mail statistics and we can say how much they send.',
    );
  });

  it('is not stopped by trouble with the statistics of e-mails: they are unknown, and it is incomplete', async () => {
    const { deps } = await start({ isJudged: false }, /marketing\/v3\/emails\/statistics/);
    const report = await runAudit(deps, { portalId: PORTAL });
    expect(report).toMatchObject({ complete: false, coverage: { lead: 'workflows', sends: null } });
    expect(report.unreadable).toMatchObject([{ kind: 'emails', name: 'E-mail statistics' }]);
    expect(report.unreadable[0]?.reason).toContain('503');
    expect(report.headline).toBe('None of the 2 workflows that write to customers has a hypothesis.');
  });

  it('is not stopped by trouble with the segments', async () => {
    const { deps } = await start({ isJudged: false }, /crm\/v3\/lists\/search/);
    const report = await runAudit(deps, { portalId: PORTAL });
    expect(report).toMatchObject({ complete: false, lists: [], unreadable: [{ kind: 'list' }] });
    expect(report.unreadable[0]?.reason).toMatch(/^The segments could not be read: .*503/);
  });

  it('ends where the workflows cannot be listed, because then nothing can be said', async () => {
    const { deps } = await start({ isJudged: false }, /automation\/v4\/flows/);
    await expect(runAudit(deps, { portalId: PORTAL })).rejects.toMatchObject({
      code: 'hubspot_server_error',
    });
  });

  it('compares itself with the one before, and leaves out what stands in the backlog', async () => {
    const { deps, store } = await start();
    const first = await runAudit({ ...deps, now: () => WORLD_NOW - 3_600_000 }, { portalId: PORTAL });
    expect(first).toMatchObject({ delta: null, backlog: null });
    const frozen = backlogFrom(first.findings, { at: WORLD_NOW, by: '9001' });
    await store.backlog.freeze(PORTAL, frozen);
    const second = await runAudit(deps, { portalId: PORTAL });
    expect(second.delta).toMatchObject({ since: { runId: '20261102-080000-000' }, new: [], settled: [] });
    expect(second.backlog).toMatchObject({ source: 'account', frozen: frozen.entries.length, unclear: 0 });
    expect(second.findings.every(({ suppressed }) => suppressed?.by === 'backlog')).toBe(true);
  });

  it('is not stopped by segments it may not read, and says that they are unknown', async () => {
    const { deps } = await start({ settings: without('crm.lists.read') });
    const report = await runAudit(deps, { portalId: PORTAL });
    expect(report.complete).toBe(false);
    expect(report.lists).toEqual([]);
    expect(report.unreadable.map(({ kind }) => kind)).toEqual(['list']);
    expect(stateOf(report, '2')).toBe('ungrounded');
  });

  it('gives a true headline where no workflow uses a segment', async () => {
    const plain = emptyWorld();
    addEmail(plain, { id: '7002' });
    const enrolment = enrolByFilter(anyOf([formSubmitted('f1')]));
    addWorkflow(plain, { id: '2', steps: [sendEmail('7002')], enrolment });
    const { deps } = await start({ world: plain });
    const report = await runAudit(deps, { portalId: PORTAL });
    expect(report.headline).toMatch(/^100 % of last month’s automated emails had no hypothesis/);
  });

  it('fails with the fault of the door when the token is refused', async () => {
    const { deps } = await start({ settings: { tokens: new Map() } });
    await expect(runAudit(deps, { portalId: PORTAL })).rejects.toMatchObject({
      code: 'hubspot_unauthorised',
    });
  });
});
