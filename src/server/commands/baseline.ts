import type { BaselineReport } from '../../core/contract/baseline-report.ts';
import { wrap } from '../report/layout.ts';
import { measureBaseline } from '../use-cases/measure/measure-baseline.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { seenNow } from './seen-now.ts';
import { EXIT, type Shell } from './shell.ts';

interface BaselineOptions {
  days?: number;
  use?: true;
  format: 'table' | 'json';
  sandbox?: true;
}

/** Exit 1 when there are too few people for a number. */
export async function baselineCommand(shell: Shell, id: string, options: BaselineOptions): Promise<number> {
  const { days, use, format, sandbox } = options;
  const report = await withAccount(shell, { mode: 'write', sandbox }, async (account) => {
    const seen = await seenNow(account, id);
    return accepted(await measureBaseline(account, { ...seen, days, use }));
  });
  shell.out(format === 'json' ? JSON.stringify(report, null, 2) : describe(report, shell.width));
  return report.lookBack.share === null ? EXIT.found : EXIT.clean;
}

function describe(report: BaselineReport, width: number): string {
  const { words, title } = report;
  return [`“${title}”`, words.number, ...words.notes, nextStep(report)]
    .flatMap((text) => wrap(text, Math.min(width, 110)))
    .join('\n');
}

function nextStep({ lookBack, used, written, hypothesisId }: BaselineReport): string {
  if (lookBack.share === null) return 'Look further back with --days, or write the number down yourself.';
  if (used) return `It is now today’s number of the draft: ${written}.`;
  const before = written === null ? 'None is written down yet' : `Written down is ${written}`;
  return `${before}. Take it over with: groundwork baseline ${hypothesisId} --use`;
}
