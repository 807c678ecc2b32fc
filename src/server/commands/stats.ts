import { Fault } from '../../core/fault.ts';
import { bandOf, differenceOf, intervalOf } from '../../core/outcomes/calculator/estimates.ts';
import { planOf } from '../../core/outcomes/calculator/plan.ts';
import { splitOf } from '../../core/outcomes/calculator/split.ts';
import { verdictOn } from '../../core/outcomes/calculator/verdict.ts';
import type { Proportion } from '../../core/outcomes/statistics/proportion.ts';
import type { Result } from '../../core/result.ts';
import { estimateText, planText, splitText, verdictText } from '../report/stats-text.ts';
import { EXIT, type Shell } from './shell.ts';

interface Printed {
  format: 'table' | 'json';
}

export async function intervalCommand(shell: Shell, options: Proportion & Printed & { level: number }) {
  return print(shell, options, intervalOf(options, options.level), estimateText(options.level));
}

export async function differenceCommand(
  shell: Shell,
  options: Printed & { treatment: Proportion; control: Proportion; level: number },
) {
  return print(shell, options, differenceOf(options, options.level), estimateText(options.level));
}

export async function bandCommand(
  shell: Shell,
  options: Proportion & Printed & { level: number; tOpt: number },
) {
  return print(shell, options, bandOf(options, options), estimateText(options.level));
}

interface PlanOptions extends Printed {
  baseline: number;
  target: number;
  holdout?: number;
  joinsPerWeek?: number;
  window?: number;
  grace: number;
}

export async function planCommand(shell: Shell, options: PlanOptions) {
  const { baseline, target, holdout = null } = options;
  return print(shell, options, planOf({ baseline, target, holdout, pace: paceOf(options) }), planText);
}

function paceOf({ joinsPerWeek, window, grace }: PlanOptions) {
  if (joinsPerWeek === undefined && window === undefined) return null;
  if (joinsPerWeek === undefined || window === undefined)
    throw new Fault(
      'pace_incomplete',
      'Weeks depend on how many join and on how long each is waited for.',
      'Give both --joins-per-week and --window.',
    );
  return { joinsPerWeek, windowDays: window, graceDays: grace };
}

export async function splitCommand(shell: Shell, options: Printed & { counts: number[]; split: number[] }) {
  return print(shell, options, splitOf(options.counts, options.split), splitText);
}

interface VerdictOptions extends Proportion, Printed {
  baseline: number;
  target: number;
  at: 'deadline' | 'running';
  control?: Proportion;
  holdout: number;
}

export async function verdictCommand(shell: Shell, options: VerdictOptions) {
  const { successes, n, control = null } = options;
  const text = verdictText({ hasControl: control !== null, width: shell.width });
  return print(shell, options, verdictOn({ ...options, treatment: { successes, n }, control }), text);
}

function print<Answer>(
  shell: Shell,
  { format }: Printed,
  result: Result<Answer>,
  toText: (answer: Answer) => string,
): number {
  if (!result.ok) throw new Fault(result.reason, result.message, result.hint);
  shell.out(format === 'json' ? JSON.stringify(result.value, null, 2) : toText(result.value));
  return EXIT.clean;
}
