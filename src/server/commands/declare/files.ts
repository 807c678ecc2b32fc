import { Option, type Command } from 'commander';
import type { Start } from '../declare.ts';
import { format, SANDBOX } from './options.ts';

export function declareFiles(program: Command, start: Start): void {
  program
    .command('snapshot')
    .description('Save the account as files that audit --snapshot reads: no contacts, no secrets.')
    .argument('<folder>', 'an empty or new folder, or an earlier snapshot of the same account')
    .addOption(SANDBOX)
    .action((folder, options) =>
      start(async (shell) => (await import('../snapshot.ts')).snapshotCommand(shell, folder, options)),
    );
  program
    .command('export')
    .description('Hypotheses, attachments, exemptions and mutes as readable YAML.')
    .option('--rules', 'what is set for rules in settings instead, as a groundwork.yaml')
    .option('--output <file>', 'write to a file instead of standard output')
    .addOption(SANDBOX)
    .action((options) =>
      start(async (shell) => (await import('../export.ts')).exportCommand(shell, options)),
    );
  program
    .command('import')
    .description('Take hypotheses and attachments from YAML. What is new becomes a draft.')
    .argument('<file>', 'a file as written by export, or by hand')
    .option('--restore', 'take started and finished hypotheses as they are in the file')
    .addOption(SANDBOX)
    .action((file, options) =>
      start(async (shell) => (await import('../import.ts')).importCommand(shell, file, options)),
    );
  program
    .command('diff')
    .description(
      'How a file differs from the account, and what an import would change. Exit 1 where they differ.',
    )
    .argument('<file>', 'a file as written by export, or by hand')
    .addOption(
      new Option('--against <file>', 'compare with another file instead of the account').conflicts('sandbox'),
    )
    .addOption(format('json'))
    .addOption(SANDBOX)
    .action((file, options) =>
      start(async (shell) => (await import('../diff.ts')).diffCommand(shell, file, options)),
    );
}
