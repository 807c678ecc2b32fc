import { text as readAll } from 'node:stream/consumers';
import process from 'node:process';
import { lintStatement } from '../../core/hypotheses/lint.ts';
import { Fault } from '../../core/fault.ts';
import { lintTable } from '../report/lint-table.ts';
import { readTextFile } from './files.ts';
import { EXIT, type Shell } from './shell.ts';

interface LintOptions {
  file?: string;
  format: 'table' | 'json';
}

/** Exit 0 when the statement is testable, 1 when it is not yet, 2 when there is none. */
export async function lintCommand(
  shell: Shell,
  statement: string | undefined,
  options: LintOptions,
): Promise<number> {
  const report = lintStatement(await statementFrom(statement, options.file));
  shell.out(
    options.format === 'json'
      ? JSON.stringify(report, null, 2)
      : lintTable(report, { colour: shell.colour, width: shell.width }),
  );
  return report.band === 'testable' ? EXIT.clean : EXIT.found;
}

async function statementFrom(statement: string | undefined, file: string | undefined): Promise<string> {
  const text = file !== undefined ? await readTextFile(file) : await givenOrPiped(statement);
  if (text.trim() !== '') return text;
  throw new Fault(
    'no_statement',
    'There is no statement to check.',
    'Give it in quotes, with --file <file>, or as "-" to read standard input.',
  );
}

async function givenOrPiped(statement: string | undefined): Promise<string> {
  return statement === '-' ? readAll(process.stdin) : (statement ?? '');
}
