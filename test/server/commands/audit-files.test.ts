import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AuditReport } from '../../../src/core/contract/audit-report.ts';
import { anyOf, formSubmitted, propertyIs } from '../../factories/filters.ts';
import {
  enrolByFilter,
  enrolFromList,
  flow,
  listJson,
  rotateOwner,
  sendEmail,
  webhook,
} from '../../factories/workflows.ts';
import { SEED } from '../../core/hypotheses/statements.ts';
import { startCommand } from '../../helpers/command-process.ts';
import { runCommand, testFolder, type Ran } from './run-command.ts';

const fromForm = enrolByFilter(anyOf([formSubmitted('f1')]));
const newsletter = flow({ id: '1', name: 'Newsletter', steps: [sendEmail()], enrolment: fromForm });
const routing = flow({ id: '2', name: 'Lead routing', steps: [rotateOwner()], enrolment: fromForm });
const hook = flow({ id: '3', name: 'Warehouse', steps: [webhook()], enrolment: fromForm });
const welcome = flow({ id: '4', name: 'Welcome', steps: [sendEmail()], enrolment: enrolFromList('301') });

/** A folder with these files; what is no text is written as JSON. */
async function folderOf(files: Record<string, unknown>): Promise<string> {
  const folder = join(await testFolder(), 'flows');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

async function fileOf(name: string, content: unknown): Promise<string> {
  return join(await folderOf({ [name]: content }), name);
}

const audit = (flows: string, ...argv: string[]): Promise<Ran> =>
  runCommand(['audit', '--flows', flows, ...argv]);

function reportIn({ out }: Ran): AuditReport {
  return AuditReport.parse(JSON.parse(out));
}

async function auditJson(flows: string, ...argv: string[]): Promise<AuditReport> {
  return reportIn(await audit(flows, '--format', 'json', ...argv));
}

const idsOf = ({ workflows }: AuditReport) => workflows.map(({ id }) => id);

describe('workflows are read from', () => {
  it.each([
    { form: 'single objects', content: { 'a.json': newsletter, 'b.json': routing } },
    { form: 'an array', content: { 'all.json': [newsletter, routing] } },
    { form: 'a page of results', content: { 'page.json': { results: [newsletter, routing] } } },
  ])('$form', async ({ content }) => {
    expect(idsOf(await auditJson(await folderOf(content)))).toEqual(['1', '2']);
  });

  it('one file that is named', async () => {
    expect(idsOf(await auditJson(await fileOf('one.json', newsletter)))).toEqual(['1']);
  });
});

describe('files that are wrong', () => {
  it('are named with the reason, and the others are audited', async () => {
    const ran = await audit(
      await folderOf({ 'a.json': newsletter, 'broken.json': '{"id": ' }),
      '--format',
      'json',
    );
    expect(ran.code).toBe(1);
    const report = reportIn(ran);
    expect(report.complete).toBe(false);
    expect(report.unreadable).toEqual([
      expect.objectContaining({ name: 'broken.json', reason: expect.stringContaining('no valid JSON') }),
    ]);
    expect(report.workflows).toContainEqual(expect.objectContaining({ id: '1', grounding: 'ungrounded' }));
  });

  it('are named on the page for people too', async () => {
    const { out } = await audit(await folderOf({ 'a.json': routing, 'broken.json': '[' }));
    expect(out).toContain('COULD NOT BE READ');
    expect(out).toContain('broken.json');
  });

  it('leave nothing to judge when there is no other: 2, and why', async () => {
    const { code, err } = await audit(await folderOf({ 'broken.json': '[1,' }));
    expect(code).toBe(2);
    expect(err).toContain('no workflow could be read: broken.json is no valid JSON');
  });

  it('are skipped with a word when they hold no workflow', async () => {
    const folder = await folderOf({ 'index.json': [{ file: '1.json' }], 'a.json': routing });
    const { code, err } = await audit(folder);
    expect(code).toBe(0);
    expect(err).toContain('index.json skipped');
  });

  it.each([
    { what: 'a folder without a JSON file', files: { 'notes.txt': 'none' }, err: 'holds no .json file' },
    { what: 'files without any workflow', files: { 'index.json': [] }, err: 'holds no workflow definition' },
  ])('make it fail when there is nothing else: $what', async ({ files, err }) => {
    const folder = await folderOf(files);
    const ran = await audit(folder);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`${folder} ${err}`);
  });

  it('make it fail when the path does not exist', async () => {
    const path = join(await testFolder(), 'nowhere');
    const ran = await audit(path);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`There is nothing at ${path}.`);
  });
});

