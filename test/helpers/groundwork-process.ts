import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Longest wait for a process to be up, and to end when it is told to stop. */
const PATIENCE_MS = 180_000;

export interface ProcessSetup {
  /** The command: `serve`, `serve --no-jobs`, `worker`, with its options. */
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Its working folder; ours unless told otherwise. */
  cwd?: string;
}

/** A real `groundwork serve` or `groundwork worker`. */
export interface GroundworkProcess {
  /** Waits until it is up: the address of a server, null of a worker. Throws as `says` does. */
  up(): Promise<string | null>;
  /** Waits until it has said that. Throws with what it said when it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Throws with what it said once it has ended. */
  ended(): Promise<never>;
  /** Ends it without warning, as `kill -9` does. */
  kill(): Promise<void>;
  /** Asks it to stop; its exit code, null when it had to be killed. */
  stop(): Promise<number | null>;
  /** Waits until it has ended: the most memory it ever held, in MB; null when it was killed. */
  peakMb(): Promise<number | null>;
}

/** Has the process write down its peak memory as it ends (libuv gives it in kB). */
const TELL_PEAK =
  'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,String(process.resourceUsage().maxRSS)))';

/** Starts a process with these settings and nothing else in its environment, on a free port. */
export function startProcess({ argv, env, cwd }: ProcessSetup): GroundworkProcess {
  const cli = fileURLToPath(new URL('../../bin/groundwork.js', import.meta.url));
  const child = spawn(process.execPath, ['--import', TELL_PEAK, cli, ...argv], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { PORT: '0', LOG_LEVEL: 'error', ...env },
    cwd,
  });
  const exited = once(child, 'exit');
  const peak = text(child.stdio[3] as NodeJS.ReadableStream); // a pipe, as asked for above
  const said = listenTo(child);
  async function ended(): Promise<never> {
    await exited;
    throw new Error(`“${argv.join(' ')}” ended. It said: ${said.text()}`);
  }
  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    child.kill(signal);
    const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await exited;
    clearTimeout(impatience);
  }
  async function says(pattern: RegExp): Promise<RegExpExecArray> {
    const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    try {
      return await Promise.race([said.first(pattern), ended()]);
    } finally {
      clearTimeout(impatience);
    }
  }
  return {
    says,
    ended,
    up: async () => (await says(UP)).groups?.['url'] ?? null,
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      return child.exitCode;
    },
    async peakMb() {
      const kilobytes = await peak;
      return kilobytes === '' ? null : Number(kilobytes) / 1024;
    },
  };
}

/** The sentence of a process that is up ends so; that of a server names its address. */
const UP = /Groundwork (?:serves .* at (?<url>http:\S+)|does the jobs of .*)\. Ctrl-C/;

function listenTo({ stderr }: ChildProcess) {
  let said = '';
  stderr?.on('data', (chunk) => (said = (said + String(chunk)).slice(-10_000)));
  return {
    text: () => said,
    async first(pattern: RegExp): Promise<RegExpExecArray> {
      for (;;) {
        const found = pattern.exec(said);
        if (found !== null) return found;
        await new Promise((resolve) => stderr?.once('data', resolve));
      }
    },
  };
}
