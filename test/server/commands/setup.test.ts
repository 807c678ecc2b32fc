import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { loadHsProfileFile, validateProfileVariables } from '@hubspot/project-parsing-lib/profiles';
import { describe, expect, it } from 'vitest';
import { readConfig, type Config } from '../../../src/server/config.ts';
import { startCommand } from '../../helpers/command-process.ts';
import { runCommand, testFolder, type Ran } from './run-command.ts';

interface Setup {
  folder: string;
  setup(argv: readonly string[], ...answers: string[]): Promise<Ran>;
  /** What is in the file, or null where there is none. */
  read(file: string): Promise<string | null>;
}

/** A folder like a copy of the project, and the command on it with these lines on standard input. */
async function copyOfTheProject(): Promise<Setup> {
  const folder = await testFolder();
  await mkdir(join(folder, 'src'));
  const lines = (answers: string[]) => answers.map((answer) => `${answer}\n`).join('');
  return {
    folder,
    setup: (argv, ...answers) =>
      runCommand(['setup', '--folder', folder, ...argv], { stdin: lines(answers) }),
    read: async (file) =>
      (await readdir(folder, { recursive: true })).includes(file)
        ? readFile(join(folder, file), 'utf8')
        : null,
  };
}

function configIn(env: string | null): Config {
  const result = readConfig(parseEnv(env ?? ''));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.config;
}

const PROFILE = join('src', 'hsprofile.test.json');
const KEY = ['--connect', 'key', '--public-url', '', '--data-dir', 'data', '--editors', '12'];
const APP = ['--connect', 'app', '--public-url', 'https://gw.example.com', '--data-dir', 'data'];

describe('setup with a key', () => {
  it('asks four questions and writes settings that the other commands take', async () => {
    const { setup, read, folder } = await copyOfTheProject();
    const { code, out, err } = await setup([], 'key', 'https://gw.example.com/', '/srv/my data #1', '12, 34');
    expect({ code, questions: err.split('\n').filter((line) => line !== '').length }).toEqual({
      code: 0,
      questions: 4,
    });
    const config = configIn(await read('.env'));
    expect(config).toMatchObject({
      publicUrl: 'https://gw.example.com',
      dataDir: '/srv/my data #1',
      editors: ['12', '34'],
    });
    expect(config.encryptionKeys).toHaveLength(1);
    expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder, { recursive: true })).toEqual(['.env', 'src']);
    expect(out).toContain(`Wrote ${join(folder, '.env')}`);
    for (const words of ['service key', 'crm.lists.read', 'HUBSPOT_ACCESS_TOKEN=', 'doctor', 'audit'])
      expect(out).toContain(words);
  });

  it('takes an empty answer as the usual one', async () => {
    const { setup, read } = await copyOfTheProject();
    expect((await setup([], 'key', '', '', '')).code).toBe(0);
    const text = await read('.env');
    expect(parseEnv(text ?? '')).toMatchObject({ GROUNDWORK_DATA_DIR: 'data' });
    expect(configIn(text)).toMatchObject({ publicUrl: null, editors: [] });
  });

  it('asks again, at once, what does not fit', async () => {
    const { setup, read } = await copyOfTheProject();
    const answers = ['both', 'KEY', 'gw.example', 'http://gw.example', 'https://gw.example/app'];
    const { code, err } = await setup([], ...answers, 'https://gw.example', '', 'me', '7');
    expect(code).toBe(0);
    for (const words of [
      'It is key or app.',
      'That is not an http or https address.',
      'That is not an https address, and HubSpot calls no other.',
      'That has more than the address itself, https://gw.example.',
      'That is not a HubSpot user id (digits).',
    ])
      expect(err).toContain(words);
    expect(configIn(await read('.env'))).toMatchObject({ publicUrl: 'https://gw.example', editors: ['7'] });
  });

  it('never prints the encryption key, and makes another each time', async () => {
    const made = [];
    for (const { setup, read } of [await copyOfTheProject(), await copyOfTheProject()]) {
      const { out, err } = await setup(KEY);
      const key = parseEnv((await read('.env')) ?? '')['GROUNDWORK_ENCRYPTION_KEY'] ?? '';
      expect(Buffer.from(key, 'base64')).toHaveLength(32);
      expect(`${out}${err}`).not.toContain(key);
      made.push(key);
    }
    expect(new Set(made).size).toBe(2);
  });
});

