import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { BaselineReport } from '../../../src/core/contract/baseline-report.ts';
import { DoctorReport } from '../../../src/core/contract/doctor-report.ts';
import { MeasureReport } from '../../../src/core/contract/measure-report.ts';
import { SyncReport } from '../../../src/core/contract/sync-report.ts';
import { ALL_SCOPES, SANDBOX_TOKEN, staticToken } from '../../../src/sandbox/portal/settings.ts';
import { hypothesisId } from '../../factories/hypotheses.ts';
import { daysAgo, WORLD_NOW } from '../../factories/world.ts';
import { serverWorld } from '../http/server-world.ts';
import { LIST } from '../use-cases/outcome-bench.ts';
import { commandAccount, testFolder, type CommandAccount } from './run-command.ts';

const ID = hypothesisId(1);
const FILE = {
  schema: 'groundwork.hypotheses/1',
  hypotheses: [
    {
      id: ID,
      slots: {
        title: 'Bursts, not blasts',
        audience: 'First-time buyers',
        behaviour: 'drop off after week 2',
        because: 'we overwhelm them with a message a day',
        approach: 'simplify their onboarding and write twice a week',
        expectation: 'more second orders within 30 days',
      },
      prediction: {
        metric: { kind: 'date_property', property: 'second_order_at', label: 'bought again' },
        baseline: 0.1,
        target: 0.5,
        windowDays: 30,
        deadline: '2026-11-01',
      },
      attach: { treatment: [LIST], workflows: ['1'] },
    },
  ],
};

const withoutScope = (scope: string) => ALL_SCOPES.filter((one) => one !== scope);

const json = async (account: CommandAccount, ...argv: string[]): Promise<unknown> => {
  const ran = await account.run(...argv, '--format', 'json');
  expect(ran.err).toBe('');
  return JSON.parse(ran.out);
};

test('the command line takes a hypothesis from a file to a decision and its results onto the records', async () => {
  const account = await commandAccount(serverWorld());
  const path = join(await testFolder(), 'hypotheses.yaml');
  await writeFile(path, stringify(FILE));

  account.clock.goTo(daysAgo(100));
  const imported = await account.run('import', path);
  expect(imported).toMatchObject({ code: 0, err: '' });
  expect(imported.out).toContain(`groundwork start ${ID}`);
  expect((await account.run('import', path)).out).toContain('1 hypothesis unchanged');
  const started = await account.run('start', ID);
  expect(started).toMatchObject({ code: 0 });
  expect(started.out).toContain('“Bursts, not blasts” has started.');
  expect(await account.run('start', ID)).toMatchObject({ code: 2, out: '' });

  account.clock.goTo(WORLD_NOW);
  const { hypotheses } = MeasureReport.parse(await json(account, 'measure'));
  expect(hypotheses).toMatchObject([
    {
      becameFinal: true,
      reading: { state: 'validated', counts: { treatment: { finished: 120, reached: 80 } } },
    },
  ]);
  expect((await account.run('measure')).out).toContain('80 of 120 finished');

  const off = await account.run('sync');
  expect(off).toMatchObject({ code: 2, out: '' });
  expect(off.err).toContain('sync --switch-on');
  expect(await account.run('sync', '--tasks', 'on', '--dry-run')).toMatchObject({ code: 2, out: '' });
  expect((await account.run('sync', '--tasks', 'on')).out).toContain('Owners get a task');
  expect((await account.run('sync', '--tasks', 'off')).out).toContain('No more tasks');
  const switched = (await account.run('changes')).out
    .split('\n', 2)
    .map((line) => JSON.parse(line) as unknown);
  expect(switched).toMatchObject([{ after: { tasksEnabled: false } }, { after: { tasksEnabled: true } }]);
  const preview = SyncReport.parse(await json(account, 'sync', '--dry-run'));
  expect(preview).toMatchObject({ objectTypes: [{ written: 120 }] });
  expect(account.portal.requests.count('POST', '/crm/v3/objects/0-1/batch/update')).toBe(0);
  const written = SyncReport.parse(await json(account, 'sync', '--switch-on'));
  expect(written).toMatchObject({ objectTypes: [{ written: 120, refused: 0 }] });
  expect(SyncReport.parse(await json(account, 'sync'))).toMatchObject({ objectTypes: [{ written: 0 }] });
  const someone = account.portal.world.records.get('0-1')?.get('10000');
  expect(someone?.history.get('groundwork_reached')?.at(-1)?.value).toBe(ID);

  const decided = await account.run('decide', ID, '--choice', 'keep', '--reason', 'It works.');
  expect(decided).toMatchObject({ code: 0, err: '' });
  expect(decided.out).toContain('is kept until 2027-11-02');
  expect(await account.run('decide', ID, '--choice', 'stop', '--reason', 'Again.')).toMatchObject({
    code: 2,
    out: '',
  });

  const out = join(await testFolder(), 'export.yaml');
  expect(await account.run('export', '--output', out)).toMatchObject({
    ...{ code: 0, out: '', err: `Written to ${out}.\n` },
  });
  const exported = parse(await readFile(out, 'utf8')) as unknown;
  expect(exported).toMatchObject({ hypotheses: [{ id: ID, decision: { choice: 'keep' } }] });
  const elsewhere = await commandAccount(serverWorld());
  expect(await elsewhere.run('import', out, '--restore')).toMatchObject({ code: 0, err: '' });
  const again = parse((await elsewhere.run('export')).out) as { hypotheses: object[] };
  expect(again.hypotheses).toMatchObject([{ id: ID, status: 'concluded', verdict: { state: 'validated' } }]);

  const report = DoctorReport.parse(await json(account, 'doctor'));
  expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(report.checks.find(({ id }) => id === 'writes')?.text).toContain('is on');

  const removed = await account.run('sync', '--remove', '--with-properties');
  expect(removed).toMatchObject({ code: 0 });
  expect(someone?.history.get('groundwork_reached')?.at(-1)?.value ?? '').toBe('');
});

