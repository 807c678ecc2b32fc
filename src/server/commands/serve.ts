import process from 'node:process';
import { Fault } from '../../core/fault.ts';
import { verifyBySignature } from '../http/verify.ts';
import { openLog, startServer, type RunningServer } from '../main.ts';
import { openAccount } from './account.ts';
import { checkAccount, readConfigFile } from './config-file.ts';
import { EXIT, type Shell } from './shell.ts';

/**
 * Serves the configured account until it is told to stop (Ctrl-C, SIGTERM). Exit 2 when the data folder was lost to
 * another process: answers about data that is no longer ours would be wrong.
 */
export async function serveCommand(shell: Shell): Promise<number> {
  const { config } = shell;
  const log = openLog(config.logLevel);
  let onStoreLost: () => void = () => undefined;
  const storeLost = new Promise<'store_lost'>((resolve) => {
    onStoreLost = () => resolve('store_lost');
  });
  const account = await openAccount(shell, { mode: 'write', serving: { onStoreLost: () => onStoreLost() } });
  try {
    const verify = verifyBySignature({
      secrets: config.hubspot.clientSecrets,
      origins: config.signingUrls,
      now: shell.now,
    });
    const auditConfig = await readConfigFile(undefined, shell.now());
    checkAccount(auditConfig, account.portalId);
    const settings = {
      port: config.port,
      host: null,
      verify,
      now: shell.now,
      log,
      auditConfig,
      isScheduled: true,
    };
    const server = await startServer(account, settings).catch(portInUse(config.port));
    shell.note(`Groundwork serves HubSpot account ${account.portalId} at ${server.url}. Ctrl-C stops it.`);
    const end = await Promise.race([stopSignal(), storeLost]);
    shell.note('Stopping: finishing what is under way.');
    await server.close();
    return end === 'store_lost' ? EXIT.failed : EXIT.clean;
  } finally {
    await account.close();
  }
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
