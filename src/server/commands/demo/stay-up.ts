import { randomBytes } from 'node:crypto';
import { SANDBOX_TOKEN } from '../../../sandbox/portal/settings.ts';
import {
  serveWorkbench,
  type ServedWorkbench,
  type WorkbenchParts,
} from '../../../sandbox/workbench/serve.ts';
import { verifyBySignature } from '../../http/verify.ts';
import { onePortal } from '../../connections.ts';
import { openLogs, type Logs } from '../../log.ts';
import { startServer } from '../../main.ts';
import { createKeyRing } from '../../store/sealing.ts';
import { systemCode } from '../../store/system-code.ts';
import type { Shell } from '../shell.ts';
import { stopSignal } from '../stop.ts';
import { DEMO_USER, type DemoAccount } from './open-demo.ts';
import { nextSteps, rows } from './next-steps.ts';
import { sampleRecords } from './sample-records.ts';

/** The address the demo's server goes by inside extensions; only the workbench knows where it really is. */
const API_ORIGIN = 'https://groundwork.example';

/** The workbench and the server behind it, with the same signatures between them as in HubSpot. */
export interface ServedDemo {
  workbenchUrl: string;
  serverUrl: string;
  close(): Promise<void>;
}

/** Serves the demo account on loopback until Ctrl-C. A port that is taken gives way to a free one. */
export async function stayUp(shell: Shell, demo: DemoAccount, port: number): Promise<void> {
  shell.note('Building the cards and pages as HubSpot would, which takes some seconds …');
  // Whoever looks at the demo has not asked for its log; areas that were asked for show.
  const logs = openLogs({ ...shell.config.logging, all: 'warn' }, shell.note);
  const served = await serveDemo(demo, { port, sleep: shell.sleep, logs });
  const { workbenchUrl, serverUrl } = served;
  shell.out(
    [
      rows('\nOpen in your browser', [
        ['a contact, as sales sees it', workbenchUrl],
        ['what runs, and why', `${workbenchUrl}/?view=pages`],
        ['settings, for an admin', `${workbenchUrl}/?view=settings`],
      ]),
      rows('Behind it', [
        ['Groundwork’s server', `${serverUrl}   signed requests only`],
        ['the demo account', `${demo.portalUrl}   speaks HubSpot’s API; its token is ${SANDBOX_TOKEN}`],
      ]),
      nextSteps([]),
      'Ctrl-C stops it all; nothing is kept.',
    ].join('\n\n'),
  );
  await stopSignal();
  shell.note('Stopping.');
  await served.close();
}

/** Starts both; the demo's clock runs from here on. */
export async function serveDemo(
  demo: DemoAccount,
  { port, sleep, logs }: { port: number; sleep: (ms: number) => Promise<void>; logs: Logs },
): Promise<ServedDemo> {
  const records = await sampleRecords(demo);
  demo.letRun();
  const secret = randomBytes(16).toString('hex');
  const verify = verifyBySignature({ secrets: [secret], origins: [API_ORIGIN], now: demo.now });
  const server = await startServer(
    { store: demo.store, connections: onePortal(demo) },
    {
      ...{ host: '127.0.0.1', port: 0, verify, now: demo.now, logs },
      keys: createKeyRing([randomBytes(32)]),
    },
  );
  const workbench = await onFreePort(port, (chosen) =>
    serveWorkbench({
      ...{ world: demo.portal.world, records, users: USERS, backend: server.url, secret, sleep },
      ...{ apiOrigin: API_ORIGIN, port: chosen, now: demo.now },
    } satisfies WorkbenchParts),
  ).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  return {
    workbenchUrl: workbench.url,
    serverUrl: server.url,
    close: async () => {
      await workbench.close();
      await server.close();
    },
  };
}

const USERS = [
  { id: Number(DEMO_USER), name: 'An editor', mayEdit: true },
  { id: Number(DEMO_USER) + 1, name: 'Somebody who may only look', mayEdit: false },
];

async function onFreePort(
  port: number,
  serve: (port: number) => Promise<ServedWorkbench>,
): Promise<ServedWorkbench> {
  try {
    return await serve(port);
  } catch (error) {
    if (systemCode(error) !== 'EADDRINUSE') throw error;
    return serve(0);
  }
}