test('doctor notes what is optional, names what is broken with its mend, and exits 1 only for that', async () => {
  const plan = await commandAccount(serverWorld(), { settings: { hasWorkflows: false } });
  const noted = await plan.run('doctor');
  expect(noted.code).toBe(0);
  expect(noted.out).toMatch(/^note {2}.*orkflows.*\n {6}→ /m);
  const withoutSegments = { tokens: new Map([[SANDBOX_TOKEN, staticToken(withoutScope('crm.lists.read'))]]) };
  const broken = await commandAccount(serverWorld(), { settings: withoutSegments });
  const { code, out } = await broken.run('doctor');
  expect(code).toBe(1);
  expect(out).toMatch(/^MEND {2}.*egments.*\n {6}→ /m);
});

test('what is asked of a hypothesis that is not there is refused by its id', async () => {
  const account = await commandAccount(serverWorld());
  for (const argv of [
    ['start', 'h_nobody0000'],
    ['decide', 'h_nobody0000', '--choice', 'keep', '--reason', 'x'],
    ['measure', '--hypothesis', 'h_nobody0000'],
  ]) {
    const ran = await account.run(...argv);
    expect(ran.code).toBe(2);
    expect(`${ran.out}${ran.err}`).toContain('h_nobody0000');
  }
});

test('a draft is started with an outcome in a marketer’s words, and what that needs is asked for', async () => {
  const account = await commandAccount(serverWorld());
  account.clock.goTo(daysAgo(100));
  const path = join(await testFolder(), 'hypotheses.yaml');
  const [written] = FILE.hypotheses;
  const { metric: _metric, ...prediction } = written?.prediction ?? {};
  await writeFile(path, stringify({ ...FILE, hypotheses: [{ ...written, prediction }] }));
  await account.run('import', path);
  const asked = await account.run('start', ID, '--outcome', 'bought_again');
  expect(asked.code).toBe(2);
  expect(asked.err).toContain('“bought again” needs a field');
  const elsewhere = await account.run('start', ID, '--outcome', 'opened_deal');
  expect(elsewhere.err).toContain('first_deal_created_date or num_associated_deals');
  const started = await account.run('start', ID, '--outcome', 'bought_again', '--field', 'orders');
  expect(started).toMatchObject({ code: 0 });
  const { hypotheses } = parse((await account.run('export')).out) as { hypotheses: object[] };
  expect(hypotheses).toMatchObject([
    {
      status: 'live',
      prediction: {
        metric: { property: 'orders', operator: 'gte', values: ['2'], label: 'bought again' },
        guardrail: { property: 'hs_email_optout' },
      },
    },
  ]);
});

test('a file may name its outcome as a preset: the account says by which field it is read', async () => {
  const account = await commandAccount(serverWorld());
  account.clock.goTo(daysAgo(100));
  const path = join(await testFolder(), 'hypotheses.yaml');
  const [written] = FILE.hypotheses;
  const naming = (preset: object) => {
    const prediction = { ...written?.prediction, metric: { kind: 'preset', ...preset } };
    return writeFile(path, stringify({ ...FILE, hypotheses: [{ ...written, prediction }] }));
  };
  await naming({ preset: 'opened_deal' });
  const refused = await account.run('import', path);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('hypotheses[0].prediction.metric');
  await naming({ preset: 'bought_again', property: 'orders' });
  expect(await account.run('import', path)).toMatchObject({ code: 0 });
});

test('today’s number is worked out on the command line and taken over into the draft', async () => {
  const account = await commandAccount(serverWorld());
  const path = join(await testFolder(), 'hypotheses.yaml');
  await writeFile(path, stringify(FILE));
  await account.run('import', path);
  const worked = await account.run('baseline', ID);
  expect(worked).toMatchObject({ code: 0, err: '' });
  expect(worked.out).toContain('Written down is 0.1.');
  expect(worked.out).toContain(`groundwork baseline ${ID} --use`);
  expect(worked.out.replaceAll('\n', ' ')).toContain('of 120 people who joined between');
  const taken = BaselineReport.parse(await json(account, 'baseline', ID, '--use'));
  expect(taken).toMatchObject({ used: true, written: 0.667 });
  const few = await account.run('baseline', ID, '--days', '1');
  expect(few.code).toBe(1);
  expect(few.out).toContain('Look further back with --days');
});
