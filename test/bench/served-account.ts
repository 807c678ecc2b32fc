import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface AccountSize {
  contacts: number;
  workflows: number;
  /** Where its clock stands, epoch milliseconds. */
  now: number;
  /** What it allows in real time; no limit unless given. */
  rate?: { max: number; intervalMs: number };
}

/** Runs work against an account of this size, served by a process of its own. */
export async function withAccount<Answer>(
  size: AccountSize,
  work: (url: string) => Promise<Answer>,
): Promise<Answer> {
  const path = fileURLToPath(new URL('./portal-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, JSON.stringify(size)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return await work(url);
  } finally {
    child.kill('SIGKILL');
    if (child.exitCode === null) await once(child, 'close');
  }
}
