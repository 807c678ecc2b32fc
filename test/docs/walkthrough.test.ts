import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openKept } from '../../src/server/commands/demo/kept-account.ts';
import { openShell } from '../../src/server/commands/shell.ts';
import { readConfig } from '../../src/server/config.ts';
import { runCommand, testFolder } from '../server/commands/run-command.ts';

const PAGE = readFileSync(new URL('../../docs/from-sentence-to-verdict.md', import.meta.url), 'utf8');
const stepsOf = (program: string) =>
  [...PAGE.matchAll(/```console\n\$ (\S+(?: bin\/groundwork\.js)?) (.+)\n([\s\S]*?)```/g)]
    .filter(([, called]) => called === program)
    .map(([, , command = '', output = '']) => ({ command, output: output.trim() }));

const wordsOf = (command: string) =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');

/** The machine's own clock: the account has one of its own. */
const CLOCK = { now: Date.now, sleep: (ms: number) => sleep(ms), goTo: () => undefined };

it('goes as the page shows it, from the sentence to the people of a segment', async () => {
  const env = { GROUNDWORK_SANDBOX_DIR: await testFolder() };
  const steps = stepsOf('node bin/groundwork.js');
  expect(new Set(steps.map(({ command }) => command.split(' ')[0]))).toEqual(
    new Set(['sandbox', 'lint', 'import', 'baseline', 'start', 'measure', 'decide', 'sync']),
  );
  for (const { command, output } of steps) {
    const { out } = await runCommand(wordsOf(command), { env, clock: CLOCK });
    expect(out.trim(), command).toBe(output);
  }
  const asked = stepsOf('curl');
  expect(asked).toHaveLength(2);
  const api = await serve(env.GROUNDWORK_SANDBOX_DIR);
  for (const { command, output } of asked) expect(await curl(api, command), command).toBe(output);
  const counted = /([\d,]+) of 1,100 finished/g;
  const verdict = [...PAGE.matchAll(counted)].map(([, reached]) => Number(reached));
  expect(asked.map(({ output }) => Number(/"(?:size|total)":(\d+)/.exec(output)?.[1]))).toEqual([
    ...[verdict[0], verdict[0]],
  ]);
}, 180_000);

/** What `sandbox --serve` does until it is stopped. */
async function serve(folder: string): Promise<string> {
  const configuration = readConfig({});
  if (!configuration.ok) throw new Error('the defaults are a valid configuration');
  const silent = { write: () => undefined };
  const shell = openShell(
    { stdin: [] as never, stdout: silent, stderr: silent },
    { config: configuration.config, portalId: null },
    CLOCK,
  );
  const account = await openKept(shell, folder);
  onTestFinished(() => account.close());
  return account.portalUrl;
}

/** Asks what a line with curl asks, of the account's own address. */
async function curl(api: string, command: string): Promise<string> {
  const path = /http:\/\/127\.0\.0\.1:4600([^\s"]+)/.exec(command)?.[1] ?? '';
  const file = / -d @(\S+)/.exec(command)?.[1];
  const headers = Object.fromEntries(
    [...command.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const sent = file === undefined ? {} : { method: 'POST', body: readFileSync(file, 'utf8') };
  return (await fetch(`${api}${path}`, { headers, ...sent })).text();
}