describe('setup with an app', () => {
  it('writes a profile that HubSpot’s own tools read, and says what is still empty in it', async () => {
    const { setup, read, folder } = await copyOfTheProject();
    const { code, out } = await setup([], 'app', 'https://gw.example.com', '', '12345678');
    expect(code).toBe(0);
    const profile = await loadHsProfileFile(join(folder, 'src'), 'test');
    expect(profile).toEqual({
      accountId: 12_345_678,
      variables: { API_ORIGIN: 'https://gw.example.com', SUPPORT_EMAIL: '', SUPPORT_PHONE: '' },
    });
    expect(validateProfileVariables(profile?.variables ?? {}, 'hsprofile.test.json')).toMatchObject({
      success: true,
    });
    expect(configIn(await read('.env'))).toMatchObject({ publicUrl: 'https://gw.example.com' });
    for (const words of [
      'Fill in SUPPORT_EMAIL and SUPPORT_PHONE',
      'hs project upload --profile test',
      'HUBSPOT_CLIENT_ID= and HUBSPOT_CLIENT_SECRET=',
      'https://gw.example.com/install',
    ])
      expect(out).toContain(words);
  });

  it('sets every variable that what is uploaded names', async () => {
    const { setup, read } = await copyOfTheProject();
    await setup([
      ...APP,
      '--account',
      '5',
      '--support-email',
      'a@example.com',
      '--support-phone',
      '+1000000',
    ]);
    const { variables } = JSON.parse((await read(PROFILE)) ?? '') as { variables: Record<string, string> };
    const files = (await readdir('src/app', { recursive: true })).filter((file) =>
      /-hsmeta\.json$/.test(file),
    );
    const texts = await Promise.all(files.map((file) => readFile(join('src/app', file), 'utf8')));
    const named = new Set([...texts.join('').matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
    expect(Object.keys(variables).sort()).toEqual([...named].sort());
    expect(Object.values(variables)).not.toContain('');
  });

  it('asks nothing when every answer is an option, and calls the profile as told', async () => {
    const { setup, read } = await copyOfTheProject();
    const contact = ['--support-email', 'help@example.com', '--support-phone', '+10000000000'];
    const { code, out, err } = await setup([...APP, '--account', '5', '--profile', 'live', ...contact]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(await read(join('src', 'hsprofile.live.json'))).toContain('help@example.com');
    expect(out).not.toContain('Fill in');
  });
});

describe('setup refuses', () => {
  it.each([
    {
      argv: ['--connect', 'key', '--public-url', 'ftp://x', '--data-dir', 'd', '--editors', 'me'],
      says: ['--public-url is not an http or https address.', '--editors is not a HubSpot user id (digits).'],
    },
    {
      argv: ['--connect', 'app', '--public-url', '', '--data-dir', 'd', '--account', 'mine'],
      says: ['--public-url is needed', '--account is not the id of an account'],
    },
    { argv: [...APP, '--account', '5', '--editors', '1'], says: ['--editors changes nothing'] },
    { argv: [...KEY, '--account', '5'], says: ['--account changes nothing with --connect key.'] },
    { argv: ['--connect', 'key'], says: ['The answers ended', '--public-url'] },
    { argv: [], says: ['The answers ended', '--connect'] },
    { argv: [...KEY, '--data-dir', `a#'"\``], says: ['The value of GROUNDWORK_DATA_DIR cannot be written'] },
  ])('$argv, and writes nothing', async ({ argv, says }) => {
    const { setup, folder } = await copyOfTheProject();
    const { code, out, err } = await setup(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const words of says) expect(err).toContain(words);
    expect(await readdir(folder, { recursive: true })).toEqual(['src']);
  });

  it('to replace a file that is there, before it asks anything more', async () => {
    const { setup, read, folder } = await copyOfTheProject();
    await writeFile(join(folder, PROFILE), '{}');
    const { code, err } = await setup(['--connect', 'app']);
    expect(code).toBe(2);
    expect(err).toContain(`There is ${join(folder, PROFILE)} already; nothing was written.`);
    expect(err).toContain('--force');
    expect({ profile: await read(PROFILE), env: await read('.env') }).toEqual({ profile: '{}', env: null });
  });

  it('to write half of it where the folder is no copy of the project', async () => {
    const folder = await testFolder();
    const { code, err } = await runCommand(['setup', '--folder', folder, ...APP, '--account', '5']);
    expect(code).toBe(2);
    expect(err).toContain(`${join(folder, PROFILE)} cannot be written (ENOENT).`);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('setup --force', () => {
  it('changes what was answered and keeps the rest, the encryption key above all', async () => {
    const { setup, read, folder } = await copyOfTheProject();
    await setup(KEY);
    const first = (await read('.env')) ?? '';
    const key = parseEnv(first)['GROUNDWORK_ENCRYPTION_KEY'];
    const secret = 'it is "a" secret #1';
    const edited = first.replace('HUBSPOT_CLIENT_SECRET=', `HUBSPOT_CLIENT_SECRET='${secret}'`);
    await writeFile(join(folder, '.env'), `${edited}HTTPS_PROXY=http://proxy.example\n`, { mode: 0o644 });
    const { code, out, err } = await setup([...APP, '--account', '5', '--force']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(parseEnv((await read('.env')) ?? '')).toMatchObject({
      GROUNDWORK_ENCRYPTION_KEY: key,
      GROUNDWORK_PUBLIC_URL: 'https://gw.example.com',
      GROUNDWORK_EDITORS: '12',
      HUBSPOT_CLIENT_SECRET: secret,
      HTTPS_PROXY: 'http://proxy.example',
    });
    expect(out).toContain(
      'Kept: GROUNDWORK_EDITORS, GROUNDWORK_ENCRYPTION_KEY, HTTPS_PROXY, HUBSPOT_CLIENT_SECRET.',
    );
    expect(out).not.toContain(secret);
    expect(out).toContain('behind HUBSPOT_CLIENT_ID=.');
    expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600);
  });

  it('keeps what was filled into the profile by hand', async () => {
    const { setup, read, folder } = await copyOfTheProject();
    const byHand = { API_ORIGIN: 'https://old.example', SUPPORT_EMAIL: 'a@example.com', THEIRS: 4 };
    await writeFile(join(folder, PROFILE), JSON.stringify({ accountId: 1, variables: byHand }));
    const { out } = await setup([...APP, '--account', '5', '--support-phone', '+1000000', '--force']);
    expect(JSON.parse((await read(PROFILE)) ?? '')).toEqual({
      accountId: 5,
      variables: { ...byHand, API_ORIGIN: 'https://gw.example.com', SUPPORT_PHONE: '+1000000' },
    });
    expect(out).not.toContain('Fill in');
  });

  it('writes nothing over a profile that cannot be read', async () => {
    const { setup, read, folder } = await copyOfTheProject();
    await writeFile(join(folder, PROFILE), '{"variables":["x"]}');
    const { code, err } = await setup([...APP, '--account', '5', '--force']);
    expect(code).toBe(2);
    expect(err).toContain(`${join(folder, PROFILE)} is no profile`);
    expect({ profile: await read(PROFILE), env: await read('.env') }).toEqual({
      profile: '{"variables":["x"]}',
      env: null,
    });
  });

  it('says when a key that was kept would go before the app', async () => {
    const { setup, folder } = await copyOfTheProject();
    await writeFile(join(folder, '.env'), 'HUBSPOT_ACCESS_TOKEN=a-key-of-the-test\n');
    const { out } = await setup([...APP, '--account', '5', '--force']);
    expect(out).toContain('Empty HUBSPOT_ACCESS_TOKEN in .env: a key goes before the app.');
    expect(out).not.toContain('a-key-of-the-test');
  });
});

it('setup as a process ends by itself, with standard input still open', async () => {
  const { folder } = await copyOfTheProject();
  const command = startCommand(['setup', '--connect', 'key'], { cwd: folder, answers: ['', '', ''] });
  expect(await command.ended()).toBe(0);
  expect(command.out()).toContain('Wrote .env');
});
