import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface PortalSetup {
  seed: number;
  /** The moment the account is made for, epoch milliseconds. */
  now: number;
  /** What goes wrong, as `readFaultPlan` takes it; null for nothing. */
  faults: string | null;
}

export interface PortalReport {
  requests: number;
  /** Answers with 429. */
  refused: number;
  /** Rows of batch updates that were carried out, and those of them that came more than once with the same values. */
  rowsWritten: number;
  writtenTwice: string[];
  /** Our properties as they stand, by record and name. */
  values: Record<string, string>;
}

export interface PortalChild {
  url: string;
  report(): Promise<PortalReport>;
  stop(): Promise<void>;
}

/** The simulated account in a process of its own. */
export async function startPortalChild(setup: PortalSetup): Promise<PortalChild> {
  const path = fileURLToPath(new URL('./portal-process.ts', import.meta.url));
  const child = fork(path, [JSON.stringify(setup)], { execArgv: ['--import', 'tsx'] });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    url,
    async report() {
      const answer = once(child, 'message') as Promise<[PortalReport]>;
      child.send('report');
      return (await answer)[0];
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
