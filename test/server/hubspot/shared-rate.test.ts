import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { createPortal } from '../../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../../src/sandbox/portal/serve.ts';
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
