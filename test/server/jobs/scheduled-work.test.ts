import { expect, test } from 'vitest';
import { noConfig } from '../../../src/core/grounding/config/audit-config.ts';
import { DAY_MS } from '../../../src/core/time.ts';
import { jobHandlers } from '../../../src/server/jobs/handlers.ts';
import { createInProcessQueue } from '../../../src/server/jobs/in-process/in-process-queue.ts';
import { startScheduled } from '../../../src/server/jobs/scheduled-work.ts';
import { createKeyRing } from '../../../src/server/store/sealing.ts';
import { chooseWeeklyAddress } from '../../../src/server/use-cases/tell/weekly-message.ts';
import { sendEmail } from '../../factories/workflows.ts';
import { addWorkflow, WORLD_NOW } from '../../factories/world.ts';
import { openBench, orderWorld, PORTAL_ID } from '../use-cases/outcome-bench.ts';

const URL = 'https://hooks.slack.com/services/T0/B0/x';

/** An account whose clock is moved, and whatever is sent to the address of the weekly message. */
async function account(answer = 200) {
  const world = orderWorld();
  addWorkflow(world, { id: '1', name: 'Welcome', steps: [sendEmail()] });
  const bench = await openBench(world, []);
  const sent: { url: string; body: unknown }[] = [];
  let number = 0;
  const { now } = bench.deps;
  const store = bench.store();
  const post = (url: string, body: unknown) => {
    sent.push({ url, body });
    return Promise.resolve(answer);
  };
  const keys = createKeyRing([new Uint8Array(32).fill(7)]);
  const newId = () => `j${(number += 1)}`;
  const doors = () => Promise.resolve(bench.deps);
  const forgetJobs = () => expect.fail('jobs are forgotten');
  const jobs = createInProcessQueue({
    ...{ now, newId, random: () => 0.5, sleep: () => expect.fail('something is tried again') },
    carryOut: jobHandlers({ store, doors, auditConfig: noConfig(), forgetJobs, keys, post, now, newId }),
    watch: {
      tell: () => expect.fail('a fault was told'),
      onRetry: (_job, error) => expect.fail(String(error)),
      onFault: (_job, error) => expect.fail(String(error)),
      onEnded: () => Promise.resolve(),
    },
  });
  const deps = { store, keys, jobs, now, isConnected: () => Promise.resolve(true) };
  const lastStarted = async () => (await bench.store().portals.get(PORTAL_ID))?.lastStarted;
  /** Looks once a minute, as the server does, until nothing more is due. */
  async function lookUntilQuiet(): Promise<void> {
    for (let looks = 0; looks < 6; looks += 1) {
      await startScheduled(deps);
      await jobs.idle();
    }
  }
  return { bench, world, deps, sent, lastStarted, lookUntilQuiet };
}

test('at night the account is audited, then measured; results are written only where that was switched on', async () => {
  const { bench, lookUntilQuiet, lastStarted } = await account();
  bench.goTo(WORLD_NOW + DAY_MS);
  await lookUntilQuiet();
  expect(Object.keys((await lastStarted()) ?? {})).toEqual(['audit', 'measure', 'write_back']);
  const audits = await bench.store().audits.runs(PORTAL_ID);
  expect(audits).toHaveLength(1);
  bench.goTo(WORLD_NOW + DAY_MS + 60_000);
  await lookUntilQuiet();
  expect(await bench.store().audits.runs(PORTAL_ID)).toEqual(audits);
});

test('nothing is started while something scheduled is under way', async () => {
  const { bench, deps, lastStarted } = await account();
  bench.goTo(WORLD_NOW + DAY_MS);
  await startScheduled(deps);
  await startScheduled(deps);
  await deps.jobs.idle();
  expect(Object.keys((await lastStarted()) ?? {})).toEqual(['audit']);
});

test('the weekly message tells what is new since the last one, once', async () => {
  const { bench, world, deps, sent, lookUntilQuiet } = await account();
  bench.goTo(WORLD_NOW + DAY_MS);
  await lookUntilQuiet();
  await chooseWeeklyAddress(deps, PORTAL_ID, URL);
  addWorkflow(world, { id: '2', name: 'Blast', steps: [sendEmail()], madeAt: WORLD_NOW - 60 * DAY_MS });
  bench.goTo(WORLD_NOW + 8 * DAY_MS);
  await lookUntilQuiet();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.url).toBe(URL);
  expect(JSON.stringify(sent[0]?.body)).toContain('Blast');
  expect(JSON.stringify(sent[0]?.body)).not.toContain('Welcome');
  bench.goTo(WORLD_NOW + 15 * DAY_MS);
  await lookUntilQuiet();
  expect(sent).toHaveLength(1);
});

test('what was not delivered is told again a week later', async () => {
  const { bench, world, deps, sent, lookUntilQuiet } = await account(410);
  bench.goTo(WORLD_NOW + DAY_MS);
  await lookUntilQuiet();
  await chooseWeeklyAddress(deps, PORTAL_ID, URL);
  addWorkflow(world, { id: '2', name: 'Blast', steps: [sendEmail()], madeAt: WORLD_NOW - 60 * DAY_MS });
  for (const days of [8, 15]) {
    bench.goTo(WORLD_NOW + days * DAY_MS);
    await lookUntilQuiet();
  }
  expect(sent.map(({ body }) => JSON.stringify(body).includes('Blast'))).toEqual([true, true]);
});