it('of two revisions of a workflow the newer is audited, the older one listed', async () => {
  const older = { ...newsletter, revisionId: '9', name: 'Newsletter, before' };
  const newer = { ...newsletter, revisionId: '10', name: 'Newsletter, after' };
  const folder = await folderOf({ 'a.json': newer, 'b.json': older });
  const report = await auditJson(folder);
  expect(report.workflows.map(({ name }) => name)).toEqual(['Newsletter, after']);
  expect(report.superseded).toEqual([
    { id: '1', name: 'Newsletter, before', revisionId: '9', source: 'b.json' },
  ]);
  const { out } = await audit(folder);
  expect(out).toContain('“Newsletter, before” (1), revision 9: b.json');
});

const LIVE = `
schema: groundwork.hypotheses/1
hypotheses:
  - id: h_0000000001
    status: live
    slots: { title: Welcome in bursts }
    statement: ${SEED}
    attach: { treatment: [301], workflows: [1] }
`;

describe('segments and hypotheses beside the workflows', () => {
  it('stand behind what is attached, and behind who comes in through an attached segment', async () => {
    const flows = await folderOf({ 'a.json': [newsletter, welcome] });
    const lists = await fileOf('lists.json', [
      listJson({ listId: '301', name: 'Buyers', filterBranch: anyOf([propertyIs('orders', '1')]) }),
    ]);
    const hypotheses = await fileOf('hypotheses.yaml', LIVE);
    const ran = await audit(flows, '--lists', lists, '--hypotheses', hypotheses, '--format', 'json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    const report = reportIn(ran);
    expect(report.workflows.map(({ id, grounding }) => [id, grounding])).toEqual([
      ['1', 'grounded'],
      ['4', 'inherited'],
    ]);
    expect(report.lists).toMatchObject([{ id: '301', name: 'Buyers', grounding: 'grounded' }]);
  });

  it('do not carry while they are drafts', async () => {
    const flows = await folderOf({ 'a.json': newsletter });
    const hypotheses = await fileOf('drafts.yaml', LIVE.replace('status: live', 'status: draft'));
    const report = await auditJson(flows, '--hypotheses', hypotheses);
    expect(report.workflows).toMatchObject([{ grounding: 'ungrounded', groundingReason: 'draft_only' }]);
  });

  it.each([
    {
      what: 'an unknown key, with the one that was meant',
      yaml: LIVE.replace('attach:', 'atach:'),
      err: ['hypotheses[0].atach', 'did you mean “attach”?'],
    },
    {
      what: 'every problem at once',
      yaml: LIVE.replace('status: live', 'status: alive').replace('title:', 'titel:'),
      err: ['hypotheses[0].status', '"alive"', 'hypotheses[0].slots.titel', 'did you mean “title”?'],
    },
    { what: 'another form of document', yaml: 'hypotheses: []', err: ['schema', 'is missing'] },
    { what: 'broken YAML, with the place', yaml: 'schema: [1\nx', err: ['is no valid YAML', 'line 2'] },
    { what: 'an empty file', yaml: '', err: ['groundwork.hypotheses/1'] },
  ])('are refused: $what', async ({ yaml, err }) => {
    const flows = await folderOf({ 'a.json': newsletter });
    const path = await fileOf('hypotheses.yaml', yaml);
    const ran = await audit(flows, '--hypotheses', path);
    expect(ran).toMatchObject({ code: 2, out: '' });
    for (const words of [path, ...err]) expect(ran.err).toContain(words);
  });

  it.each([
    { what: 'no JSON', content: '[', err: 'is no valid JSON' },
    { what: 'no array of segments', content: { list: [] }, err: 'holds no array of segments' },
  ])('refuse a file of segments that is $what', async ({ content, err }) => {
    const flows = await folderOf({ 'a.json': newsletter });
    const path = await fileOf('lists.json', content);
    const ran = await audit(flows, '--lists', path);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(path);
    expect(ran.err).toContain(err);
  });

  it('are refused without --flows, where the account has its own', async () => {
    const ran = await runCommand(['audit', '--lists', 'l.json', '--hypotheses', 'h.yaml']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('--lists and --hypotheses');
    expect(ran.err).toContain('--flows');
  });
});

describe('settings of the rules', () => {
  it('change what counts', async () => {
    const flows = await folderOf({ 'a.json': newsletter });
    const config = await fileOf('rules.yaml', 'rules: { SG101: note }');
    const ran = await audit(flows, '--config', config, '--format', 'json');
    expect(ran.code).toBe(0);
    expect(reportIn(ran).findings).toMatchObject([{ ruleId: 'SG101', severity: 'note' }]);
  });

  it.each([
    { what: 'an unknown rule', yaml: 'rules: { SG110: note }', err: 'There is no rule SG110.' },
    { what: 'a severity that does not exist', yaml: 'rules: { SG101: fatal }', err: 'SG101' },
    { what: 'another form', yaml: 'SG101: note', err: 'rules' },
  ])('are refused: $what', async ({ yaml, err }) => {
    const flows = await folderOf({ 'a.json': newsletter });
    const path = await fileOf('rules.yaml', yaml);
    const ran = await audit(flows, '--config', path);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(path);
    expect(ran.err).toContain(err);
  });
});

describe('the settings file', () => {
  const yaml = (reason: string) => `rules:
  SG107: off
mutes:
  - rule: SG101
    name: 'News*'
${reason}    by: ada
    until: 2099-12-31
`;

  it('mutes by name; what it mutes does not count', async () => {
    const flows = await folderOf({ 'a.json': [newsletter, hook] });
    const config = await fileOf('groundwork.yaml', yaml('    reason: Being rebuilt\n'));
    const ran = await audit(flows, '--config', config, '--format', 'json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(reportIn(ran).findings).toMatchObject([
      { ruleId: 'SG101', suppressed: { by: 'mute', reason: 'Being rebuilt', until: '2099-12-31' } },
    ]);
  });

  it('tells which of its mutes hide nothing', async () => {
    const flows = await folderOf({ 'a.json': routing });
    const config = await fileOf('groundwork.yaml', yaml('    reason: Being rebuilt\n'));
    expect((await auditJson(flows, '--config', config)).mutes.unused).toMatchObject([{ name: 'News*' }]);
  });

  it.each([
    ['a mute without a reason', yaml(''), 4, 'mutes[0].reason is missing.'],
    [
      'a key with a slip',
      yaml('    reson: x\n    reason: x\n'),
      6,
      'mutes[0].reson is no key here; did you mean “reason”?',
    ],
    ['an unknown key', `colour: red\n${yaml('    reason: x\n')}`, 1, 'colour is no key here; known are'],
    [
      'an unknown rule',
      yaml('    reason: x\n').replace('SG107', 'SG117'),
      2,
      'There is no rule SG117. Did you mean SG107?',
    ],
    [
      'an unknown rule in a mute',
      yaml('    reason: x\n').replace('SG101', 'SG1'),
      4,
      'There is no rule SG1.',
    ],
  ])('is refused with file and line: %s', async (_name, text, line, words) => {
    const flows = await folderOf({ 'a.json': newsletter });
    const path = await fileOf('groundwork.yaml', text);
    const ran = await audit(flows, '--config', path);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`${path}:${line}: ${words}`);
  });

  it('is refused where it is no YAML, with the place', async () => {
    const flows = await folderOf({ 'a.json': newsletter });
    const path = await fileOf('groundwork.yaml', 'rules:\n  SG101: [off\n');
    const ran = await audit(flows, '--config', path);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`${path} is no valid YAML`);
    expect(ran.err).toContain('line 3');
  });
});

