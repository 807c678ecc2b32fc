import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished } from 'vitest';
import { createPortal, type Portal } from '../../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../../src/sandbox/portal/serve.ts';
import { type PortalSettings, SANDBOX_TOKEN } from '../../../src/sandbox/portal/settings.ts';
import type { World } from '../../../src/sandbox/portal/world.ts';
import { run } from '../../../src/server/cli.ts';
import { readConfig } from '../../../src/server/config.ts';
import { WORLD_NOW } from '../../factories/world.ts';

/** What a command left behind. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

export interface RunOptions {
  /** The environment; nothing else is set. */
  env?: Record<string, string>;
  stdin?: string;
  /** Whether standard output is a terminal; standard error never is. */
  isTerminal?: boolean;
  clock?: CommandClock;
}

/** A clock of the test's own: sleeping takes no time, and moves it on. */
interface CommandClock {
  now(): number;
  sleep(ms: number): Promise<void>;
  goTo(moment: number): void;
}

function commandClock(start = WORLD_NOW): CommandClock {
  let at = start;
  return {
    now: () => at,
    sleep: (ms) => {
      at += ms;
      return new Promise((resolve) => void setImmediate(resolve));
    },
    goTo: (moment) => {
      at = moment;
    },
  };
}

/** Runs a whole command in this process, as `groundwork …argv` would. A token in its output fails the test. */
export async function runCommand(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { env = {}, stdin = '', isTerminal = false, clock = commandClock() } = options;
  const written = { out: '', err: '' };
  const streams = {
    stdin: Readable.from([stdin]),
    stdout: { isTTY: isTerminal, write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
  };
  const code = await run(argv, streams, () => readConfig(env), clock);
  const token = env['HUBSPOT_ACCESS_TOKEN'];
  if (token !== undefined && token !== '') expect(`${written.out}${written.err}`).not.toContain(token);
  return { code, ...written };
}

/** A folder of the test's own. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface CommandAccount {
  portal: Portal;
  clock: CommandClock;
  dataDir: string;
  env: Record<string, string>;
  run(...argv: string[]): Promise<Ran>;
}

/** An account on loopback with an empty data folder, and commands that are configured for it. */
export async function commandAccount(
  world: World,
  options: { settings?: Partial<PortalSettings>; env?: Record<string, string> } = {},
): Promise<CommandAccount> {
  const { settings = {} } = options;
  const clock = commandClock();
  const portal = createPortal({ world, settings, now: clock.now, wallClock: clock.now });
  const served = await servePortal(portal, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => served.close());
  const dataDir = join(await testFolder(), 'data');
  const env = {
    HUBSPOT_ACCESS_TOKEN: SANDBOX_TOKEN,
    HUBSPOT_API_BASE_URL: served.url,
    GROUNDWORK_DATA_DIR: dataDir,
    ...options.env,
  };
  return { portal, clock, dataDir, env, run: (...argv) => runCommand(argv, { env, clock }) };
}
