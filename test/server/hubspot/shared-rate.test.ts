import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { createPortal } from '../../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../../src/sandbox/portal/serve.ts';
import type { RateAsk } from '../../../src/server/hubspot/rate-window.ts';
import { openSharedRates } from '../../../src/server/shared-rates.ts';
import { emptyWorld } from '../../factories/world.ts';
import { eachFile, openPostgresForTest } from '../store/postgres/temporary-postgres.ts';

const database = eachFile();
const PROCESS = fileURLToPath(new URL('shared-rate-process.ts', import.meta.url));
const Sent = z.object({ total: z.number(), refusedByRateLimit: z.number() });

/** What a process sent that asks so many times. */
async function askFrom(portalUrl: string, times: number) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', PROCESS, portalUrl, database().url, String(times)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  return Sent.parse(JSON.parse(await text(child.stdout)));
}

test('two processes on one account stay under its limit together', async () => {
  await (await openPostgresForTest(database().url)).close(); // brings the tables up to date
  const portal = createPortal({ world: emptyWorld(), now: () => Date.now(), wallClock: () => Date.now() });
  portal.settings.rateLimit = { max: 60, intervalMs: 3_000 };
  const served = await servePortal(portal, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => served.close());
  const sent = await Promise.all([askFrom(served.url, 70), askFrom(served.url, 70)]);
  expect(sent).toEqual([
    { total: 70, refusedByRateLimit: 0 },
    { total: 70, refusedByRateLimit: 0 },
  ]);
}, 60_000);

test('of many asks at once, from two processes and for two accounts, as many are granted as each account allows', async () => {
  await (await openPostgresForTest(database().url)).close();
  const opened = [openShares(), openShares()];
  const ask: RateAsk = { lane: 'background', count: 1, interactiveShare: 0, rate: RATE, pauseMs: 0 };
  const granted = async (name: string) => {
    const answers = await Promise.all(
      opened.flatMap(({ of }) => Array.from({ length: 40 }, () => of(name)(ask))),
    );
    return answers.reduce((sum, answer) => sum + answer.granted, 0);
  };
  // 95 % of the limit of each.
  expect(await Promise.all([granted('A'), granted('B')])).toEqual([57, 57]);
  expect(await granted('A')).toBe(0);
});

const RATE = { max: 60, intervalMs: 600_000 };

function openShares() {
  const shares = openSharedRates({ url: database().url, log: (text) => expect.fail(text) });
  onTestFinished(() => shares.close());
  return shares;
}
