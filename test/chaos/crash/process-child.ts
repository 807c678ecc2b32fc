import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SANDBOX_TOKEN } from '../../../src/sandbox/portal/settings.ts';

export const CLIENT_SECRET = '7f1c2f64-9d1b-4a1e-8c55-2d1f0b9be001';
export const PUBLIC_ORIGIN = 'https://groundwork.example.com';
export const EDITOR = '9001';

/** Longest wait for a process to be up, and to end when it is told to stop. */
const PATIENCE_MS = 180_000;

export interface ProcessSetup {
  /** The command: `serve`, `worker`, with its options. */
  argv: readonly string[];
  portalUrl: string;
  /** Where its data is; what else it needs is the same for all. */
  env: Readonly<Record<string, string>>;
}

/** A real `groundwork serve` or `groundwork worker`. */
export interface ProcessChild {
  /** Waits until it is up: the address of a server, null of a worker. Throws as `says` does. */
  up(): Promise<string | null>;
  /** Waits until it has said that. Throws with what it said when it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ends it without warning, as `kill -9` does. */
  kill(): Promise<void>;
  /** Asks it to stop; its exit code, null when it had to be killed. */
  stop(): Promise<number | null>;
}

export function startProcess({ argv, portalUrl, env }: ProcessSetup): ProcessChild {
  const cli = fileURLToPath(new URL('../../../bin/groundwork.js', import.meta.url));
  const child = spawn(process.execPath, [cli, ...argv], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      HUBSPOT_ACCESS_TOKEN: SANDBOX_TOKEN,
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_API_BASE_URL: portalUrl,
      GROUNDWORK_PUBLIC_URL: PUBLIC_ORIGIN,
      GROUNDWORK_EDITORS: EDITOR,
      PORT: '0',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const ended = once(child, 'exit');
  const said = listenTo(child);
  async function says(pattern: RegExp): Promise<RegExpExecArray> {
    const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    const found = await Promise.race([said.first(pattern), ended.then(() => null)]);
    clearTimeout(impatience);
    if (found === null) throw new Error(`“${argv.join(' ')}” did not come up. It said: ${said.text()}`);
    return found;
  }
  return {
    says,
    up: async () => (await says(UP)).groups?.['url'] ?? null,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(impatience);
      return child.exitCode;
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
