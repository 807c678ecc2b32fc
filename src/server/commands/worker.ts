import { setTimeout } from 'node:timers/promises';
import { openJobs, startLooking } from '../background.ts';
import { openLogs } from '../log.ts';
import { createKeyRing } from '../store/sealing.ts';
import { postJson } from '../post-json.ts';
import { checkAccount, readConfigFile } from './config-file.ts';
import { openServed } from './open-served.ts';
import { EXIT, type Shell } from './shell.ts';
import { stopSignal } from './stop.ts';

/** Does the jobs of all accounts, beside servers and other workers on that database, until it is told to stop. */
export async function workerCommand(shell: Shell, databaseUrl: string): Promise<number> {
  const { config, now, note } = shell;
  const { served, name, portalId, close } = await openServed(shell, { onStoreLost: () => undefined });
  try {
    const auditConfig = await readConfigFile(undefined, now());
    if (portalId !== null) checkAccount(auditConfig, portalId);
    const background = {
      ...{ ...served, auditConfig, post: postJson, now, sleep: (ms: number) => setTimeout(ms) },
      log: openLogs(config.logging, note)('jobs'),
      keys: createKeyRing(config.encryptionKeys),
      database: { url: databaseUrl, doesJobs: true },
      countFault: () => undefined, // the log has it; the servers tell the figures
    };
    const jobs = await openJobs(background);
    const looking = startLooking({ ...background, jobs, isScheduled: true });
    note(`Groundwork does the jobs of ${name}. Ctrl-C stops it.`);
    await stopSignal();
    note('Stopping: what does not end soon is handed to another process.');
    await looking.stop();
    await jobs.close();
    return EXIT.clean;
  } finally {
    await close();
  }
}
