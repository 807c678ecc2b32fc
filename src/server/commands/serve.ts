import { Fault } from '../../core/fault.ts';
import { verifyBySignature } from '../http/verify.ts';
import { createKeyRing } from '../store/sealing.ts';
import { systemCode } from '../store/system-code.ts';
import { openLogs } from '../log.ts';
import { startServer } from '../main.ts';
import { checkAccount, readConfigFile } from './config-file.ts';
import { openServed } from './open-served.ts';
import { EXIT, type Shell } from './shell.ts';
import { stopSignal } from './stop.ts';

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
    const server = await startServer(served, settings).catch((error: unknown) => {
      throw portInUse(error, config.port);
    });
    shell.note(`Groundwork serves ${name} at ${server.url}. Ctrl-C stops it.`);
    const end = await Promise.race([stopSignal(), storeLost]);
    shell.note('Stopping: finishing what is under way. Ctrl-C again stops at once.');
    await server.close();
    return end === 'store_lost' ? EXIT.failed : EXIT.clean;
  } finally {
    await close();
  }
}

/** “The port is taken” in words; anything else as it is. */
function portInUse(error: unknown, port: number): unknown {
  if (systemCode(error) !== 'EADDRINUSE') return error;
  const hint = 'Set PORT to another one, or stop the other program.';
  return new Fault('port_in_use', `Port ${port} is already in use.`, hint);
}
