import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AuditReport } from '../../../src/core/contract/audit-report.ts';
import { ALL_SCOPES, SANDBOX_TOKEN, staticToken } from '../../../src/sandbox/portal/settings.ts';
import { smallWorld } from '../../factories/world.ts';
import { openForTest } from '../store/temporary-store.ts';
import { commandAccount, runCommand, type CommandAccount } from './run-command.ts';

const reportIn = (out: string) => AuditReport.parse(JSON.parse(out));

/** The report of the last audit, as the server would find it. */
async function keptIn({ dataDir }: CommandAccount): Promise<AuditReport | null> {
  const store = await openForTest(dataDir, { mode: 'read' });
  try {
    return await store.audits.latest('4242');
  } finally {
    await store.close();
  }
}

const without = (scope: string) => ({
  tokens: new Map([[SANDBOX_TOKEN, staticToken(ALL_SCOPES.filter((one) => one !== scope))]]),
});

describe('audit of an account', () => {
  it('reads, keeps the report, and writes nothing to HubSpot', async () => {
    const account = await commandAccount(smallWorld());
    const ran = await account.run('audit', '--format', 'json', '--fail-on', 'never');
    expect(ran).toMatchObject({ code: 0, err: '' });
    const report = reportIn(ran.out);
    expect(report).toMatchObject({ portalId: '4242', complete: true, workflows: [{ id: '5001' }] });
    expect(await keptIn(account)).toEqual(report);
    const writes = account.portal.requests
      .entries()
      .filter(({ method, path }) => method !== 'GET' && !/\/(search|batch\/read)$/.test(path));
    expect(writes).toEqual([]);
  });

  it('is a page with links into HubSpot, and no escape codes without a terminal', async () => {
    const { code, out } = await (await commandAccount(smallWorld())).run('audit');
    expect(code).toBe(1);
    expect(out).toContain('WORKFLOWS');
    expect(out).toContain('https://app.hubspot.com/workflows/4242/platform/flow/5001/edit');
    expect(out).not.toContain('\u001b');
  });

  it('says unknown, gives no overall figure and exits 2 when the plan has no workflows', async () => {
    const account = await commandAccount(smallWorld(), { settings: { hasWorkflows: false } });
    const ran = await account.run('audit', '--format', 'json');
    const report = reportIn(ran.out);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('groundwork: no workflow could be read: HubSpot refused the workflows');
    expect(report.complete).toBe(false);
    expect(report.coverage.workflows.score).toBeNull();
    expect(report.coverage.sends?.score ?? null).toBeNull();
    expect(report.unreadable).toMatchObject([{ kind: 'portal' }]);
  });

  it('goes on without segments, and lets that pass unless it is strict', async () => {
    const account = await commandAccount(smallWorld(), { settings: without('crm.lists.read') });
    const argv = ['audit', '--format', 'json', '--fail-on', 'never'];
    const ran = await account.run(...argv);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(reportIn(ran.out)).toMatchObject({ complete: false, unreadable: [{ kind: 'list' }] });
    expect(await account.run(...argv, '--strict')).toMatchObject({ code: 2 });
  });

  it('gives the same bytes for the same account and the same --as-of', async () => {
    const account = await commandAccount(smallWorld());
    const argv = ['audit', '--format', 'json', '--as-of', '2026-11-02T09:00:00Z'];
    const first = await account.run(...argv);
    account.clock.goTo(account.clock.now() + 3_600_000);
    expect((await account.run(...argv)).out).toBe(first.out);
  });

  it('goes on and says it is not kept while another process holds the data folder', async () => {
    const account = await commandAccount(smallWorld());
    const other = await openForTest(account.dataDir);
    onTestFinished(() => other.close());
    const ran = await account.run('audit', '--format', 'json', '--fail-on', 'never');
    expect(ran.code).toBe(0);
    expect(ran.err).toContain(`${account.dataDir} is held by process ${process.pid}`);
    expect(ran.err).toContain('The audit goes on and is not kept.');
    expect(reportIn(ran.out).workflows).toHaveLength(1);
    expect(await keptIn(account)).toBeNull();
  });
});

it('refuses a settings file about another account', async () => {
  const account = await commandAccount(smallWorld());
  const path = join(account.dataDir, '..', 'groundwork.yaml');
  await writeFile(path, "portalId: '99'\n");
  const ran = await account.run('audit', '--config', path);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain('is about account 99, and this is account 4242');
  await writeFile(path, 'portalId: 4242\nrules: { SG101: off, SG102: off }\n');
  expect((await account.run('audit', '--config', path)).code).toBe(0);
});

describe('when an account cannot be reached', () => {
  it.each(['audit', 'measure', 'export'])(
    '%s tells a wrong token in one sentence, and never the token',
    async (command) => {
      const { env } = await commandAccount(smallWorld(), { env: { HUBSPOT_ACCESS_TOKEN: 'pat-mistyped' } });
      const { code, out, err } = await runCommand([command], { env });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^groundwork: HubSpot answered 401 [^\n]+\n {2}Check the access token[^\n]+\n$/);
    },
  );

  it('says that nobody answers at the address', async () => {
    const { env, portal } = await commandAccount(smallWorld());
    const nobody = { ...env, HUBSPOT_API_BASE_URL: 'http://127.0.0.1:9' };
    const { code, out, err } = await runCommand(['audit'], { env: nobody });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('HUBSPOT_API_BASE_URL');
    expect(portal.requests.total()).toBe(0);
  });
});

it.each([['measure'], ['sync'], ['start', 'h_0000000001']])(
  '%s is refused while another process holds the data folder',
  async (...argv) => {
    const account = await commandAccount(smallWorld());
    const other = await openForTest(account.dataDir);
    onTestFinished(() => other.close());
    const { code, out, err } = await account.run(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`groundwork: ${account.dataDir} is held by process ${process.pid}`);
    expect(err).toContain('GROUNDWORK_DATA_DIR');
  },
);

it('shows what would be written while another process holds the data folder', async () => {
  const account = await commandAccount(smallWorld());
  const other = await openForTest(account.dataDir);
  onTestFinished(() => other.close());
  const { code, out } = await account.run('sync', '--dry-run');
  expect(code).toBe(0);
  expect(out).toContain('NOTHING TO WRITE');
});
