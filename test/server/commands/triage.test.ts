import { describe, expect, it } from 'vitest';
import { AuditReport } from '../../../src/core/contract/audit-report.ts';
import { DAY_MS } from '../../../src/core/time.ts';
import { sendEmail } from '../../factories/workflows.ts';
import { addWorkflow, smallWorld } from '../../factories/world.ts';
import { commandAccount, type CommandAccount } from './run-command.ts';

const why = (reason = 'Being rebuilt', until = '2026-12-01') => ['--reason', reason, '--until', until];
const WHY = why();

async function reportOf(account: CommandAccount, ...argv: string[]): Promise<AuditReport> {
  const ran = await account.run('audit', '--format', 'json', '--fail-on', 'never', ...argv);
  expect(ran.code, ran.err).toBe(0);
  return AuditReport.parse(JSON.parse(ran.out));
}

/** A week with an audit on its first day, and a second workflow made since. */
async function week() {
  const world = smallWorld();
  const account = await commandAccount(world);
  await reportOf(account);
  account.clock.goTo(account.clock.now() + 2 * DAY_MS);
  addWorkflow(world, { id: '5002', name: 'Blast', steps: [sendEmail('7001')] });
  return { world, account };
}

const idsOf = ({ findings }: AuditReport) => findings.map(({ asset }) => asset.id);

describe('audit against an earlier one', () => {
  it('tells what is new since the last one, and prints it first', async () => {
    const { account } = await week();
    const { out } = await account.run('audit');
    expect(out.split('\n')[0]).toBe('  1 new since Monday.');
    expect(out).toContain('SINCE THE AUDIT OF 2026-11-02\n  new       “Blast” writes to customers');
  });

  it('compares with the one that is named by id, by day or as last', async () => {
    const { account } = await week();
    await reportOf(account);
    account.clock.goTo(account.clock.now() + DAY_MS);
    expect((await reportOf(account)).delta?.new).toEqual([]);
    account.clock.goTo(account.clock.now() + DAY_MS);
    for (const since of ['20261102-090000-000', '2026-11-02', '2026-11-03', '2025-01-01']) {
      const { delta } = await reportOf(account, '--since', since);
      expect(delta, since).toMatchObject({ since: { runId: '20261102-090000-000' } });
      expect(delta?.new.map(({ asset }) => asset.id)).toEqual(['5002']);
    }
    expect((await reportOf(account, '--since', 'last')).delta?.new).toEqual([]);
  });

  it('says which audits there are when none fits', async () => {
    const account = await commandAccount(smallWorld());
    const never = await account.run('audit', '--since', 'last');
    expect(never).toMatchObject({ code: 2, out: '' });
    expect(never.err).toContain('There is no earlier audit to compare with “last”.');
    await reportOf(account);
    account.clock.goTo(account.clock.now() + DAY_MS);
    const wrong = await account.run('audit', '--since', 'yesterday');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('one of: 20261102-090000-000');
  });

  it.each([['--changed-only'], ['--changed-since', '2026-11-02']])(
    'with %s shows findings only on what has changed, and keeps the whole',
    async (...option) => {
      const { account } = await week();
      const report = await reportOf(account, ...option);
      expect(idsOf(report)).toEqual(['5002']);
      expect(report.changedOnly).toMatchObject({ workflows: ['5002'], leftOut: { error: 1 } });
      account.clock.goTo(account.clock.now() + DAY_MS);
      expect((await reportOf(account)).delta).toMatchObject({ new: [], settled: [], worse: [] });
    },
  );

  it('counts everything as changed before anything is kept, and says so', async () => {
    const account = await commandAccount(smallWorld());
    const ran = await account.run('audit', '--changed-only', '--format', 'json');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('everything counts as changed');
  });

  it('does not keep an audit of another moment', async () => {
    const account = await commandAccount(smallWorld());
    await reportOf(account, '--as-of', '2030-01-01T00:00:00Z');
    expect((await reportOf(account)).delta).toBeNull();
  });

  it.each([['--since', 'last'], ['--changed-only'], ['--changed-since', 'last']])(
    '%s is refused for files, which have no past',
    async (...option) => {
      const ran = await (await commandAccount(smallWorld())).run('audit', '--flows', '.', ...option);
      expect(ran).toMatchObject({ code: 2, out: '' });
      expect(ran.err).toContain(option[0]);
    },
  );
});