describe('the exit code', () => {
  const cases: { worst: string; definition: unknown; fails: Record<string, number> }[] = [
    { worst: 'an error', definition: newsletter, fails: { error: 1, warning: 1, note: 1, never: 0 } },
    { worst: 'a note', definition: hook, fails: { error: 0, warning: 0, note: 1, never: 0 } },
    { worst: 'nothing', definition: routing, fails: { error: 0, warning: 0, note: 0, never: 0 } },
  ];
  const table = cases.flatMap(({ worst, definition, fails }) =>
    Object.entries(fails).map(([level, code]) => ({ worst, definition, level, code })),
  );

  it.each(table)(
    'with $worst at worst and --fail-on $level is $code',
    async ({ definition, level, code }) => {
      const flows = await folderOf({ 'a.json': definition });
      expect((await audit(flows, '--fail-on', level)).code).toBe(code);
    },
  );

  it('with a warning at worst is 1 from --fail-on warning on', async () => {
    const flows = await folderOf({ 'a.json': newsletter });
    const config = await fileOf('rules.yaml', 'rules: { SG101: warning }');
    const codeFor = async (level: string) =>
      (await audit(flows, '--config', config, '--fail-on', level)).code;
    expect(await codeFor('error')).toBe(0);
    expect(await codeFor('warning')).toBe(1);
  });

  it('is that of errors when nothing is said', async () => {
    expect((await audit(await folderOf({ 'a.json': newsletter }))).code).toBe(1);
    expect((await audit(await folderOf({ 'a.json': hook }))).code).toBe(0);
  });

  it('is 2 with --strict when anything could not be read', async () => {
    const flows = await folderOf({ 'a.json': newsletter, 'broken.json': '{' });
    const { code, err } = await audit(flows, '--strict');
    expect(code).toBe(2);
    expect(err).toContain('--strict');
    expect(err).toContain('broken.json');
    expect((await audit(await folderOf({ 'a.json': newsletter }), '--strict')).code).toBe(1);
  });
});

