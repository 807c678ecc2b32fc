import { Option, type Command } from 'commander';
import type { Start } from '../declare.ts';
import { SANDBOX } from './options.ts';

/** What need not be shown, or needs no hypothesis, until a day. */
export function declareSparing(program: Command, start: Start): void {
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
    .action((options) => start(async (shell) => (await import('../mute.ts')).muteCommand(shell, options)));
  mutable(program.command('unmute').description('Let a muted finding count again.')).action((options) =>
    start(async (shell) => (await import('../mute.ts')).unmuteCommand(shell, options)),
  );
  program
    .command('exempt')
    .description('Say that a workflow or segment needs no hypothesis until a day.')
    .option(...workflow)
    .option(...segment)
    .requiredOption('--reason <text>', 'why it needs none, in a sentence')
    .requiredOption(...until)
    .addOption(SANDBOX)
    .action((options) =>
      start(async (shell) => (await import('../exempt.ts')).exemptCommand(shell, options)),
    );
  program
    .command('unexempt')
    .description('Take an exemption back.')
    .option(...workflow)
    .option(...segment)
    .addOption(SANDBOX)
    .action((options) =>
      start(async (shell) => (await import('../exempt.ts')).unexemptCommand(shell, options)),
    );
}
