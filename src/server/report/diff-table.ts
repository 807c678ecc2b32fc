import type { DiffReport, HypothesisDifference, ValueChange } from '../../core/contract/diff-report.ts';
import { point, shorten, wrap } from './layout.ts';
import { styleFor } from './style.ts';

const MARKS = { only_in_file: '+', changed: '~', only_in_other: '-' } as const;

/** How a file differs from an account or another file, and what an import would make of it, for a terminal. */
export function diffTable(report: DiffReport, options: { colour: boolean; width: number }): string {
  const { bold } = styleFor(options.colour);
  const width = Math.max(60, Math.min(options.width, 110));
  const name = report.other.kind === 'portal' ? 'the account' : report.other.path;
  const changes = (of: readonly ValueChange[]) => of.flatMap((one) => changeLines(one, name, width));
  const entry = (mark: string, text: string) => wrap(`${mark} ${text}`, width, '    ');
  const hypotheses = report.hypotheses.flatMap((one) => [
    ...entry(MARKS[one.where], `“${one.title}” (${one.id})${fate(one, report.other)}`),
    ...changes(one.changes),
  ]);
  const judgements = report.judgements.flatMap((one) => [
    ...entry(MARKS[one.where], `${one.kind}: ${one.about}`),
    ...changes(one.changes),
  ]);
  const part = (heading: string, lines: string[]) =>
    lines.length === 0 ? [] : ['', bold(heading), ...lines];
  return [
    ...wrap(headline(report, name), width).map(bold),
    ...part('HYPOTHESES', hypotheses),
    ...part('ATTACHED, EXEMPT, ANSWERED, MUTED', judgements),
  ].join('\n');
}

function headline({ hypotheses, judgements, same }: DiffReport, name: string): string {
  const all = [...hypotheses, ...judgements];
  if (all.length === 0) return `The file and ${name} say the same.`;
  const of = (where: HypothesisDifference['where']) => all.filter((one) => one.where === where).length;
  return `Beside ${name}: + ${of('only_in_file')} only in the file, ~ ${of('changed')} not the same, - ${of('only_in_other')} only in ${name}; ${same} the same.`;
}

/** What an import would do; between two files nothing is taken anywhere. */
function fate({ where, status, isTakenIn, sameTitleAs }: HypothesisDifference, other: DiffReport['other']) {
  if (other.kind === 'file') return '';
  if (where === 'only_in_other') return `: ${status ?? ''}; an import leaves it as it is`;
  if (where === 'changed') {
    return isTakenIn
      ? ': a draft; an import gives it the words of the file'
      : `: ${status ?? ''}; an import leaves it as it was started`;
  }
  const twin = sameTitleAs === null ? '' : `. If ${sameTitleAs} of the same title is meant, give it that id`;
  return `: an import makes a draft of it${twin}`;
}

function changeLines({ path, inOther, inFile }: ValueChange, name: string, width: number): string[] {
  const text = `${path}: ${said(inOther)} in ${name}, ${said(inFile)} in the file`;
  return point(text, width - 4).map((line) => `    ${line}`);
}

function said(value: unknown): string {
  return value === null || value === '' ? 'nothing' : shorten(JSON.stringify(value), 80);
}
