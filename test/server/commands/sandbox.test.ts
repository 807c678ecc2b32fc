import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startCommand } from '../../helpers/command-process.ts';
import { runCommand, testFolder, type Ran } from './run-command.ts';

const CLOCK = { now: Date.now, sleep: (ms: number) => sleep(ms), goTo: () => undefined };

async function keptAccount() {
  const folder = await testFolder();
  const env = { GROUNDWORK_SANDBOX_DIR: folder };
  const call = (...argv: string[]): Promise<Ran> => runCommand(argv, { env, clock: CLOCK });
  return { call, folder, file: join(folder, 'account.jsonl') };
}

it('keeps an account between commands: what was done is there on a later day', async () => {
  const { call } = await keptAccount();
  await call('sandbox', '--at', '2026-07-01');
  expect((await call('import', 'docs/examples/bursts.yaml', '--sandbox')).code).toBe(0);
  expect((await call('sandbox', '--at', '2026-07-03')).out).toContain('It is 3 July 2026');
  expect((await call('sandbox')).out).toContain('It is 3 July 2026');
  expect((await call('export', '--sandbox')).out).toContain('Bursts, not blasts');
}, 60_000);

it('goes neither back in time nor beyond what is known of the account', async () => {
  const { call } = await keptAccount();
  await call('sandbox', '--at', '2026-07-01');
  for (const day of ['2026-06-30', '2026-11-29']) {
    const { code, err } = await call('sandbox', '--at', day);
    expect(code).toBe(2);
    expect(err).toContain('Time only goes forward');
  }
  expect((await call('sandbox')).out).toContain('It is 1 July 2026');
}, 60_000);

it('says what is missing where no account is kept, or the file is not its own', async () => {
  const { call, file } = await keptAccount();
  expect(await call('measure', '--sandbox')).toMatchObject({ code: 2, out: '' });
  expect((await call('sandbox')).err).toContain('sandbox --at <day>');
  expect((await runCommand(['sandbox', '--at', '2026-07-01'])).err).toContain('GROUNDWORK_SANDBOX_DIR');
  expect((await call('sandbox', '--at', '1 July')).err).toContain('a day like 2026-07-01');
  await call('sandbox', '--at', '2026-07-01');
  expect(await call('sandbox', '--faults', 'nonsense')).toMatchObject({
    code: 2,
    err: expect.stringContaining('“nonsense” is no fault'),
  });
  await writeFile(file, `${await readFile(file, 'utf8')}{"half`);
  expect((await call('sandbox')).err).toContain('remove its folder');
}, 60_000);

it('ends with 2 when what it has kept cannot be opened, and leaves nothing running', async () => {
  const { call, folder } = await keptAccount();
  await call('sandbox', '--at', '2026-07-01');
  await writeFile(join(folder, 'data', '48231907', 'portal.json'), '{"half');
  const command = startCommand(['measure', '--sandbox'], {
    cwd: folder,
    env: { GROUNDWORK_SANDBOX_DIR: folder },
  });
  expect(await command.ended()).toBe(2);
  expect(command.err()).toContain('portal.json');
}, 60_000);
