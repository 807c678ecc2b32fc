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
const READY = /Groundwork (?:serves .* at (http:\/\/127\.0\.0\.1:\d+)|does the jobs of .*)\. Ctrl-C/;

/** What is run: `serve`, `serve --no-jobs` or `worker`, its settings and its folder. */
export interface Run {
  argv: readonly string[];
  env: Record<string, string>;
  cwd: string;
}

/**
 * Runs work while a real process of Groundwork is up, and stops it after; the address is that of a server, empty of a
 * worker. Throws with what the process said when it does not start.
 */
export async function withGroundwork<Answer>(
  { argv, env, cwd }: Run,
  work: (url: string) => Promise<Answer>,
): Promise<ServedGroundwork<Answer>> {
  const cli = fileURLToPath(new URL('../../bin/groundwork.js', import.meta.url));
  const child = spawn(process.execPath, ['--import', TELL_PEAK, cli, ...argv], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    ...{ cwd, env: { PORT: '0', LOG_LEVEL: 'error', ...env } },
  });
  const said: string[] = [];
  const url = new Promise<string>((resolve) => {
    child.stderr?.on('data', (chunk) => {
      said.push(String(chunk));
      const found = READY.exec(said.join(''));
      if (found !== null) resolve(found[1] ?? '');
    });
  });
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error(`“${argv.join(' ')}” ended. It said: ${said.join('')}`)),
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
