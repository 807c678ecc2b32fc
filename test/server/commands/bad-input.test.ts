import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AuditReport } from '../../../src/core/contract/audit-report.ts';
import { anyOf, formSubmitted } from '../../factories/filters.ts';
import { enrolByFilter, flow, listJson, sendEmail } from '../../factories/workflows.ts';
import { runCommand, testFolder } from './run-command.ts';

const MB = 1024 * 1024;
const enrolment = enrolByFilter(anyOf([formSubmitted('f1')]));
const newsletter = flow({ id: '1', name: 'Newsletter', steps: [sendEmail()], enrolment });

/** A folder of workflows of which one can be read, beside these other files; what is no text is written as JSON. */
async function account(files: Record<string, unknown> = {}): Promise<string> {
  const folder = join(await testFolder(), 'flows');
  await mkdir(folder);
  for (const [name, content] of Object.entries({ 'a.json': newsletter, ...files }))
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

async function named(name: string, content: unknown): Promise<string> {
  const path = join(await testFolder(), name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** A file of so many bytes that takes no room on the disk. */
async function ofSize(path: string, bytes: number): Promise<string> {
  await writeFile(path, '');
  await truncate(path, bytes);
  return path;
}

async function audited(flows: string, ...argv: string[]) {
  const ran = await runCommand([
    'audit',
    '--flows',
    flows,
    '--format',
    'json',
    '--fail-on',
    'never',
    ...argv,
  ]);
  expect(ran.code, ran.err).toBe(0);
  return { report: AuditReport.parse(JSON.parse(ran.out)), err: ran.err };
}

const isJudged = ({ workflows }: AuditReport) =>
  workflows.some(({ id, grounding }) => id === '1' && grounding === 'ungrounded');

describe('what is wrong in a folder of workflows is told by file, and the rest is audited', () => {
  it.each<[string, unknown, string]>([
    ['truncated JSON', JSON.stringify(newsletter).slice(0, 80), 'broken.json is no valid JSON'],
    ['actions that are no list', { ...newsletter, id: '2', actions: 'none' }, 'broken.json: '],
    ['an id that is none', { ...newsletter, id: { a: 1 } }, 'broken.json: '],
    [
      'a list among other things',
      [{ ...newsletter, id: '2' }, 7],
      'broken.json, entry 2 is no workflow definition',
    ],
  ])('%s', async (_what, content, reason) => {
    const { report } = await audited(await account({ 'broken.json': content }));
    expect(report.complete).toBe(false);
    expect(report.unreadable).toEqual([
      expect.objectContaining({ kind: 'workflow', reason: expect.stringContaining(reason) }),
    ]);
    expect(isJudged(report)).toBe(true);
  });

  it('a file of 50 MB, by its size and with the limit, without reading it', async () => {
    const folder = await account();
    await ofSize(join(folder, 'huge.json'), 50 * MB);
    const { report } = await audited(folder);
    expect(report.unreadable).toMatchObject([
      {
        name: 'huge.json',
        reason: expect.stringContaining('the file has 50 MB, and at most 40 MB a file are read'),
      },
    ]);
    expect(isJudged(report)).toBe(true);
  });

  it('two definitions with one id: the newer is audited, the older listed', async () => {
    const { report } = await audited(await account({ 'b.json': { ...newsletter, revisionId: '0' } }));
    expect(report.workflows.map(({ id }) => id)).toEqual(['1']);
    expect(report.superseded).toMatchObject([{ id: '1', source: 'b.json' }]);
  });
});

describe('what is wrong in a file of segments is told by its place, and the rest is audited', () => {
  it('an entry that is no segment makes the audit incomplete', async () => {
    const lists = await named('lists.json', [listJson({ listId: '7' }), { name: 'no id' }]);
    const { report } = await audited(await account(), '--lists', lists);
    expect(report.lists.map(({ id }) => id)).toEqual(['7']);
    expect(report.unreadable).toMatchObject([{ kind: 'list', reason: expect.stringContaining('entry 2') }]);
    expect(report.complete).toBe(false);
    expect(isJudged(report)).toBe(true);
  });

  it('a segment that is there twice is taken once, with a word', async () => {
    const lists = await named('lists.json', [listJson({ listId: '7' }), listJson({ listId: '7' })]);
    const { report, err } = await audited(await account(), '--lists', lists);
    expect(report.lists).toHaveLength(1);
    expect(err).toContain('holds segment 7 more than once');
  });
});

describe('a file that is too large is refused by its size, with the limit', () => {
  it.each(['--lists', '--hypotheses', '--config', '--backlog'])('%s', async (option) => {
    const path = await ofSize(join(await testFolder(), 'huge'), 50 * MB);
    const ran = await runCommand(['audit', '--flows', await account(), option, path]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`${path} has 50 MB; files of at most 40 MB are read.`);
  });
});

const HYPOTHESES = `schema: groundwork.hypotheses/1
hypotheses:
  - id: h_0000000001
    status: live
    slots:
      title: Welcome in bursts
    attach:
      workflows: [1]
`;

describe('what is wrong in a file of hypotheses is told by file and line', () => {
  it.each<[string, string, number, string]>([
    [
      'an unknown key, with the one that was meant',
      HYPOTHESES.replace('attach:', 'atach:'),
      7,
      'hypotheses[0].atach is no key here; did you mean “attach”?',
    ],
    [
      'a slot with a slip',
      HYPOTHESES.replace('title:', 'titel:'),
      6,
      'hypotheses[0].slots.titel is no key here; did you mean “title”?',
    ],
    ['a status that does not exist', HYPOTHESES.replace('live', 'alive'), 4, 'hypotheses[0].status "alive"'],
    ['a wrong type', HYPOTHESES.replace('[1]', '[1.5]'), 8, 'hypotheses[0].attach.workflows[0] 1.5'],
    [
      'another schema',
      HYPOTHESES.replace('hypotheses/1', 'hypotheses/9'),
      1,
      'schema "groundwork.hypotheses/9"',
    ],
    [
      'what is missing, at what it is missing in',
      'schema: groundwork.hypotheses/1\n',
      1,
      'hypotheses is missing',
    ],
    [
      'a mute without a reason',
      `${HYPOTHESES}mutes:\n  - ruleId: SG101\n    by: ada\n`,
      10,
      'mutes[0].reason is missing',
    ],
  ])('%s', async (_what, yaml, line, words) => {
    const path = await named('hypotheses.yaml', yaml);
    const ran = await runCommand(['audit', '--flows', await account(), '--hypotheses', path]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`${path}:${line}: ${words}`);
  });

  it('every problem at once, and for lint and import too', async () => {
    const path = await named('h.yaml', HYPOTHESES.replace('live', 'alive').replace('title:', 'titel:'));
    for (const argv of [
      ['lint', 'x', '--hypotheses', path],
      ['import', path, '--sandbox'],
    ]) {
      const { code, err } = await runCommand(argv);
      expect(code, argv[0]).toBe(2);
      for (const place of [`${path}:4: `, `${path}:6: `]) expect(err, argv[0]).toContain(place);
    }
  });
});

it('a hypothesis about workflows of another account finds that they are not among the files', async () => {
  const path = await named('hypotheses.yaml', HYPOTHESES.replace('[1]', '[99]'));
  const { report } = await audited(await account(), '--hypotheses', path);
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'SG105',
      message: expect.stringContaining('workflow 99, which is not among the files given'),
    }),
  );
  expect(isJudged(report)).toBe(true);
});
