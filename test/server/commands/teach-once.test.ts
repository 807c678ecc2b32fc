import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AuditReport } from '../../../src/core/contract/audit-report.ts';
import { makeAttachment } from '../../factories/entities.ts';
import { makeHypothesis } from '../../factories/hypotheses.ts';
import { enrolFromList, sendEmail, webhook } from '../../factories/workflows.ts';
import { addWorkflow, smallWorld } from '../../factories/world.ts';
import { openForTest } from '../store/temporary-store.ts';
import { commandAccount, type CommandAccount } from './run-command.ts';

const HOOK = 'webhook:hooks.example.com';

async function start(): Promise<CommandAccount> {
  const world = smallWorld();
  addWorkflow(world, { id: '5002', name: 'Warehouse', steps: [webhook()] });
  addWorkflow(world, {
    id: '5003',
    name: 'Buyers',
    steps: [sendEmail('7001')],
    enrolment: enrolFromList('11'),
  });
  const account = await commandAccount(world);
  const store = await openForTest(account.dataDir);
  await store.hypotheses.create('4242', makeHypothesis());
  const asset = { kind: 'list', id: '11' } as const;
  await store.judgements.attach('4242', makeAttachment({ asset, role: 'treatment' }));
  await store.close();
  return account;
}

async function reportOf(account: CommandAccount, ...argv: string[]): Promise<AuditReport> {
  account.clock.goTo(account.clock.now() + 1000);
  const ran = await account.run('audit', '--format', 'json', '--fail-on', 'never', ...argv);
  expect(ran.code, ran.err).toBe(0);
  return AuditReport.parse(JSON.parse(ran.out));
}

const entryOf = ({ workflows }: AuditReport, id: string) => workflows.find((one) => one.id === id);

it('answers about an outside system once, as the page says how, and takes the answer back', async () => {
  const account = await start();
  const page = (await account.run('audit')).out;
  expect(page).toContain('1 workflow uses webhook to hooks.example.com');
  expect(page).toContain(`answer ${HOOK} --class operational --reason`);
  const ran = await account.run('answer', HOOK, '--class', 'operational', '--reason', 'Our own warehouse');
  expect(ran).toMatchObject({
    code: 0,
    out: 'Answered. 1 workflow of the latest audit waited for it; the next one counts it.\n',
  });
  const report = await reportOf(account);
  expect(entryOf(report, '5002')).toMatchObject({
    class: 'operational',
    classReason: expect.stringContaining('(answered by cli)'),
  });
  expect((await account.run('unanswer', HOOK)).out).toContain('asked about again');
  expect((await account.run('unanswer', HOOK)).out).toContain('Nobody had answered');
  expect(entryOf(await reportOf(account), '5002')?.class).toBe('unclassified');
});

it('sets a class for several workflows at once and takes it back', async () => {
  const account = await start();
  const ran = await account.run(
    'class',
    'service_message',
    '--workflow',
    '5001',
    '5003',
    '--reason',
    'Receipts',
  );
  expect(ran).toMatchObject({ code: 0, out: '2 workflows set to service_message.\n' });
  expect(entryOf(await reportOf(account), '5001')?.class).toBe('service_message');
  expect((await account.run('unclass', '5001')).out).toContain('Its actions tell again');
  expect((await account.run('unclass', '5001')).out).toContain('no class set by hand');
  expect(entryOf(await reportOf(account), '5001')?.class).toBe('customer_facing');
});

it('contradicts a chain and takes that back', async () => {
  const account = await start();
  const pair = ['--workflow', '5003', '--hypothesis', makeHypothesis().id];
  expect(entryOf(await reportOf(account), '5003')?.grounding).toBe('inherited');
  expect(await account.run('contradict', ...pair, '--reason', 'Another matter')).toMatchObject({ code: 0 });
  expect(entryOf(await reportOf(account), '5003')?.groundingReason).toBe('contradicted');
  expect((await account.run('uncontradict', ...pair)).out).toContain('The chain counts again');
  expect((await account.run('uncontradict', ...pair)).out).toContain('Nobody had contradicted it');
  expect(entryOf(await reportOf(account), '5003')?.grounding).toBe('inherited');
});

it('takes classes, answers and contradictions from the settings file', async () => {
  const account = await start();
  const path = join(account.dataDir, '..', 'groundwork.yaml');
  const said = 'reason: Ours, by: ada';
  await writeFile(
    path,
    `answers: [{ destination: '${HOOK}', class: customer_facing, ${said} }]
classes: [{ workflow: 5001, class: service_message, ${said} }]
contradictions: [{ workflow: 5003, hypothesis: ${makeHypothesis().id}, ${said} }]
`,
  );
  const report = await reportOf(account, '--config', path);
  expect(
    ['5001', '5002', '5003'].map((id) => [entryOf(report, id)?.class, entryOf(report, id)?.groundingReason]),
  ).toEqual([
    ['service_message', 'service_message'],
    ['customer_facing', 'none'],
    ['customer_facing', 'contradicted'],
  ]);
  await writeFile(
    path,
    'answers:\n  - destination: hooks.example.com\n    class: operational\n    reason: x\n    by: y\n',
  );
  const wrong = await account.run('audit', '--config', path);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain(`${path}:2:`);
  expect(wrong.err).toContain('webhook:<host>');
});

it.each([
  [['answer', 'hooks.example.com', '--class', 'operational', '--reason', 'x'], 'names no outside system'],
  [['answer', HOOK, '--class', 'operational', '--reason', 'x'], 'has not been audited yet'],
  [
    ['answer', HOOK, '--class', 'internal', '--reason', 'x'],
    'Allowed choices are customer_facing, operational',
  ],
  [['class', 'receipt', '--workflow', '5001', '--reason', 'x'], 'Allowed choices are'],
  [
    ['class', 'service_message', '--workflow', '5001', '99', '--reason', 'x'],
    'HubSpot doesn’t know workflow 99',
  ],
  [
    ['contradict', '--workflow', '5001', '--hypothesis', 'h_aaaaaaaaaa', '--reason', 'x'],
    'There is no hypothesis',
  ],
])('refuses %j', async (argv, words) => {
  const ran = await (await start()).run(...argv);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain(words);
});
