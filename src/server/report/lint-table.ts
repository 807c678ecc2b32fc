import type { CheckResult, LintReport } from '../../core/hypotheses/lint-report.ts';
import { wrap } from './layout.ts';
import { styleFor } from './style.ts';

export interface LintTableOptions {
  colour: boolean;
  width: number;
}

const SLOTS: [keyof LintReport['slots'], string][] = [
  ['audience', 'Who'],
  ['behaviour', 'What happens'],
  ['because', 'Why'],
  ['approach', 'What we will do'],
  ['expectation', 'What will change'],
];

/** A check of a hypothesis for a terminal: headline, the one question, what was understood, what else was seen. */
export function lintTable(report: LintReport, options: LintTableOptions): string {
  const style = styleFor(options.colour);
  const width = Math.max(60, Math.min(options.width, 110));
  const failed = report.checks.filter(({ status }) => status === 'fail');
  const sections = [
    wrap(report.headline, width - 2).map((line) => `  ${style.bold(line)}`),
    report.question === null ? [] : wrap(`Next: ${report.question}`, width - 2).map((line) => `  ${line}`),
    slotLines(report, width),
    failed.length === 0
      ? []
      : [style.bold('WHAT WE SAW'), ...failed.flatMap((check) => checkLines(check, width))],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function slotLines({ slots }: LintReport, width: number): string[] {
  return SLOTS.flatMap(([key, label]) => {
    const text = slots[key] === '' ? '–' : slots[key];
    const [first = '', ...rest] = wrap(text, width - 22);
    return [`  ${label.padEnd(18)}${first}`, ...rest.map((line) => `${' '.repeat(20)}${line}`)];
  });
}

function checkLines({ id, severity, message, span }: CheckResult, width: number): string[] {
  const seen = span === null || span.text === '' ? '' : ` (“${span.text}”)`;
  const sign = { error: '✗', warning: '!', note: '·' }[severity];
  const [first = '', ...rest] = wrap(`${message}${seen} [${id}]`, width - 4);
  return [`  ${sign} ${first}`, ...rest.map((line) => `    ${line}`)];
}
