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

/** A million contacts take some 5 GB. */
const ROOM = '--max-old-space-size=10240';

/** Runs work against an account of this size, served by a process of its own. */
export function withAccount<Answer>(
  size: AccountSize,
  work: (url: string) => Promise<Answer>,
): Promise<Answer> {
  return withServed('portal-process', { ...size }, work);
}

/** Runs work while one module of this folder serves as a process of its own, at the address it prints. */
export async function withServed<Answer>(
  module: string,
  options: Record<string, unknown>,
  work: (url: string) => Promise<Answer>,
): Promise<Answer> {
  const path = fileURLToPath(new URL(`./${module}.ts`, import.meta.url));
  const child = spawn(process.execPath, [ROOM, '--import', 'tsx', path, JSON.stringify(options)], {
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
