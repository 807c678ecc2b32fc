import { Option, type Command } from 'commander';
import type { Start } from '../declare.ts';
import { format, instant, SANDBOX } from './options.ts';

export function declareLint(program: Command, start: Start): void {
  program
    .command('lint')
    .description('Check a hypothesis: is it testable, and what is the next question? Exit 1 unless testable.')
    .argument('[text]', 'the statement, in quotes; "-" reads it from standard input')
    .option('--file <file>', 'read the statement from a file')
    .option('--hypotheses <file>', 'exported hypotheses as YAML: was it tried before?')
    .addOption(format('json'))
    .action((text, options) =>
      start(async (shell) => (await import('../lint.ts')).lintCommand(shell, text, options)),
    );
}

export function declareAudit(program: Command, start: Start): void {
  program
    .command('audit')
    .description(
      'Which workflows have a hypothesis behind them? Reads a live account, or files with --flows.',
    )
    .addOption(
      new Option(
        '--flows <path>',
        'workflow definitions as JSON: a folder or a file, no account needed',
      ).conflicts('sandbox'),
    )
    .addOption(
      new Option('--snapshot <folder>', 'an account as “snapshot” saved it').conflicts(['flows', 'sandbox']),
    )
    .option('--lists <file>', 'segments as JSON, beside --flows')
    .option('--hypotheses <file>', 'hypotheses and attachments as YAML, beside --flows or --snapshot')
    .addOption(format('json', 'csv', 'findings-csv', 'sarif', 'html'))
    .option('--title <text>', 'heading of the HTML report')
    .option('--logo <file>', 'PNG, JPEG or SVG for the head of the HTML report')
    .option('--output <file>', 'write the report to a file instead of standard output')
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 when a finding is at least this severe')
        .choices(['error', 'warning', 'note', 'never'])
        .default('error'),
    )
    .option('--backlog <file>', 'findings of day one, which do not count again')
    .addOption(new Option('--baseline <file>', 'another name for --backlog').conflicts('backlog'))
    .option('--update-backlog', 'write the findings of this run to the backlog file')
    .option('--since <run>', 'compare with an earlier audit: a run id, a day, or “last”')
    .option('--changed-only', 'findings only on what has changed since the last audit')
    .addOption(
      new Option(
        '--changed-since <run>',
        'findings only on what has changed since an audit: a run id or a day',
      ).conflicts('changedOnly'),
    )
    .option(
      '--config <file>',
      'rules, mutes and exemptions as YAML; groundwork.yaml of the working folder unless named',
    )
    .addOption(
      new Option(
        '--people <how>',
        'count whom workflows can reach: by members, by sizes of segments, or not; by members up to 50,000 unless given',
      ).choices(['exact', 'bounds', 'off']),
    )
    .option('--strict', 'exit 2 when anything at all could not be read')
    .option(
      '--as-of <instant>',
      'take this as now (ISO 8601), so that equal input gives equal bytes; the audit is not kept',
      instant,
    )
    .addOption(SANDBOX)
    .action((options) => start(async (shell) => (await import('../audit.ts')).auditCommand(shell, options)));
}
