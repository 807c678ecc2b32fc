import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Proportion } from '../../../core/outcomes/statistics/proportion.ts';
import type { Start } from '../declare.ts';
import { format, wholeNumber } from './options.ts';

/** The calculator: one subcommand a question, all of them on counts given as options. */
export function declareStats(program: Command, start: Start): void {
  const stats = program
    .command('stats')
    .description('The calculator behind the verdicts, on counts given as options.');
  declareEstimates(stats, start);
  declarePlan(stats, start);
  declareSplit(stats, start);
  declareVerdict(stats, start);
}

function declareEstimates(stats: Command, start: Start): void {
  stats
    .command('interval')
    .description('How far a share may be from what was observed (Wilson). To be read once.')
    .requiredOption('--successes <count>', 'how many did it', wholeNumber)
    .requiredOption('--n <count>', 'of how many', wholeNumber)
    .option('--level <share>', 'confidence', openShare, 0.95)
    .addOption(format('json'))
    .addHelpText('after', example('interval --successes 81 --n 263'))
    .action((options) =>
      start(async (shell) => (await import('../stats.ts')).intervalCommand(shell, options)),
    );
  stats
    .command('difference')
    .description('How far two shares may be apart (Newcombe, method 10). To be read once.')
    .requiredOption('--treatment <x/n>', 'those who got it', outOf)
    .requiredOption('--control <x/n>', 'those compared with', outOf)
    .option('--level <share>', 'confidence', openShare, 0.95)
    .addOption(format('json'))
    .addHelpText('after', example('difference --treatment 56/70 --control 48/80'))
    .action((options) =>
      start(async (shell) => (await import('../stats.ts')).differenceCommand(shell, options)),
    );
  stats
    .command('band')
    .description('The same for a share that is looked at again and again: valid at every look.')
    .requiredOption('--successes <count>', 'how many did it', wholeNumber)
    .requiredOption('--n <count>', 'of how many', wholeNumber)
    .option('--level <share>', 'confidence over all looks together', openShare, 0.99)
    .requiredOption(
      '--t-opt <count>',
      'where the band is narrowest, fixed beforehand: half of the planned number',
      positive,
    )
    .addOption(format('json'))
    .addHelpText('after', example('band --successes 150 --n 1000 --level 0.99 --t-opt 520.5'))
    .action((options) => start(async (shell) => (await import('../stats.ts')).bandCommand(shell, options)));
}

function declarePlan(stats: Command, start: Start): void {
  stats
    .command('plan')
    .description('How many finished people it takes, and how many weeks.')
    .requiredOption('--baseline <share>', 'today’s share', share)
    .requiredOption('--target <share>', 'the share to reach', share)
    .option('--holdout <share>', 'share held out for comparison', openShare)
    .option('--joins-per-week <count>', 'how many join a week; with --window', positive)
    .option('--window <days>', 'how long each of them is waited for; with --joins-per-week', days)
    .option('--grace <days>', 'days allowed for late entries', wholeNumber, 2)
    .addOption(format('json'))
    .addHelpText('after', example('plan --baseline 0.12 --target 0.15 --joins-per-week 50 --window 30'))
    .action((options) => start(async (shell) => (await import('../stats.ts')).planCommand(shell, options)));
}

function declareSplit(stats: Command, start: Start): void {
  stats
    .command('srm')
    .description('Do the sizes of groups fit the split they were to have? Valid at every look.')
    .requiredOption('--counts <a,b>', 'how many are in each group', list(wholeNumber))
    .requiredOption('--split <a,b>', 'the share each was to have', list(share))
    .addOption(format('json'))
    .addHelpText('after', example('srm --counts 500,450 --split 0.5,0.5'))
    .action((options) => start(async (shell) => (await import('../stats.ts')).splitCommand(shell, options)));
}

function declareVerdict(stats: Command, start: Start): void {
  stats
    .command('verdict')
    .description('What a hypothesis with these counts would be told.')
    .requiredOption('--successes <count>', 'how many of those who got it did it', wholeNumber)
    .requiredOption('--n <count>', 'of how many who have finished', wholeNumber)
    .requiredOption('--baseline <share>', 'the number of before; beside a control, only the plan’s', share)
    .requiredOption('--target <share>', 'the share to reach', share)
    .addOption(
      new Option('--at <moment>', 'at the deadline, or while it runs')
        .choices(['deadline', 'running'])
        .makeOptionMandatory(),
    )
    .option('--control <x/n>', 'those compared with', outOf)
    .option('--holdout <share>', 'with --control: the share that was to be held out', openShare, 0.5)
    .addOption(format('json'))
    .addHelpText(
      'after',
      example('verdict --successes 150 --n 1000 --baseline 0.12 --target 0.15 --at deadline'),
    )
    .action((options) =>
      start(async (shell) => (await import('../stats.ts')).verdictCommand(shell, options)),
    );
}

function example(words: string): string {
  return `\nExample:\n  node bin/groundwork.js stats ${words}\n  … --format json gives the numbers in full`;
}

function days(text: string): number {
  const value = wholeNumber(text);
  if (value < 1 || value > 365) throw new InvalidArgumentError('It has to be between 1 and 365 days.');
  return value;
}

function number(text: string): number {
  if (!/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    throw new InvalidArgumentError('It has to be a number like 0.12.');
  return Number(text);
}

function positive(text: string): number {
  const value = number(text);
  if (value <= 0 || !Number.isFinite(value)) throw new InvalidArgumentError('It has to be above 0.');
  return value;
}

function share(text: string): number {
  const value = number(text);
  if (value > 1) throw new InvalidArgumentError('It has to be a share between 0 and 1: 0.12 for 12 %.');
  return value;
}

function openShare(text: string): number {
  const value = share(text);
  if (value === 0 || value === 1) throw new InvalidArgumentError('It has to lie between 0 and 1.');
  return value;
}

function outOf(text: string): Proportion {
  const [, successes = '', n = ''] = /^(\d{1,15})\/(\d{1,15})$/.exec(text) ?? [];
  if (n === '') throw new InvalidArgumentError('It has to be like 56/70: how many, of how many.');
  return { successes: Number(successes), n: Number(n) };
}

function list(one: (text: string) => number): (text: string) => number[] {
  return (text) => text.split(',').map((part) => one(part.trim()));
}
