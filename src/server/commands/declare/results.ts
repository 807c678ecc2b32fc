import { Option, type Command } from 'commander';
import type { Start } from '../declare.ts';
import { format, positiveInteger, SANDBOX } from './options.ts';

export function declareMeasure(program: Command, start: Start): void {
  program
    .command('measure')
    .description('Read the outcomes of live hypotheses and say how they stand.')
    .option('--hypothesis <id>', 'only this one')
    .addOption(format('json'))
    .addOption(SANDBOX)
    .action((options) =>
      start(async (shell) => (await import('../measure.ts')).measureCommand(shell, options)),
    );
}

export function declareSync(program: Command, start: Start): void {
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
    .addOption(
      new Option(
        '--tasks <switch>',
        'give owners a task in HubSpot when their decision is due; switches and writes nothing',
      ).choices(['on', 'off']),
    )
    .option('--limit <records>', 'write at most this many records on one day', positiveInteger, 10_000)
    .addOption(format('json'))
    .addOption(SANDBOX)
    .action((options) => start(async (shell) => (await import('../sync.ts')).syncCommand(shell, options)));
}
