import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { WhyReport } from '../../../src/core/contract/why-report.ts';
import { enrolFromList, sendEmail } from '../../factories/workflows.ts';
import { addWorkflow, smallWorld } from '../../factories/world.ts';
import { commandAccount, runCommand, testFolder } from './run-command.ts';

async function audited() {
  const world = smallWorld();
  addWorkflow(world, {
    id: '5003',
    name: 'Buyers',
    steps: [sendEmail('7001')],
    enrolment: enrolFromList('11'),
  });
  const account = await commandAccount(world);
  const report = join(await testFolder(), 'audit.json');
  await account.run('audit', '--format', 'json', '--output', report);
  return { account, report };
}

it('answers from the latest audit, as a page and as JSON, without asking HubSpot about workflows', async () => {
  const { account } = await audited();
  const page = await account.run('why', 'workflow', '5003');
  expect(page).toMatchObject({ code: 0, err: '' });
  expect(page.out).toContain(
    'workflow “Buyers”. May it be turned off? YES\n  No hypothesis stands behind it',
  );
  expect(page.out).toContain('SENDS\n  · email Welcome\n');
  expect(page.out).toContain(
    'ITS PEOPLE COME FROM\n  · segment “First-time buyers”: its people enrol from here',
  );
  expect(page.out).toContain('As the audit of 2026-11-02T09:00:00.000Z knows.');
  const segment = await account.run('why', 'segment', '11', '--format', 'json');
  expect(WhyReport.parse(JSON.parse(segment.out))).toMatchObject({
    verdict: 'ask',
    asset: { kind: 'list', name: 'First-time buyers' },
  });
});

it('answers from a report, without an account', async () => {
  const { account, report } = await audited();
  const live = await account.run('why', 'workflow', '5003', '--format', 'json');
  const offline = await runCommand(['why', 'workflow', '5003', '--format', 'json', '--report', report]);
  expect(offline).toMatchObject({ code: 0, out: live.out });
  await writeFile(report, '{"schema": "groundwork.audit/1"}');
  const broken = await runCommand(['why', 'workflow', '5003', '--report', report]);
  expect(broken).toMatchObject({ code: 2, out: '' });
  expect(broken.err).toContain(`${report} is no report of an audit`);
});

it.each([
  [['why', 'workflow', '99'], 'knows no workflow 99'],
  [['why', 'email', '1'], 'Allowed choices are workflow, segment'],
])('refuses %j', async (argv, words) => {
  const ran = await (await audited()).account.run(...argv);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain(words);
});

it('is refused before the first audit', async () => {
  const ran = await (await commandAccount(smallWorld())).run('why', 'workflow', '5001');
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain('has not been audited yet');
});