describe.each(['--backlog', '--baseline'])('%s', (option) => {
  it('freezes what is there, so that only what is new counts', async () => {
    const flows = await folderOf({ 'a.json': newsletter });
    const backlog = join(await testFolder(), 'backlog.json');
    const first = await audit(flows, option, backlog, '--update-backlog');
    expect(first.code).toBe(0);
    expect(first.err).toContain(`1 finding written to ${backlog}`);
    expect(JSON.parse(await readFile(backlog, 'utf8'))).toMatchObject({ schema: 'groundwork.backlog/1' });

    const again = await audit(flows, option, backlog, '--format', 'json');
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(reportIn(again).findings).toMatchObject([{ ruleId: 'SG101', suppressed: { by: 'backlog' } }]);

    await writeFile(join(flows, 'b.json'), JSON.stringify(welcome));
    const worse = await audit(flows, option, backlog, '--format', 'json');
    expect(worse.code).toBe(1);
    const counting = reportIn(worse).findings.filter(({ suppressed }) => suppressed === null);
    expect(counting).toMatchObject([{ ruleId: 'SG101', asset: { id: '4' } }]);
  });
});

describe('the backlog file', () => {
  it('is forgotten of what has been mended', async () => {
    const flows = await folderOf({ 'a.json': newsletter, 'b.json': welcome });
    const backlog = join(await testFolder(), 'backlog.json');
    await audit(flows, '--backlog', backlog, '--update-backlog');
    await writeFile(join(flows, 'b.json'), JSON.stringify(routing));
    await audit(flows, '--backlog', backlog, '--update-backlog');
    const { findings } = JSON.parse(await readFile(backlog, 'utf8'));
    expect(Object.values(findings)).toEqual([
      { rule: 'SG101', asset: { kind: 'workflow', id: '1', name: 'Newsletter' } },
    ]);
  });

  it('tells what of it is settled, and what cannot be told', async () => {
    const flows = await folderOf({ 'a.json': newsletter, 'b.json': welcome });
    const backlog = join(await testFolder(), 'backlog.json');
    await audit(flows, '--backlog', backlog, '--update-backlog');
    await writeFile(join(flows, 'a.json'), JSON.stringify({ ...newsletter, isEnabled: false }));
    const settled = reportIn(await audit(flows, '--backlog', backlog, '--format', 'json'));
    expect(settled.backlog).toMatchObject({
      source: 'file',
      frozen: 2,
      remaining: 1,
      settled: [{ ruleId: 'SG101', asset: { id: '1', name: 'Newsletter' } }],
    });
    expect((await audit(flows, '--backlog', backlog)).out).toContain('1 of 2 settled');
  });

  it('of the first form, in words, is still read', async () => {
    const flows = await folderOf({ 'a.json': newsletter });
    const { findings } = await auditJson(flows);
    const words = { [findings[0]?.fingerprint ?? '']: 'SG101 Newsletter' };
    const path = await fileOf('old.json', { schema: 'groundwork.backlog/1', findings: words });
    const report = await auditJson(flows, '--backlog', path);
    expect(report.findings).toMatchObject([{ suppressed: { by: 'backlog' } }]);
  });

  it('is not asked to be written without a name', async () => {
    const ran = await audit(await folderOf({ 'a.json': newsletter }), '--update-backlog');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('--update-backlog needs --backlog <file>.');
  });

  it('has to be there when it is not being written', async () => {
    const path = join(await testFolder(), 'backlog.json');
    const ran = await audit(await folderOf({ 'a.json': newsletter }), '--backlog', path);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`There is no backlog file at ${path}.`);
    expect(ran.err).toContain('--update-backlog');
  });

  it('has to be one', async () => {
    const path = await fileOf('backlog.json', { findings: [] });
    const ran = await audit(await folderOf({ 'a.json': newsletter }), '--backlog', path, '--update-backlog');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`${path} is not a backlog file`);
  });
});

