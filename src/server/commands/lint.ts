import { Fault } from '../../core/fault.ts';
import { knownHypothesis, type KnownHypothesis } from '../../core/hypotheses/known-hypothesis.ts';
import { lintStatement } from '../../core/hypotheses/lint.ts';
import { lintTable } from '../report/lint-table.ts';
import { readTextFile } from './files.ts';
import { hypothesesIn } from './hypotheses-in.ts';
import { EXIT, type Shell } from './shell.ts';

interface LintOptions {
  file?: string;
  hypotheses?: string;
  format: 'table' | 'json';
}

/** Exit 0 when the statement is testable, 1 when it is not yet, 2 when there is none. */
export async function lintCommand(
  shell: Shell,
  statement: string | undefined,
  options: LintOptions,
): Promise<number> {
  const text = await statementFrom(shell, statement, options.file);
  const report = lintStatement(text, { others: await othersIn(shell, options.hypotheses) });
  shell.out(
    options.format === 'json'
      ? JSON.stringify(report, null, 2)
      : lintTable(report, { colour: shell.colour, width: shell.width }),
  );
  return report.band === 'testable' ? EXIT.clean : EXIT.found;
}

/** Hypotheses of an exported file, to see whether it was tried before. */
async function othersIn(shell: Shell, path: string | undefined): Promise<KnownHypothesis[]> {
  if (path === undefined) return [];
  const { hypotheses } = await hypothesesIn(path, shell.now());
  return hypotheses.map(knownHypothesis);
}

async function statementFrom(shell: Shell, given: string | undefined, file?: string): Promise<string> {
  if (given !== undefined && file !== undefined) {
    throw new Fault(
      'two_statements',
      'There is a statement on the command line and one in --file.',
      'Choose one.',
    );
  }
  const text = file !== undefined ? await readTextFile(file) : await givenOrPiped(shell, given);
  if (text.trim() !== '') return text;
  throw new Fault(
    'no_statement',
    'There is no statement to check.',
    'Give it in quotes, with --file <file>, or as "-" to read standard input.',
  );
}

async function givenOrPiped(shell: Shell, given: string | undefined): Promise<string> {
  return given === '-' ? shell.input() : (given ?? '');
}
