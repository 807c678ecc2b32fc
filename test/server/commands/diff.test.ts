import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DiffReport } from '../../../src/core/contract/diff-report.ts';
import { hypothesisId } from '../../factories/hypotheses.ts';
import { serverWorld } from '../http/server-world.ts';
import { LIST } from '../use-cases/outcome-bench.ts';
import { commandAccount, runCommand, testFolder } from './run-command.ts';

const ID = hypothesisId(7);

/** A file with one hypothesis that is attached to a segment, and the numbers of its target and exemption. */
async function fileOf({ target = 0.2, until = '2027-06-30' } = {}): Promise<string> {
  const path = join(await testFolder(), 'hypotheses.yaml');
  await writeFile(
    path,
    `schema: groundwork.hypotheses/1
hypotheses:
  - id: ${ID}
    slots:
      title: Bursts, not blasts
      audience: First-time buyers
      behaviour: drop off after week 2
      because: we overwhelm them with a message a day
      approach: write twice a week
    prediction:
      metric: { kind: date_property, property: second_order_at, label: bought again }
      baseline: 0.1
      target: ${target}
      windowDays: 30
      deadline: 2027-03-31
    attach: { treatment: ['${LIST}'], workflows: ['1'] }
exemptions:
  - asset: { kind: workflow, id: '2' }
    reason: Receipts.
    by: Head of lifecycle
    at: 2026-11-01T09:00:00Z
    until: ${until}
`,
  );
  return path;
}

it('says what an import would change, until it has; then it finds the same, and an import finds nothing new', async () => {
  const account = await commandAccount(serverWorld());
  const before = await account.run('diff', await fileOf());
  expect(before).toMatchObject({ code: 1, err: '' });
  expect(before.out).toContain('Beside the account: + 4 only in the file');
  expect(before.out).toContain(`+ “Bursts, not blasts” (${ID}): an import makes a draft of it`);
  await account.run('import', await fileOf());
  expect(await account.run('diff', await fileOf())).toMatchObject({
    code: 0,
    out: 'The file and the account say the same.\n',
  });
  expect((await account.run('import', await fileOf())).out).toContain('0 new among attachments');
});

it('names each value that differs, and what stays although the file says otherwise', async () => {
  const account = await commandAccount(serverWorld());
  await account.run('import', await fileOf());
  const draft = await account.run('diff', await fileOf({ target: 0.3, until: '2027-09-30' }));
  expect(draft.out).toContain('an import gives it the words of the file');
  expect(draft.out).toContain('prediction.target: 0.2 in the account, 0.3 in the file');
  expect(draft.out).toContain('until: "2027-06-30" in the account, "2027-09-30" in the file');
  expect(await account.run('start', ID)).toMatchObject({ code: 0 });
  const live = await account.run('diff', await fileOf({ target: 0.3 }));
  expect(live).toMatchObject({ code: 1 });
  expect(live.out).toContain('live; an import leaves it as it was started');
});

it('compares two files without an account, for people and for machines', async () => {
  const [path, against] = [await fileOf({ target: 0.3 }), await fileOf()];
  const { code, out } = await runCommand(['diff', path, '--against', against, '--format', 'json']);
  expect(code).toBe(1);
  expect(DiffReport.parse(JSON.parse(out))).toMatchObject({
    other: { kind: 'file', path: against },
    same: 3,
    hypotheses: [{ id: ID, changes: [{ path: 'prediction.target', inOther: 0.2, inFile: 0.3 }] }],
    judgements: [],
  });
});

it.each([
  [['--against', 'nowhere.yaml'], 'nowhere.yaml cannot be read'],
  [['--against', 'x.yaml', '--sandbox'], 'cannot be used with'],
])('refuses %j', async (options, words) => {
  const ran = await runCommand(['diff', await fileOf(), ...options]);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain(words);
});
