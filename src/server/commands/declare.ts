import { InvalidArgumentError, Option, type Command } from 'commander';
import { declareJudgements } from './declare-judgements.ts';
import { declareStats } from './declare-stats.ts';
import { PRESET_IDS } from '../../core/hypotheses/preset-ids.ts';
import type { Shell } from './shell.ts';

/** Runs a command with a shell; command modules are loaded only when they are called. */
export type Start = (command: (shell: Shell) => Promise<number>) => Promise<void>;

const SANDBOX = new Option('--sandbox', 'work on the built-in demo account instead of HubSpot');

/** Declares every command with its options; the work is in one module per command. */
export function declareCommands(program: Command, start: Start): void {
  declareLint(program, start);
  declareAudit(program, start);
  declareHypothesisVerbs(program, start);
  declareSparing(program, start);
  declareJudgements(program, start, SANDBOX);
  declareMeasure(program, start);
  declareSync(program, start);
  declareStats(program, start);
  declareFiles(program, start);
  declareRunning(program, start);
}

function declareLint(program: Command, start: Start): void {
  program
    .command('lint')
    .description('Check a hypothesis: is it testable, and what is the next question? Exit 1 unless testable.')
    .argument('[text]', 'the statement, in quotes; "-" reads it from standard input')
    .option('--file <file>', 'read the statement from a file')
    .option('--hypotheses <file>', 'exported hypotheses as YAML: was it tried before?')
    .addOption(format(['table', 'json']))
    .action((text, options) =>
      start(async (shell) => (await import('./lint.ts')).lintCommand(shell, text, options)),
    );
}

function declareAudit(program: Command, start: Start): void {
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
    .addOption(format(['table', 'json', 'csv', 'findings-csv', 'sarif', 'html']))
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
    .action((options) => start(async (shell) => (await import('./audit.ts')).auditCommand(shell, options)));
}

