import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SANDBOX_TOKEN } from '../../../src/sandbox/portal/settings.ts';

export const CLIENT_SECRET = '7f1c2f64-9d1b-4a1e-8c55-2d1f0b9be001';
export const PUBLIC_ORIGIN = 'https://groundwork.example.com';
export const EDITOR = '9001';

/** Longest wait for a server to listen, and to end when it is told to stop. */
const PATIENCE_MS = 60_000;

export interface ServerSetup {
  portalUrl: string;
  directory: string;
}

/** A real `groundwork serve`. */
export interface ServerChild {
  url: string;
  /** Ends it without warning, as `kill -9` does. */
  kill(): Promise<void>;
  /** Asks it to stop; its exit code, null when it had to be killed. */
  stop(): Promise<number | null>;
}

/** Starts a server and waits until it listens. Throws with what it said when it does not. */
export async function startServerChild({ portalUrl, directory }: ServerSetup): Promise<ServerChild> {
  const cli = fileURLToPath(new URL('../../../bin/groundwork.js', import.meta.url));
  const child = spawn(process.execPath, [cli, 'serve'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: directory,
    env: {
      HUBSPOT_ACCESS_TOKEN: SANDBOX_TOKEN,
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_API_BASE_URL: portalUrl,
      GROUNDWORK_DATA_DIR: directory,
      GROUNDWORK_PUBLIC_URL: PUBLIC_ORIGIN,
      GROUNDWORK_EDITORS: EDITOR,
      PORT: '0',
      LOG_LEVEL: 'error',
    },
  });
  const ended = once(child, 'exit');
  const url = await listening(child, ended);
  return {
    url,
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

async function listening(child: ChildProcess, ended: Promise<unknown>): Promise<string> {
  let said = '';
  const address = new Promise<string>((resolve) => {
    child.stderr?.on('data', (chunk) => {
      said = (said + String(chunk)).slice(-10_000);
      const found = /at (http:\/\/127\.0\.0\.1:\d+)\. Ctrl-C/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const url = await Promise.race([address, ended.then(() => null)]);
  clearTimeout(impatience);
  if (url === null) throw new Error(`The server did not come up again. It said: ${said}`);
  return url;
}
