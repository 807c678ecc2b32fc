import type { MeasuredHypothesis, MeasureReport } from '../../core/contract/measure-report.ts';
import type { CohortCounts } from '../../core/outcomes/verdict/reading.ts';
import { chanceSentence } from '../../core/outcomes/words/sentences.ts';
import { figure, shorten, wrap } from './layout.ts';
import { styleFor, type Style } from './style.ts';

export interface MeasureTableOptions {
  colour: boolean;
  width: number;
}

const TITLE = 24;
const INDENT = ' '.repeat(TITLE + 2);

/** What became of each hypothesis, for a terminal: label, sentence, and the people it rests on. */
export function measureTable(report: MeasureReport, options: MeasureTableOptions): string {
  const style = styleFor(options.colour);
  const width = Math.max(60, Math.min(options.width, 110));
  const sections = [
    [style.bold('DID IT COME TRUE?'), ...bodyLines(report, width, style)],
    sentenceLines('HOW WELL WERE THE BETS?', report.calibration, width, style),
    sentenceLines('HOW MUCH IS LUCK?', report.byChance, width, style),
    noticeLines(report, width),
    failedLines(report, width, style),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function noticeLines({ notices }: MeasureReport, width: number): string[] {
  return notices.flatMap(({ message, hint }) => wrap(`${message} ${hint}`, width, '  '));
}

function sentenceLines(
  title: string,
  told: { sentence: string } | null,
  width: number,
  style: Style,
): string[] {
  if (told === null) return [];
  return [style.bold(title), ...wrap(told.sentence, width - 4).map((line) => `  ${line}`)];
}

function bodyLines({ hypotheses, failed }: MeasureReport, width: number, style: Style): string[] {
  if (hypotheses.length > 0) return hypotheses.flatMap((entry) => entryLines(entry, width, style));
  return failed.length > 0 ? [] : ['  No hypothesis is running, so there is nothing to measure.'];
}

function entryLines(entry: MeasuredHypothesis, width: number, style: Style): string[] {
  const { label, sentence, state, counts, chanceAtOrAboveTarget: chance } = entry.reading;
  const title = shorten(entry.title, TITLE - 2).padEnd(TITLE);
  // The technical word stands beside the one on the screen, for those who know it from elsewhere.
  const told = label.toLowerCase() === spaced(state) ? label : `${label} (${spaced(state)})`;
  return [
    `  ${title}${mark(entry, style)(told)}`,
    ...wrap(sentence, width - INDENT.length).map((line) => `${INDENT}${line}`),
    ...(chance === null
      ? []
      : wrap(chanceSentence(chance), width - INDENT.length).map((line) => `${INDENT}${style.dim(line)}`)),
    ...questionLines(entry, width),
    ...besideLines(entry).flatMap((text) =>
      wrap(text, width - INDENT.length).map((line) => `${INDENT}${style.dim(line)}`),
    ),
    ...wrap(countsInWords(counts), width - INDENT.length).map((line) => `${INDENT}${style.dim(line)}`),
  ];
}

function questionLines({ hypothesisId, reading: { question } }: MeasuredHypothesis, width: number): string[] {
  if (question === null) return [];
  const told = `“${question.yes}”, or “${question.no}”: groundwork amend ${hypothesisId} --answer yes|no --reason "…"`;
  return wrap(told, width - INDENT.length).map((line) => `${INDENT}${line}`);
}

/** What stands beside a result and is no part of it. */
function besideLines({ reading, lookBack, confidence }: MeasuredHypothesis): string[] {
  const { guardrail, counts, estimate } = reading;
  const hasFinished = counts.treatment.finished > 0;
  return [
    ...(hasFinished || lookBack === null ? [] : [lookBack.sentence]),
    ...(guardrail === null ? [] : [guardrail.sentence]),
    ...(estimate === null || confidence === null
      ? []
      : [`What was bet on it at the start: ${confidence} in 100.`]),
  ];
}

function mark({ reading, problem }: MeasuredHypothesis, style: Style): (text: string) => string {
  if (problem !== null || reading.state === 'invalidated') return style.red;
  return reading.state === 'validated' ? style.bold : style.yellow;
}

function countsInWords({ treatment, control, ...others }: CohortCounts): string {
  const parts: [number, string][] = [
    [others.waiting, 'waiting'],
    [others.beforeStart, 'in before the start'],
    [others.outsideTime - others.beforeStart, 'too late to finish'],
    [others.priorConverters, 'had done it before'],
    [others.notEvaluable, 'could not be read'],
    [others.contaminated, 'in both groups'],
    [others.merged, 'merged into others'],
    [others.imported, 'left out as an import'],
  ];
  const compared =
    control === null ? [] : [`${figure(control.reached)} of ${figure(control.finished)} compared`];
  const rest = parts.filter(([count]) => count > 0).map(([count, words]) => `${figure(count)} ${words}`);
  return [
    `${figure(treatment.reached)} of ${figure(treatment.finished)} finished`,
    ...compared,
    ...rest,
  ].join(' · ');
}

function failedLines({ failed }: MeasureReport, width: number, style: Style): string[] {
  if (failed.length === 0) return [];
  const lines = failed.flatMap(({ title, hypothesisId, message, hint }) => {
    const [first = '', ...rest] = wrap(`${title || hypothesisId}: ${message} ${hint}`, width - 4);
    return [`  ${first}`, ...rest.map((line) => `    ${line}`)];
  });
  return [style.bold('COULD NOT BE MEASURED'), ...lines];
}

function spaced(state: string): string {
  return state.replaceAll('_', ' ');
}
