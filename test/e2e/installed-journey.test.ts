import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { Disconnected } from '../../src/core/contract/disconnected.ts';
import { MeasureReport } from '../../src/core/contract/measure-report.ts';
import { SyncReport } from '../../src/core/contract/sync-report.ts';
import { drawnArm } from '../../src/core/outcomes/cohort/drawn-arm.ts';
import { deliverEvents } from '../../src/sandbox/calls/webhook.ts';
import { runStep } from '../../src/sandbox/calls/workflow-step.ts';
import { DAY_MS } from '../../src/core/time.ts';
import { makeStart } from '../factories/hypotheses.ts';
import { daysAgo, WORLD_NOW } from '../factories/world.ts';
import { atStep, hubspotFor, STEP } from '../helpers/caller.ts';
import { openBrowser } from '../helpers/browser.ts';
import { startInstalledServer } from '../helpers/installed-server.ts';
import { PORTAL_ID } from '../helpers/server.ts';
import { gather } from '../server/hubspot/doors.ts';
import { addPeople, orderHypothesis, orderWorld, people } from '../server/use-cases/outcome-bench.ts';
import { answerOf, refusalOf, runJob } from '../server/http/answers.ts';

/** HubSpot's page and what came of it are read as a person would: by their headings and links. */
async function installInBrowser(page: Page, address: string): Promise<string> {
  await page.goto(address);
  await look(page, 'install-read-first');
  await page.getByRole('link', { name: 'Continue to HubSpot' }).click();
  await page.getByRole('heading', { name: 'Connect app to HubSpot account' }).waitFor();
  await page.getByRole('link', { name: 'Connect app' }).click();
  await page.getByRole('heading', { name: `HubSpot account ${PORTAL_ID} is connected` }).waitFor();
  await look(page, 'install-connected');
  return page.getByRole('main').innerText();
}

/** A picture of a page, wide and narrow; it has to be without faults for those who do not see it, and fit. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [1280, 400]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `out/pictures/${name}-${width}.png`, fullPage: true });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

async function openPage(): Promise<Page> {
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  return (await browser.newContext()).newPage();
}

test('an install that is cancelled on HubSpot’s page connects nothing, and says how to begin again', async () => {
  const server = await startInstalledServer({ inBrowser: true });
  const page = await openPage();
  await page.goto(`${server.url}/oauth/install`);
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'The account was not connected' }).waitFor();
  await look(page, 'install-not-connected');
  await page.getByRole('link', { name: 'Begin again' }).click();
  await page.getByRole('heading', { name: 'Before you connect Groundwork' }).waitFor();
  expect(await server.store.installs.list()).toEqual([]);
});

test('from installing the app in a browser over its workflow step, a privacy deletion and results on records to disconnecting and erasing', async () => {
  const world = orderWorld();
  const everyone = people(60, 1, { joinedDaysAgo: 60, reachedAfter: 10 });
  addPeople(world, everyone);
  const server = await startInstalledServer({ world, inBrowser: true });
  const page = await openPage();
  server.goTo(daysAgo(90));
  expect(await installInBrowser(page, `${server.url}/install`)).toContain(
    'Everything that was asked for was granted',
  );

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
  await installInBrowser(page, `${server.url}/install?writing=yes`);
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

  server.goTo(server.now() + 30 * DAY_MS);
  await server.restart(); // what is due is erased at the start
  await expect.poll(() => server.store.portals.get(PORTAL_ID)).toBeNull();
  expect(await server.store.installs.list()).toEqual([]);
  expect((await server.ask('GET', '/api/settings')).status).toBe(404);
}, 120_000);
