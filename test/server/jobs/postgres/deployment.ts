import { expect, onTestFinished, vi } from 'vitest';
import { Job } from '../../../../src/core/contract/job.ts';
import { createPortal } from '../../../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../../../src/sandbox/portal/serve.ts';
import { SANDBOX_TOKEN } from '../../../../src/sandbox/portal/settings.ts';
import { emptyWorld } from '../../../factories/world.ts';
import { startCommand } from '../../../helpers/command-process.ts';
import { CLIENT_SECRET, deliver, EDITOR, PUBLIC_ORIGIN, signed } from '../../../helpers/server.ts';
import type { Database } from '../../../postgres/database.ts';
import { testFolder } from '../../commands/run-command.ts';

/** An account, and processes that work for it on one database. */
export async function deployment(database: Database, world = emptyWorld()) {
  const portal = createPortal({ world, now: Date.now });
  const hubSpot = await servePortal(portal, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => hubSpot.close());
  const env = {
    DATABASE_URL: database.url,
    HUBSPOT_ACCESS_TOKEN: SANDBOX_TOKEN,
    HUBSPOT_API_BASE_URL: hubSpot.url,
    HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
    GROUNDWORK_PUBLIC_URL: PUBLIC_ORIGIN,
    GROUNDWORK_EDITORS: EDITOR,
    PORT: '0',
    LOG_LEVEL: 'warn',
  };
  const cwd = await testFolder();
  const start = (argv: string[], change = {}) => startCommand(argv, { env: { ...env, ...change }, cwd });
  return {
    portal,
    start,
    async startWorker() {
      const worker = start(['worker']);
      await worker.says(/does the jobs of HubSpot account/);
      return worker;
    },
    /** A server, which does no jobs unless told otherwise, and how it is asked. */
    async startServer(argv = ['--no-jobs']) {
      const server = start(['serve', ...argv]);
      const [, portalId = '', url = ''] = await server.says(/HubSpot account (\d+) at (http:\S+?)\. /);
      const ask = (method: string, path: string, body: object = {}) => {
        const given = method === 'GET' ? { portalId } : { portalId, body };
        return deliver({ url }, signed(method, path, Date.now(), given));
      };
      const order = async (kind = 'audit') =>
        Job.parse(await (await ask('POST', '/api/jobs', { kind })).json());
      const isDone = ({ id }: Job) =>
        vi.waitFor(
          async () =>
            expect(await (await ask('GET', `/api/jobs/${id}`)).json()).toMatchObject({ state: 'done' }),
          { timeout: 30_000, interval: 200 },
        );
      return { server, ask, order, isDone };
    },
  };
}