describe('mute, unmute, exempt and unexempt', () => {
  const suppressed = async (account: CommandAccount) => {
    const { findings } = await reportOf(account);
    return findings.filter(({ suppressed: by }) => by !== null).map(({ ruleId }) => ruleId);
  };

  it.each([
    ['a workflow', ['--rule', 'SG101', '--workflow', '5001']],
    ['names of a pattern', ['--rule', 'SG101', '--name', 'Welcome*']],
  ])('keep a rule on %s from counting and let it count again', async (_name, target) => {
    const account = await commandAccount(smallWorld());
    expect(await account.run('mute', ...target, ...WHY)).toMatchObject({
      code: 0,
      out: 'Muted until 2026-12-01.\n',
    });
    expect((await account.run('mute', ...target, ...WHY)).out).toContain('muted already');
    expect(await suppressed(account)).toEqual(['SG101']);
    expect((await account.run('unmute', ...target)).out).toContain('counts again');
    expect((await account.run('unmute', ...target)).out).toContain('was not muted');
    expect(await suppressed(account)).toEqual([]);
  });

  it('go by the fingerprint of a finding, also once it is not found any more', async () => {
    const world = smallWorld();
    const account = await commandAccount(world);
    const [finding] = (await reportOf(account)).findings;
    const target = ['--finding', finding?.fingerprint ?? ''];
    await account.run('mute', ...target, ...WHY);
    expect(await suppressed(account)).toEqual(['SG101']);
    world.workflows.delete('5001');
    account.clock.goTo(account.clock.now() + DAY_MS);
    expect((await reportOf(account)).mutes.unused).toMatchObject([{ fingerprint: finding?.fingerprint }]);
    expect((await account.run('unmute', ...target)).out).toContain('counts again');
  });

  it.each([
    [
      'a reason',
      ['--rule', 'SG101', '--workflow', '1', '--until', '2026-12-01'],
      "'--reason <text>' not specified",
    ],
    ['a day', ['--rule', 'SG101', '--workflow', '1', '--reason', 'x'], "'--until <day>' not specified"],
    ['a reason in words', ['--rule', 'SG101', '--workflow', '1', ...why(' ')], 'A mute needs a reason'],
    ['a day to come', ['--rule', 'SG101', '--workflow', '1', ...why('x', '2026-01-01')], 'has passed'],
    ['a day that exists', ['--rule', 'SG101', '--workflow', '1', ...why('x', 'soon')], '“soon” is no day'],
    ['a place', ['--rule', 'SG101', ...WHY], 'Name exactly one of them'],
    ['one place', ['--rule', 'SG101', '--workflow', '1', '--name', 'x', ...WHY], 'Name exactly one of them'],
    ['a rule', ['--workflow', '1', ...WHY], 'and the rule with the last two'],
    ['a rule that exists', ['--rule', 'SG111', '--workflow', '1', ...WHY], 'Did you mean SG101?'],
    ['a pattern that leaves something', ['--rule', 'SG101', '--name', '*', ...WHY], 'silence the whole rule'],
    ['a finding that exists', ['--finding', 'f0', ...WHY], 'has no finding f0'],
  ])('a mute without %s is refused', async (_name, argv, err) => {
    const ran = await (await commandAccount(smallWorld())).run('mute', ...argv);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err.replaceAll(/\s+/g, ' ')).toContain(err);
  });

  it('exempt a workflow and take it back', async () => {
    const account = await commandAccount(smallWorld());
    const target = ['--workflow', '5001'];
    expect((await account.run('exempt', ...target, ...WHY)).out).toBe('Exempt until 2026-12-01.\n');
    expect((await reportOf(account)).workflows).toMatchObject([{ grounding: 'exempt' }]);
    expect((await account.run('unexempt', ...target)).out).toContain('needs a hypothesis again');
    expect((await account.run('unexempt', ...target)).out).toContain('was not exempt');
    expect((await reportOf(account)).workflows).toMatchObject([{ grounding: 'ungrounded' }]);
  });

  it.each([['exempt', ...WHY], ['unexempt'], ['unexempt', '--workflow', '1', '--segment', '2']])(
    '%s is refused without one asset',
    async (...argv) => {
      const ran = await (await commandAccount(smallWorld())).run(...argv);
      expect(ran).toMatchObject({ code: 2, out: '' });
      expect(ran.err).toContain('--workflow <id> or --segment <id>');
    },
  );
});