function declareHypothesisVerbs(program: Command, start: Start): void {
  program
    .command('baseline')
    .description('Work out today’s number: what those did who joined the same segments before the start.')
    .argument('<hypothesis>', 'its id, h_…')
    .option('--days <days>', 'how many days of joins to read, 90 unless told otherwise', positiveInteger)
    .option('--use', 'take the number over into the draft')
    .addOption(format(['table', 'json']))
    .addOption(SANDBOX)
    .action((id, options) =>
      start(async (shell) => (await import('./baseline.ts')).baselineCommand(shell, id, options)),
    );
  program
    .command('start')
    .description('Start a draft: fixes the prediction, the segments and what the workflows do.')
    .argument('<hypothesis>', 'its id, h_…')
    .addOption(
      new Option('--outcome <preset>', 'what is counted, in a marketer’s words').choices([...PRESET_IDS]),
    )
    .option('--field <property>', 'the field an outcome needs: the number of orders of bought_again')
    .option('--stage <stage>', 'the stage of lifecycle_stage, by its internal value')
    .option('--preview', 'show what can be learned by the deadline and how many are needed; start nothing')
    .addOption(SANDBOX)
    .action((id, options) =>
      start(async (shell) => (await import('./start.ts')).startCommand(shell, id, options)),
    );
  program
    .command('decide')
    .description('Record what was decided about a hypothesis that has its result.')
    .argument('<hypothesis>', 'its id, h_…')
    .addOption(new Option('--choice <choice>').choices(['keep', 'change', 'stop']).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why, in a sentence')
    .option('--reviewed-by <name>', 'somebody else who stands by it, where it goes against the result')
    .addOption(SANDBOX)
    .action((id, options) =>
      start(async (shell) => (await import('./decide.ts')).decideCommand(shell, id, options)),
    );
  program
    .command('amend')
    .description('Answer the question that keeps a hypothesis from its result, as “measure” puts it.')
    .argument('<hypothesis>', 'its id, h_…')
    .addOption(new Option('--answer <answer>').choices(['yes', 'no']).makeOptionMandatory())
    .requiredOption('--reason <text>', 'how you know, in a sentence')
    .addOption(SANDBOX)
    .action((id, options) =>
      start(async (shell) => (await import('./amend.ts')).amendCommand(shell, id, options)),
    );
}

function declareSparing(program: Command, start: Start): void {
  const until = ['--until <day>', 'last day on which it holds, as 2026-12-31'] as const;
  const workflow = ['--workflow <id>', 'a workflow by its HubSpot id'] as const;
  const segment = ['--segment <id>', 'a segment by its HubSpot id'] as const;
  const mutable = (command: Command) =>
    command
      .option('--rule <id>', 'the rule, as SG101; a finding has its own')
      .addOption(new Option(...workflow).conflicts('segment'))
      .option(...segment)
      .option('--name <pattern>', 'every workflow and segment of such a name; * stands for anything')
      .option('--finding <fingerprint>', 'one finding, as audit --format json names it')
      .addOption(SANDBOX);
  mutable(program.command('mute').description('Keep a finding from counting until a day.'))
    .requiredOption('--reason <text>', 'why, in a sentence')
    .requiredOption(...until)
    .action((options) => start(async (shell) => (await import('./mute.ts')).muteCommand(shell, options)));
  mutable(program.command('unmute').description('Let a muted finding count again.')).action((options) =>
    start(async (shell) => (await import('./mute.ts')).unmuteCommand(shell, options)),
  );
  program
    .command('exempt')
    .description('Say that a workflow or segment needs no hypothesis until a day.')
    .option(...workflow)
    .option(...segment)
    .requiredOption('--reason <text>', 'why it needs none, in a sentence')
    .requiredOption(...until)
    .addOption(SANDBOX)
    .action((options) => start(async (shell) => (await import('./exempt.ts')).exemptCommand(shell, options)));
  program
    .command('unexempt')
    .description('Take an exemption back.')
    .option(...workflow)
    .option(...segment)
    .addOption(SANDBOX)
    .action((options) =>
      start(async (shell) => (await import('./exempt.ts')).unexemptCommand(shell, options)),
    );
}

function declareMeasure(program: Command, start: Start): void {
  program
    .command('measure')
    .description('Read the outcomes of live hypotheses and say how they stand.')
    .option('--hypothesis <id>', 'only this one')
    .addOption(format(['table', 'json']))
    .addOption(SANDBOX)
    .action((options) =>
      start(async (shell) => (await import('./measure.ts')).measureCommand(shell, options)),
    );
}

function declareSync(program: Command, start: Start): void {
  program
    .command('sync')
    .description('Write results back to the records. Off until it is switched on.')
    .option('--dry-run', 'show what would change, write nothing')
    .option('--switch-on', 'allow writing to the records of this account, then write')
    .option('--switch-off', 'write no more; what was written stays')
    .option('--remove', 'clear everything Groundwork wrote')
    .option('--with-properties', 'with --remove: delete the properties too')
    .addOption(
      new Option(
        '--held-out <switch>',
        'also write who is held out; salespeople may treat them differently',
      ).choices(['on', 'off']),
    )
    .option('--limit <records>', 'write at most this many records on one day', positiveInteger, 10_000)
    .addOption(format(['table', 'json']))
    .addOption(SANDBOX)
    .action((options) => start(async (shell) => (await import('./sync.ts')).syncCommand(shell, options)));
}

function declareFiles(program: Command, start: Start): void {
  program
    .command('snapshot')
    .description('Save the account as files that audit --snapshot reads: no contacts, no secrets.')
    .argument('<folder>', 'an empty or new folder, or an earlier snapshot of the same account')
    .addOption(SANDBOX)
    .action((folder, options) =>
      start(async (shell) => (await import('./snapshot.ts')).snapshotCommand(shell, folder, options)),
    );
  program
    .command('export')
    .description('Hypotheses, attachments, exemptions and mutes as readable YAML.')
    .option('--output <file>', 'write to a file instead of standard output')
    .addOption(SANDBOX)
    .action((options) => start(async (shell) => (await import('./export.ts')).exportCommand(shell, options)));
  program
    .command('import')
    .description('Take hypotheses and attachments from YAML. What is new becomes a draft.')
    .argument('<file>', 'a file as written by export, or by hand')
    .option('--restore', 'take started and finished hypotheses as they are in the file')
    .addOption(SANDBOX)
    .action((file, options) =>
      start(async (shell) => (await import('./import.ts')).importCommand(shell, file, options)),
    );
}

function declareRunning(program: Command, start: Start): void {
  program
    .command('doctor')
    .description('Check credentials, permissions, plan, store and settings; one line each, with the mend.')
    .addOption(format(['table', 'json']))
    .addOption(SANDBOX)
    .action((options) => start(async (shell) => (await import('./doctor.ts')).doctorCommand(shell, options)));
  program
    .command('serve')
    .description('Run the server that HubSpot’s cards, pages and settings talk to.')
    .action(() => start(async (shell) => (await import('./serve.ts')).serveCommand(shell)));
  program
    .command('demo')
    .description('Show the whole product on a simulated HubSpot account; no account or configuration needed.')
    .option('--once', 'print the report and exit')
    .option('--port <port>', 'where the server listens', wholeNumber)
    .option('--workflows <count>', 'grow the account to this many workflows', positiveInteger)
    .option('--contacts <count>', 'grow the account to this many contacts', positiveInteger)
    .option('--seed <number>', 'another made-up account', positiveInteger, 1)
    .action((options) => start(async (shell) => (await import('./demo.ts')).demoCommand(shell, options)));
}

function format(choices: string[]): Option {
  return new Option('--format <format>', 'how to print the result').choices(choices).default('table');
}

function positiveInteger(text: string): number {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError('It has to be at least 1.');
  return value;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(text);
}

function instant(text: string): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new InvalidArgumentError('It has to be an instant like 2026-11-24T09:00:00Z.');
  return ms;
}
