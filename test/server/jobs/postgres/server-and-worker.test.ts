import { expect, onTestFinished, test, vi } from 'vitest';
import { Job } from '../../../../src/core/contract/job.ts';
import { createPortal } from '../../../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../../../src/sandbox/portal/serve.ts';
import { SANDBOX_TOKEN } from '../../../../src/sandbox/portal/settings.ts';
import { emptyWorld } from '../../../factories/world.ts';
import { startCommand } from '../../../helpers/command-process.ts';
import { CLIENT_SECRET, deliver, EDITOR, PUBLIC_ORIGIN, signed } from '../../../helpers/server.ts';
import { testFolder } from '../../commands/run-command.ts';
import { eachFile } from '../../store/postgres/temporary-postgres.ts';

const database = eachFile();

test('a server that does no jobs takes the order, a worker does it, and both stop when they are told to', async () => {
  const world = emptyWorld();
  const portal = createPortal({ world, now: () => Date.now(), wallClock: () => Date.now() });
  const hubSpot = await servePortal(portal, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => hubSpot.close());
  const env = {
    ...{
      DATABASE_URL: database().url,
      HUBSPOT_ACCESS_TOKEN: SANDBOX_TOKEN,
      HUBSPOT_API_BASE_URL: hubSpot.url,
    },
    ...{
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      GROUNDWORK_PUBLIC_URL: PUBLIC_ORIGIN,
      GROUNDWORK_EDITORS: EDITOR,
    },
    ...{ PORT: '0', LOG_LEVEL: 'warn' },
  };
  const cwd = await testFolder();
  const server = startCommand(['serve', '--no-jobs'], { env, cwd });
  const [, portalId, url = ''] = await server.says(/HubSpot account (\d+) at (http:\S+?)\. /);
  const worker = startCommand(['worker'], { env, cwd });
  await worker.says(/does the jobs of HubSpot account/);
  const ask = async (method: string, path: string, body?: unknown) => {
    const given = {
      ...(portalId === undefined ? {} : { portalId }),
      ...(body === undefined ? {} : { body }),
    };
    return (await deliver({ url }, signed(method, path, Date.now(), given))).json();
  };
  const job = Job.parse(await ask('POST', '/api/jobs', { kind: 'audit' }));
  await vi.waitFor(
    async () => expect(await ask('GET', `/api/jobs/${job.id}`)).toMatchObject({ state: 'done' }),
    {
      ...{ timeout: 30_000, interval: 200 },
    },
  );
  for (const process of [worker, server]) process.kill('SIGTERM');
  expect(await Promise.all([worker.ended(), server.ended()]), worker.err() + server.err()).toEqual([0, 0]);
}, 90_000);
