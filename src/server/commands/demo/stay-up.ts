import { SANDBOX_TOKEN } from '../../../sandbox/portal/settings.ts';
import { identifyAs } from '../../http/identify.ts';
import { openLog, startServer, type RunningServer } from '../../main.ts';
import { stopSignal } from '../serve.ts';
import type { Shell } from '../shell.ts';
import { DEMO_USER, type DemoAccount } from './open-demo.ts';

/** Serves the demo account on loopback until Ctrl-C. A port that is taken gives way to a free one. */
export async function stayUp(shell: Shell, demo: DemoAccount, port: number): Promise<void> {
  demo.letRun();
  const server = await serve(demo, port);
  shell.out(
    [
      '',
      `Groundwork listens at     ${server.url}  (try /api/overview, /api/workflows?grounding=ungrounded)`,
      `The demo account is at    ${demo.portalUrl}  (speaks HubSpot’s API; its token is ${SANDBOX_TOKEN})`,
      'Ctrl-C stops both; nothing is kept.',
    ].join('\n'),
  );
  await stopSignal();
  shell.note('Stopping.');
  await server.close();
}

async function serve(demo: DemoAccount, port: number): Promise<RunningServer> {
  const settings = {
    host: '127.0.0.1',
    identify: identifyAs({ portalId: demo.portalId, userId: DEMO_USER }),
    now: demo.now,
    log: openLog('warn'),
  };
  try {
    return await startServer(demo, { ...settings, port });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    return startServer(demo, { ...settings, port: 0 });
  }
}
