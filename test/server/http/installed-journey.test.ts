import { expect, test } from 'vitest';
import { Disconnected } from '../../../src/core/contract/disconnected.ts';
import { MeasureReport } from '../../../src/core/contract/measure-report.ts';
import { SyncReport } from '../../../src/core/contract/sync-report.ts';
import { drawnArm } from '../../../src/core/outcomes/cohort/drawn-arm.ts';
import { deliverEvents } from '../../../src/sandbox/calls/webhook.ts';
import { runStep } from '../../../src/sandbox/calls/workflow-step.ts';
import { makeStart } from '../../factories/hypotheses.ts';
import { daysAgo, WORLD_NOW } from '../../factories/world.ts';
import { atStep, hubspotFor, STEP } from '../../helpers/caller.ts';
import { install, startInstalledServer } from '../../helpers/installed-server.ts';
import { PORTAL_ID } from '../../helpers/server.ts';
import { gather } from '../hubspot/doors.ts';
import { addPeople, orderHypothesis, orderWorld, people } from '../use-cases/outcome-bench.ts';
import { answerOf, refusalOf, runJob } from './answers.ts';

test('from installing the app over its workflow step, a privacy deletion and results on records to disconnecting', async () => {
  const world = orderWorld();
  const everyone = people(60, 1, { joinedDaysAgo: 60, reachedAfter: 10 });
  addPeople(world, everyone);
  const server = await startInstalledServer({ world });
  server.goTo(daysAgo(90));
  expect(await install(server)).toContain('is connected');

  const start = makeStart({ ...orderHypothesis().start, lists: [], workflows: [] });
  const hypothesis = orderHypothesis({ exposureSource: 'action', holdoutShare: 0.3, start });
  const { id } = hypothesis;
  await server.store.hypotheses.create(PORTAL_ID, hypothesis);
  server.goTo(daysAgo(60));
  for (const person of everyone) {
    const { state } = await runStep(hubspotFor(server), STEP, atStep(person.id, id));
    expect(state).toBe('success');
  }

  const [erased] = everyone;
  const objectId = Number(erased?.id);
  const told = { eventId: 1, subscriptionId: 5, portalId: Number(PORTAL_ID), occurredAt: daysAgo(50) };
  server.goTo(daysAgo(50));
  await deliverEvents(hubspotFor(server), [
    { ...told, subscriptionType: 'contact.privacyDeletion', objectId },
  ]);
  await server.restart(); // stopping waits for what was acknowledged
  const kept = (await gather(server.store.ledger.open(PORTAL_ID, id))).map(({ recordId }) => recordId);
  expect(kept.sort()).toEqual(everyone.slice(1).map((person) => person.id));

  server.goTo(WORLD_NOW);
  const measured = await runJob(server, 'measure');
  const treated = kept.filter((recordId) => drawnArm(id, recordId, 0.3) === 'treatment').length;
  expect(MeasureReport.parse(measured.result).hypotheses).toMatchObject([
    { reading: { counts: { treatment: { finished: treated, reached: treated } } } },
  ]);

  await server.ask('PUT', '/api/settings/writes', { body: { enabled: true } });
  expect(await runJob(server, 'write_back')).toMatchObject({ failure: { code: 'hubspot_forbidden' } });
  await install(server, '/oauth/install?writing=yes');
  const written = await runJob(server, 'write_back');
  expect(SyncReport.parse(written.result).objectTypes).toMatchObject([{ written: kept.length, refused: 0 }]);

  const leaving = (leaveResults: boolean) =>
    server.ask('POST', '/api/disconnect', { body: { confirm: PORTAL_ID, leaveResults } });
  expect(await refusalOf(await leaving(false))).toMatchObject({ code: 'results_written' });
  await runJob(server, 'remove_written');
  await answerOf(await leaving(false), Disconnected);
  expect(await runJob(server, 'audit')).toMatchObject({ failure: { code: 'hubspot_disconnected' } });
  const late = await runStep(hubspotFor(server), STEP, atStep('77', id));
  expect(late).toMatchObject({ state: 'fail_continue', outputs: { arm: 'none' } });
});
