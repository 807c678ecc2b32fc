import { describe, expect, it } from 'vitest';
import { AuditReport } from '../../../src/core/contract/audit-report.ts';
import { smallWorld } from '../../factories/world.ts';
import { commandAccount, runCommand } from './run-command.ts';

const reportIn = (out: string) => AuditReport.parse(JSON.parse(out));

describe('audit of an account', () => {
  it('reads, keeps the report, and writes nothing to HubSpot', async () => {
    const account = await commandAccount(smallWorld());
    const ran = await account.run('audit', '--format', 'json', '--fail-on', 'never');
    expect(ran.code).toBe(0);
    expect(reportIn(ran.out).workflows.length).toBeGreaterThan(0);
    const writes = account.portal.requests
      .entries()
      .filter(({ method, path }) => method !== 'GET' && !/\/(search|batch\/read)$/.test(path));
    expect(writes).toEqual([]);
  });

  it('says unknown, gives no overall figure and exits 2 when the plan has no workflows', async () => {
    const account = await commandAccount(smallWorld(), { settings: { hasWorkflows: false } });
    const ran = await account.run('audit', '--format', 'json');
    const report = reportIn(ran.out);
    expect(ran.code).toBe(2);
    expect(report.coverage.workflows.score).toBeNull();
    expect(report.unreadable).toMatchObject([{ kind: 'portal' }]);
  });

  it.each([
    ['no account is configured', {}, 'HUBSPOT_ACCESS_TOKEN'],
    ['the token is wrong', { HUBSPOT_ACCESS_TOKEN: 'pat-mistyped' }, 'token'],
  ])('says what to do when %s', async (_what, env: Record<string, string>, named) => {
    const account = await commandAccount(smallWorld());
    const address = { HUBSPOT_API_BASE_URL: account.env['HUBSPOT_API_BASE_URL'] ?? '' };
    const ran = await runCommand(['audit'], { env: { ...env, ...address }, clock: account.clock });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(named);
  });
});
