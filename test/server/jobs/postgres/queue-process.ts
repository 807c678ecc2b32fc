import process from 'node:process';
import pg from 'pg';
import { accept } from '../../../../src/core/result.ts';
import { openPostgresQueue } from '../../../../src/server/jobs/postgres/postgres-queue.ts';

/**
 * A process that does jobs of the database in its first argument, and writes down when each begins and ends. One whose
 * second argument is `stuck` never comes to an end with any. Ends when its input does.
 */
const [url = '', mode] = process.argv.slice(2);
const log = new pg.Pool({ connectionString: url });
const note = (portalId: string, kind: string, what: string) =>
  log.query('INSERT INTO done (process, slot, what) VALUES ($1, $2, $3)', [
    process.pid,
    `${portalId} ${kind}`,
    what,
  ]);
const queue = await openPostgresQueue({
  ...{ url, processId: `process ${process.pid}`, doesJobs: true, firstWaitMs: 0 },
  ...{ now: () => Date.now(), random: () => 0.5, log: () => undefined, onQueueFault: fail },
  pace: { atOnce: { inAll: 4, perPortal: 3 }, pollMs: 100, silentMs: 1_000, graceMs: 5_000 },
  carryOut: async ({ portalId, kind }) => {
    await note(portalId, kind, 'begun');
    if (mode === 'stuck') await new Promise(() => undefined);
    await log.query('SELECT pg_sleep(0.02)');
    await note(portalId, kind, 'ended');
    return accept(process.pid);
  },
  watch: {
    tell: () => ({ code: 'internal', message: 'A fault.', hint: 'See the output.' }),
    onRetry: (_job, error) => fail(error),
    onFault: (_job, error) => fail(error),
    onEnded: () => Promise.resolve(),
  },
});

function fail(error: unknown): void {
  console.error(error);
  process.exitCode = 1;
}

process.stdout.write('ready\n');
process.stdin.resume();
process.stdin.once('end', async () => {
  await queue.close();
  await log.end();
});
