import { Argument, Option, type Command } from 'commander';
import { DestinationClass, WorkflowClass } from '../../../core/grounding/judgements.ts';
import type { Start } from '../declare.ts';
import { format, SANDBOX } from './options.ts';

/** What is known of a workflow or segment before something is said of it, and what people then say and take back. */
export function declareJudgements(program: Command, start: Start): void {
  declareWhy(program, start);
  declareAnswers(program, start);
  declareClasses(program, start);
  declareContradictions(program, start);
}

function declareWhy(program: Command, start: Start): void {
  program
    .command('why')
    .description('May it be turned off? What stands behind a workflow or segment, and what depends on it.')
    .addArgument(new Argument('<kind>', 'what it is').choices(['workflow', 'segment']))
    .argument('<id>', 'its HubSpot id')
    .addOption(
      new Option('--report <file>', 'answer from a report of audit --format json').conflicts('sandbox'),
    )
    .addOption(format('json'))
    .addOption(SANDBOX)
    .action((kind, id, options) =>
      start(async (shell) => (await import('../why.ts')).whyCommand(shell, kind, id, options)),
    );
}

const REASON = ['--reason <text>', 'why, in a sentence'] as const;

function declareAnswers(program: Command, start: Start): void {
  program
    .command('answer')
    .description('Say whether an outside system writes to customers, for every workflow that uses it.')
    .argument('<destination...>', 'as the audit names it, webhook:hooks.example.com; several at once')
    .addOption(
      new Option('--class <class>', 'whom it reaches')
        .choices(DestinationClass.options)
        .makeOptionMandatory(),
    )
    .requiredOption(...REASON)
    .addOption(SANDBOX)
    .action((named, options) =>
      start(async (shell) => (await import('../answer.ts')).answerCommand(shell, named, options)),
    );
  program
    .command('unanswer')
    .description('Take an answer back.')
    .argument('<destination>')
    .addOption(SANDBOX)
    .action((named, options) =>
      start(async (shell) => (await import('../answer.ts')).unanswerCommand(shell, named, options)),
    );
}

function declareClasses(program: Command, start: Start): void {
  program
    .command('class')
    .description('Say what workflows are, such as service_message, while their actions stay as they are.')
    .addArgument(new Argument('<class>', 'what they are').choices(WorkflowClass.options))
    .requiredOption('--workflow <id...>', 'workflows by their HubSpot ids; several at once')
    .requiredOption(...REASON)
    .addOption(SANDBOX)
    .action((found, options) =>
      start(async (shell) => (await import('../class.ts')).classCommand(shell, found, options)),
    );
  program
    .command('unclass')
    .description('Let the actions of a workflow tell again what it is.')
    .argument('<workflow>', 'its HubSpot id')
    .addOption(SANDBOX)
    .action((id, options) =>
      start(async (shell) => (await import('../class.ts')).unclassCommand(shell, id, options)),
    );
}

function declareContradictions(program: Command, start: Start): void {
  const pair = (command: Command) =>
    command
      .requiredOption('--workflow <id>', 'a workflow by its HubSpot id')
      .requiredOption('--hypothesis <id>', 'h_…')
      .addOption(SANDBOX);
  pair(program.command('contradict'))
    .description('Say that a hypothesis does not cover a workflow, although a chain leads there.')
    .requiredOption(...REASON)
    .action((options) =>
      start(async (shell) => (await import('../contradict.ts')).contradictCommand(shell, options)),
    );
  pair(program.command('uncontradict'))
    .description('Take a contradiction back.')
    .action((options) =>
      start(async (shell) => (await import('../contradict.ts')).uncontradictCommand(shell, options)),
    );
}
