import process from 'node:process';
import { Fault } from '../../core/fault.ts';
import { verifyBySignature } from '../http/verify.ts';
import { createKeyRing } from '../store/sealing.ts';
import { openLogs } from '../log.ts';
import { startServer, type RunningServer } from '../main.ts';
import { checkAccount, readConfigFile } from './config-file.ts';
import { openServed } from './open-served.ts';
import { EXIT, type Shell } from './shell.ts';

interface ServeOptions {
  /** False leaves the jobs to workers. */
  jobs: boolean;
}

/**
 * Serves the configured account, or all accounts that install the app, until it is told to stop (Ctrl-C, SIGTERM).
 * Exit 2 when the data folder was lost to another process: answers about data that is no longer ours would be wrong.
 */
export async function serveCommand(shell: Shell, { jobs: doesJobs }: ServeOptions): Promise<number> {
  const { config } = shell;
  if (config.databaseUrl === null && !doesJobs) throw noWorker();
  let onStoreLost: () => void = () => undefined;
  const storeLost = new Promise<'store_lost'>((resolve) => {
    onStoreLost = () => resolve('store_lost');
  });
  const { served, name, portalId, close } = await openServed(shell, { onStoreLost: () => onStoreLost() });
  try {
    const verify = verifyBySignature({
      secrets: config.hubspot.clientSecrets,
      origins: config.signingUrls,
      now: shell.now,
    });
    const auditConfig = await readConfigFile(undefined, shell.now());
    if (portalId !== null) checkAccount(auditConfig, portalId);
    const settings = {
      port: config.port,
      host: null,
      verify,
      now: shell.now,
      logs: openLogs(config.logging, shell.note),
      auditConfig,
      keys: createKeyRing(config.encryptionKeys),
      isScheduled: true,
      metricsToken: config.metricsToken,
      database: config.databaseUrl === null ? null : { url: config.databaseUrl, doesJobs },
    };
    const server = await startServer(served, settings).catch(portInUse(config.port));
    shell.note(`Groundwork serves ${name} at ${server.url}. Ctrl-C stops it.`);
    const end = await Promise.race([stopSignal(), storeLost]);
    shell.note('Stopping: finishing what is under way.');
    await server.close();
    return end === 'store_lost' ? EXIT.failed : EXIT.clean;
  } finally {
    await close();
  }
}

function noWorker(): Fault {
  return new Fault(
    'no_database',
    'Without DATABASE_URL nobody else can do the jobs.',
    'Leave --no-jobs out; or set DATABASE_URL, and run “worker” beside the server.',
  );
}

/** Turns “the port is taken” into words; everything else goes on as it is. */
export function portInUse(port: number): (error: unknown) => Promise<RunningServer> {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return Promise.reject(
        new Fault(
          'port_in_use',
          `Port ${port} is already in use.`,
          'Set PORT to another one, or stop the other program.',
        ),
      );
    }
    return Promise.reject(error);
  };
}

/** Resolves at the first Ctrl-C or SIGTERM. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
