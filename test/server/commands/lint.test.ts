import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LintReport } from '../../../src/core/hypotheses/lint-report.ts';
import { runCommand, testFolder } from './run-command.ts';

const TESTABLE =
  'We believe first-time buyers drop off after week 2 because we overwhelm them. So we’ll simplify their ' +
  'onboarding and deliver value in bursts, not blasts. If we’re right, we’ll see more second purchases in month one.';
const REBUILD = 'Let’s build a reactivation flow';
const FIXABLE = 'We believe first-time buyers drop off because we overwhelm them. So we will send less.';

const KNOWN = `
schema: groundwork.hypotheses/1
hypotheses:
  - id: h_0000000001
    status: live
    slots:
      title: Bursts
      audience: our first-time buyers
      behaviour: drop off after week 2
      because: we overwhelm them
      approach: simplify onboarding and deliver value in bursts, not blasts
`;

const lint = (...argv: string[]) => runCommand(['lint', ...argv]);

describe('lint', () => {
  it('is content with a testable statement', async () => {
    const { code, out, err } = await lint(TESTABLE);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('first-time buyers');
    expect(out).toContain('deliver value in bursts, not blasts');
  });

  it.each([
    { band: 'fixable', statement: FIXABLE },
    { band: 'rebuild', statement: REBUILD },
  ])('of a statement that is $band asks the next question and answers 1', async ({ band, statement }) => {
    const table = await lint(statement);
    expect(table).toMatchObject({ code: 1, err: '' });
    expect(table.out).toContain('Next: ');
    const json = await lint(statement, '--format', 'json');
    expect(json).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(json.out)).toMatchObject({ band });
  });

  it('gives JSON as its contract says, with every check', async () => {
    const { out } = await lint(TESTABLE, '--format', 'json');
    const report = LintReport.parse(JSON.parse(out));
    expect(report).toMatchObject({ schema: 'groundwork.lint/1', band: 'testable' });
    expect(report.checks.length).toBe(19);
    expect(report.checks.filter(({ status, severity }) => status === 'fail' && severity === 'error')).toEqual(
      [],
    );
  });

  it('reads a file', async () => {
    const file = join(await testFolder(), 'statement.txt');
    await writeFile(file, `${TESTABLE.replaceAll(' ', '\n')}\n`);
    expect(await lint('--file', file)).toMatchObject({ code: 0, err: '' });
  });

  it('reads standard input for “-”', async () => {
    expect(await runCommand(['lint', '-'], { stdin: `${TESTABLE}\n` })).toMatchObject({ code: 0, err: '' });
    expect(await runCommand(['lint', '-'], { stdin: REBUILD })).toMatchObject({ code: 1, err: '' });
  });

  it.each([
    { argv: [], what: 'nothing at all' },
    { argv: [''], what: 'an empty statement' },
    { argv: [' \n\t'], what: 'blanks' },
    { argv: ['-'], what: 'an empty standard input' },
  ])('refuses $what', async ({ argv }) => {
    const { code, out, err } = await lint(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('There is no statement to check.');
    expect(err).toContain('--file <file>');
  });

  it('refuses a file that is not there, by name', async () => {
    const file = join(await testFolder(), 'nowhere.txt');
    const { code, err } = await lint('--file', file);
    expect(code).toBe(2);
    expect(err).toContain(`${file} cannot be read (ENOENT).`);
  });

  it('knows what an exported file has tried', async () => {
    const file = join(await testFolder(), 'hypotheses.yaml');
    await writeFile(file, KNOWN);
    const { code, out, err } = await lint(TESTABLE, '--hypotheses', file);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replace(/\s+/g, ' ')).toContain(
      'says nearly the same: “Bursts” (h_0000000001), still running',
    );
  });

  it('refuses a file of hypotheses that is none, by name', async () => {
    const file = join(await testFolder(), 'hypotheses.yaml');
    await writeFile(file, 'schema: groundwork.hypotheses/1\n');
    const { code, out, err } = await lint(TESTABLE, '--hypotheses', file);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(file);
  });

  it('refuses two statements at once', async () => {
    const { code, err } = await lint(TESTABLE, '--file', 'statement.txt');
    expect(code).toBe(2);
    expect(err).toContain('Choose one.');
  });
});

describe('colour', () => {
  const ESCAPE = '\u001b[';

  it('is used on a terminal', async () => {
    const { out } = await runCommand(['lint', TESTABLE], { isTerminal: true });
    expect(out).toContain(ESCAPE);
  });

  it.each([
    { when: 'there is no terminal', options: {} },
    { when: 'NO_COLOR is set', options: { isTerminal: true, env: { NO_COLOR: '1' } } },
  ])('is not used when $when', async ({ options }) => {
    const { out, err } = await runCommand(['lint', REBUILD], options);
    expect(out).toContain('WHAT WE SAW');
    expect(`${out}${err}`).not.toContain(ESCAPE);
  });
});
