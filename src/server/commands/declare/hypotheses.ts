import { Option, type Command } from 'commander';
import { PRESET_IDS } from '../../../core/hypotheses/preset-ids.ts';
import type { Start } from '../declare.ts';
import { format, positiveInteger, SANDBOX } from './options.ts';

/** What becomes of a hypothesis, from its first number to the decision. */
export function declareHypothesisVerbs(program: Command, start: Start): void {
  program
    .command('baseline')
    .description('Work out today’s number: what those did who joined the same segments before the start.')
    .argument('<hypothesis>', 'its id, h_…')
    .option('--days <days>', 'how many days of joins to read, 90 unless told otherwise', positiveInteger)
    .option('--use', 'take the number over into the draft')
    .addOption(format('json'))
    .addOption(SANDBOX)
    .action((id, options) =>
      start(async (shell) => (await import('../baseline.ts')).baselineCommand(shell, id, options)),
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
      start(async (shell) => (await import('../start.ts')).startCommand(shell, id, options)),
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
      start(async (shell) => (await import('../decide.ts')).decideCommand(shell, id, options)),
    );
  program
    .command('amend')
    .description('Answer the question that keeps a hypothesis from its result, as “measure” puts it.')
    .argument('<hypothesis>', 'its id, h_…')
    .addOption(new Option('--answer <answer>').choices(['yes', 'no']).makeOptionMandatory())
    .requiredOption('--reason <text>', 'how you know, in a sentence')
    .addOption(SANDBOX)
    .action((id, options) =>
      start(async (shell) => (await import('../amend.ts')).amendCommand(shell, id, options)),
    );
}
