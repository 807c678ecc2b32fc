import { rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCommand } from '../../helpers/command-process.ts';
import { CLIENT_SECRET, deliver, EDITOR, PUBLIC_ORIGIN, signed } from '../../helpers/server.ts';
import { serverWorld } from '../http/server-world.ts';
import { commandAccount, testFolder } from './run-command.ts';

describe('the command as a process', () => {
  it('runs from any folder, with its result on standard output and its exit code', async () => {
    const cwd = await testFolder();
    const testable = startCommand(['lint', '--format', 'json', '-'], { cwd });
    expect(await testable.ended()).toBe(2);
    expect(testable.out()).toBe('');
    const plan = startCommand(['lint', "Let's build a reactivation flow", '--format', 'json'], { cwd });
    expect(await plan.ended()).toBe(1);
    expect(JSON.parse(plan.out())).toMatchObject({ schema: 'groundwork.lint/1', band: 'rebuild' });
    expect(plan.err()).toBe('');
  });

  it('ends as it would where nobody reads its output to the end', async () => {
    const command = startCommand(['stats', 'interval', '--successes', '81', '--n', '263'], {
      cwd: await testFolder(),
    });
    command.stopReading();
    expect(await command.ended(), command.err()).toBe(0);
  });

  it('reads .env of the folder it is called in', async () => {
    const cwd = await testFolder();
    await writeFile(join(cwd, '.env'), 'PORT=not-a-port\n');
    const command = startCommand(['doctor'], { cwd });
    expect(await command.ended()).toBe(2);
    expect(command.err()).toContain('PORT is not a number');
  });
});

const SERVER = {
  PORT: '0',
  LOG_LEVEL: 'silent',
  HUBSPOT_CLIENT_SECRET: 'a-secret-of-the-test',
  GROUNDWORK_PUBLIC_URL: 'https://groundwork.example',
};

describe('serve as a process', () => {
  const serving = async () => {
    const account = await commandAccount(serverWorld(), { env: SERVER });
    const serve = () =>
      startCommand(['serve'], { cwd: account.dataDir.replace(/\/data$/, ''), env: account.env });
    return { account, serve };
  };

  it('answers until it is told to stop, refuses a second one on its folder, and ends with 0', async () => {
    const { account, serve } = await serving();
    const server = serve();
    const [, url] = await server.says(/at (http:\S+)\. Ctrl-C/);
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${url}/api/overview`)).status).toBe(401);
    const beside = await account.run('export');
    expect(beside).toMatchObject({ code: 0, err: '' });
    const second = await account.run('measure');
    expect(second.code).toBe(2);
    expect(second.err).toContain('is held by process');
    server.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
  });

  it('stops at once, in the middle of a job, when it is told a second time', async () => {
    const env = { HUBSPOT_CLIENT_SECRET: CLIENT_SECRET, GROUNDWORK_PUBLIC_URL: PUBLIC_ORIGIN };
    const account = await commandAccount(serverWorld(), {
      env: { ...SERVER, ...env, GROUNDWORK_EDITORS: EDITOR },
    });
    const server = startCommand(['serve'], { cwd: await testFolder(), env: account.env });
    const [, portalId = '', url = ''] = await server.says(/account (\d+) at (http:\S+)\. Ctrl-C/);
    const isAsked = new Promise<void>((resolve) => {
      account.portal.settings.intercept = () => {
        resolve();
        return { status: 503, headers: { 'retry-after': '50' }, body: { status: 'error', message: 'Busy.' } };
      };
    });
    const order = signed('POST', '/api/jobs', Date.now(), { portalId, body: { kind: 'audit' } });
    expect((await deliver({ url }, order)).status).toBe(202);
    await isAsked;
    server.kill('SIGTERM');
    await server.says(/Stopping: finishing what is under way/);
    server.kill('SIGINT');
    expect(await server.ended()).toBe('SIGINT');
  }, 60_000);

  it('logs an area in more detail than the rest when it is told to', async () => {
    const account = await commandAccount(serverWorld(), {
      env: { ...SERVER, LOG_LEVEL: 'silent,hubspot=debug' },
    });
    const { code, err } = await account.run('doctor');
    expect(code).toBe(0);
    const lines = err.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({ area: 'hubspot', kind: 'answer', purpose: 'account.read', status: 200 }),
    );
    expect(lines.join('')).not.toContain(account.env['HUBSPOT_ACCESS_TOKEN']);
  });

  it('stops with 2 when its data folder may have been taken over', async () => {
    const { account, serve } = await serving();
    const server = serve();
    await server.says(/Ctrl-C/);
    await rmdir(join(account.dataDir, '.lock'));
    expect(await server.ended()).toBe(2);
    expect(server.err()).toContain('The lock on');
  });
});