describe('formats', () => {
  it.each([
    { format: 'table', begins: '  ' },
    { format: 'csv', begins: '\ufeffid,name,' },
    { format: 'findings-csv', begins: '\ufeffkind,fingerprint,rule,' },
    { format: 'html', begins: '<!doctype html>' },
    { format: 'json', begins: '{' },
    { format: 'sarif', begins: '{' },
  ])('$format goes to standard output, or to a file', async ({ format, begins }) => {
    const flows = await folderOf({ 'a.json': newsletter });
    const shown = await audit(flows, '--format', format);
    expect(shown).toMatchObject({ code: 1, err: '' });
    expect(shown.out.startsWith(begins)).toBe(true);
    const output = join(await testFolder(), 'report');
    const written = await audit(flows, '--format', format, '--output', output);
    expect(written).toMatchObject({ code: 1, out: '', err: `Written to ${output}.\n` });
    expect(await readFile(output, 'utf8')).toBe(shown.out);
  });

  it.each(['table', 'csv', 'findings-csv', 'json', 'sarif', 'html'])(
    '%s is the same to the byte for the same workflows in another order, and from another process',
    async (format) => {
      const all = [newsletter, routing, hook, welcome];
      const flows = await folderOf({ 'a.json': all });
      const argv = ['--format', format, '--as-of', '2026-11-24T09:00:00Z', '--fail-on', 'never'];
      const first = await audit(flows, ...argv);
      await writeFile(join(flows, 'a.json'), JSON.stringify([...all].reverse()));
      const other = startCommand(['audit', '--flows', flows, ...argv], { cwd: await testFolder() });
      expect(await other.ended()).toBe(0);
      expect((await audit(flows, ...argv)).out).toBe(first.out);
      expect(other.out()).toBe(first.out);
    },
    60_000,
  );

  it('html takes a heading and a logo, and refuses a logo that is none or goes nowhere', async () => {
    const flows = await folderOf({ 'a.json': newsletter });
    const logo = await fileOf('logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const html = await audit(flows, '--format', 'html', '--title', 'Q4 & more', '--logo', logo);
    expect(html.out).toContain('<h1>Q4 &amp; more</h1>');
    expect(html.out).toContain('src="data:image/svg+xml;base64,');
    const noPicture = await fileOf('logo.png', 'no picture');
    const refused = await audit(flows, '--format', 'html', '--logo', noPicture);
    expect(refused).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${noPicture} cannot be the logo`),
    });
    expect(await audit(flows, '--logo', logo)).toMatchObject({ code: 2, out: '' });
  });

  it('sarif is of version 2.1.0 and has a result for each finding', async () => {
    const { out } = await audit(await folderOf({ 'a.json': [newsletter, hook] }), '--format', 'sarif');
    const { version, runs } = JSON.parse(out);
    expect(version).toBe('2.1.0');
    expect(runs[0].results.map(({ level }: { level: string }) => level).sort()).toEqual(['error', 'note']);
  });

  it('a file that cannot be written is refused by name', async () => {
    const output = join(await testFolder(), 'nowhere', 'report.json');
    const { code, err } = await audit(await folderOf({ 'a.json': newsletter }), '--output', output);
    expect(code).toBe(2);
    expect(err).toContain(`${output} cannot be written (ENOENT).`);
  });

  it('the page has no escape codes in a file, even from a terminal', async () => {
    const flows = await folderOf({ 'a.json': newsletter });
    const output = join(await testFolder(), 'report.txt');
    const shown = await runCommand(['audit', '--flows', flows], { isTerminal: true });
    expect(shown.out).toContain('\u001b[');
    await runCommand(['audit', '--flows', flows, '--output', output], { isTerminal: true });
    expect(await readFile(output, 'utf8')).not.toContain('\u001b');
  });
});

describe('--as-of', () => {
  const asOf = ['--as-of', '2026-11-24T09:00:00Z', '--format', 'json'];

  it('gives the same bytes each time, whatever the clock says and however the files are cut and named', async () => {
    const hypotheses = await fileOf('hypotheses.yaml', LIVE);
    const one = await folderOf({ 'a.json': newsletter, 'b.json': [routing, hook], 'c.json': welcome });
    const other = await folderOf({ '1.json': { results: [welcome, hook, newsletter] }, '2.json': routing });
    const first = await audit(one, '--hypotheses', hypotheses, ...asOf);
    const clock = { now: () => Date.parse('2027-08-01T00:00:00Z'), sleep: () => Promise.resolve() };
    const argv = ['audit', '--flows', other, '--hypotheses', hypotheses, ...asOf];
    const second = await runCommand(argv, { clock: { ...clock, goTo: () => undefined } });
    expect(first.out).toContain('"auditedAt": "2026-11-24T09:00:00.000Z"');
    expect(second.out).toBe(first.out);
  });
});
