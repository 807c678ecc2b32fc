import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface ServedGroundwork<Answer> {
  answer: Answer;
  /** The most memory the server ever held, in MB. */
  peakMb: number;
}

/** Has the process write down its peak memory as it ends (libuv gives it in kB). */
const TELL_PEAK =
  'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,String(process.resourceUsage().maxRSS)))';
const READY = /at (http:\/\/127\.0\.0\.1:\d+)\. Ctrl-C/;

/**
 * Runs work while a real `groundwork serve` with these settings listens, and stops it after. Throws with what the server
 * said when it does not start.
 */
export async function withGroundwork<Answer>(
  env: Record<string, string>,
  cwd: string,
  work: (url: string) => Promise<Answer>,
): Promise<ServedGroundwork<Answer>> {
  const cli = fileURLToPath(new URL('../../bin/groundwork.js', import.meta.url));
  const child = spawn(process.execPath, ['--import', TELL_PEAK, cli, 'serve'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    ...{ cwd, env: { PORT: '0', LOG_LEVEL: 'error', ...env } },
  });
  const said: string[] = [];
  const url = new Promise<string>((resolve) => {
    child.stderr?.on('data', (chunk) => {
      said.push(String(chunk));
      const found = READY.exec(said.join(''))?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error(`The server ended. It said: ${said.join('')}`)),
  );
  const peak = text(child.stdio[3] as NodeJS.ReadableStream); // a pipe, as asked for above
  try {
    const answer = await Promise.race([url.then(work), ended]);
    child.kill('SIGTERM');
    return { answer, peakMb: Number(await peak) / 1024 };
  } finally {
    child.kill('SIGKILL');
    await ended.catch(() => undefined); // told above where it matters
  }
}
