import { sizesFor, targetLift } from '../metric/goal.ts';
import { isLiftProven, liftBand } from '../verdict/lift.ts';
import { inHundred, inThousands, wholeNumber } from './phrases.ts';
import type { EvidenceGrade, FrozenVerdict } from '../verdict/reading.ts';
import {
  countRange,
  day,
  deadline,
  endOf,
  finished,
  goal,
  got,
  more,
  plural,
  rangeOf,
  sentenceCase,
  was,
} from './told-phrases.ts';
import type { ToldVerdict } from './told-verdict.ts';

const EVIDENCE: Record<EvidenceGrade, string> = {
  caused: 'People were sorted by lot, so this is your doing.',
  compared_with: 'Compared with another segment, which may differ in other ways.',
  rose_from:
    'Compared with the number you wrote down; season, price or different people may explain part of it.',
};

type Teller = (told: ToldVerdict) => string;

/** One sentence (or a few) for each row of the verdict table from 1 on. */
const ROWS: Record<number, Teller> = {
  1: ({ verdict }) =>
    `No verdict yet: ${verdict.problem?.message ?? ''} ${verdict.problem?.hint ?? ''}`.trim(),
  2: (told) => `Starts on ${day(told, told.startsAt)}. Nothing counts before that.`,
  3: nobodyYet,
  4: tooEarly,
  5: cameTrueEarly,
  6: smallerEarly,
  7: (told) =>
    `It is making things worse: ${got(told)} against ${was(told)}, more than chance would do. ${turnOff(told)}`,
  8: wontGetThere,
  9: promising,
  10: (told) =>
    `No better so far: ${got(told)} against ${was(told)}. That can still turn; ${deadline(told)} decides.`,
  11: (told) =>
    `${got(told)} against ${was(told)} after ${finished(told)}. It could go either way. Nothing to do until ${deadline(told)}.`,
  12: tooFew,
  13: (told) => `It went the wrong way: ${got(told)} against ${was(told)}. ${turnOff(told)}`,
  14: cameTrue,
  15: (told) =>
    `Something improved, but ${finished(told)} are too few to say how much; ${wholeNumber(told.sizes?.nMin ?? 0)} would do. Run it again for longer.`,
  16: realButSmaller,
  17: (told) =>
    `It did not come true: ${got(told)} against ${was(told)}, and ${goal(told)} is out of reach. Stop it and write down which part was wrong.`,
  18: tooFewToTell,
  19: (told) =>
    `Can’t tell, though ${finished(told)} were enough as planned: no change and ${goal(told)} both still fit. ${runOn(told)}, or move on.`,
};

/** What a row of the verdict table means, and the next step, in plain words. */
export function sentenceOf(told: ToldVerdict): string {
  const { row } = told.verdict;
  const changed =
    told.changed === null || row < 5
      ? ''
      : ` Changed on ${day(told, told.changed.at)}: ${told.changed.what}. Judged more strictly since then.`;
  return `${ROWS[row]?.(told) ?? ''}${changed}`;
}

/** The sentence of a verdict fixed earlier, told from the numbers it was fixed with. */
export function decidedSentence(told: ToldVerdict, frozen: FrozenVerdict): string {
  const then = { ...told, verdict: { ...told.verdict, row: frozen.row }, counts: frozen.counts };
  const since = `Decided on ${day(told, Date.parse(frozen.frozenAt))}; numbers since then change nothing.`;
  return `${sentenceOf(then)} ${since}`.trim();
}

/** The line beside a verdict: it is for interest only. */
export function chanceSentence(chance: number): string {
  const inWords =
    chance < 0.01 ? 'less than 1 in 100' : chance > 0.99 ? 'more than 99 in 100' : inHundred(rounded(chance));
  return `Chance that the true figure is at or past your target: ${inWords}. For interest; it decides nothing.`;
}

function rounded(chance: number): number {
  return Math.round(chance * 100) / 100;
}

function nobodyYet(told: ToldVerdict): string {
  if (!told.isComplete)
    return 'We haven’t finished a full reading yet. The next run goes on where this one stopped.';
  return `Nobody has come in since ${day(told, told.startsAt)}. Check that the segment still fills.`;
}

function tooEarly(told: ToldVerdict): string {
  const { firstResultsAt, counts, windowDays, noun } = told;
  if (firstResultsAt === null)
    return `${sentenceCase(finished(told))} have finished. Too few to say anything; ${deadline(told)} decides.`;
  const first = `the first will have had their ${windowDays} days on ${day(told, firstResultsAt)}`;
  return `${inThousands(counts.waiting)} ${plural(counts.waiting, noun)} ${counts.waiting === 1 ? 'is' : 'are'} in; ${first}.`;
}

/** An early verdict shows the band, not the observed figure: what made it early also made the figure look good. */
function cameTrueEarly(told: ToldVerdict): string {
  const range = inBrackets(told);
  return `${reachedWords(told)} ahead of time. Even the cautious range${range} is past ${goal(told)}. ${EVIDENCE[told.evidence]}${moreThanWithout(told)} Keep it, and write down what you learned.`;
}

function smallerEarly(told: ToldVerdict): string {
  const { band } = told.verdict;
  const range = band === null ? got(told) : rangeOf(band, told);
  return `It works, but it won’t reach ${goal(told)}: ${range} against ${was(told)}.${moreThanWithout(told)} Decide whether that much is worth it.`;
}

function wontGetThere(told: ToldVerdict): string {
  const { band } = told.verdict;
  const best = band === null ? '' : `; ${endOf(band, told, 'hopeful')} is as good as it gets`;
  return `It won’t reach ${goal(told)}${best}. Stop or change it. Waiting won’t help.`;
}

function promising(told: ToldVerdict): string {
  const { verdict, goal: written } = told;
  if (verdict.band !== null && written !== null && isLiftProven(verdict.band, written))
    return `Better than ${was(told)}, that much is sure. Whether it reaches ${goal(told)} is open until ${deadline(told)}.`;
  return `On course at ${got(told)}, but ${finished(told)} are too few to be sure. Wait for ${deadline(told)}.`;
}

function tooFew(told: ToldVerdict): string {
  if (told.verdict.reason === 'mean_not_reliable')
    return 'Averages jump too much here to judge. Ask a yes-or-no question instead, such as whether somebody spent at least so much.';
  return `Only ${finished(told)} finished by ${deadline(told)}; we don’t judge on fewer than 30. Run it longer or widen the segment.`;
}

function cameTrue(told: ToldVerdict): string {
  const { verdict, evidence } = told;
  const claim = `${reachedWords(told)}: ${got(told)}, and you had said ${goal(told)}; it was ${was(told)}.`;
  return `${claim} ${EVIDENCE[evidence]}${moreThanWithout(told)}${verdict.estimate === null ? '' : ` ${margin(told)}`}`;
}

function margin(told: ToldVerdict): string {
  const range = decidingRange(told);
  if (range === null) return '';
  if (told.verdict.tags.includes('target_proven'))
    return `Even the cautious end, ${endOf(range, told, 'cautious')}, is past it.`;
  const what = range.unit === 'difference' ? 'difference' : 'figure';
  return `The true ${what} most likely lies between ${rangeOf(range, told, 'and')}.`;
}

function realButSmaller(told: ToldVerdict): string {
  const compared =
    told.counts.control === null
      ? `${got(told)}, not ${goal(told)}; it was ${was(told)}.`
      : `${got(told)} against ${was(told)}, not ${goal(told)}.`;
  const ruledOut = isTargetRuledOut(told) ? ` ${sentenceCase(goal(told))} is out of reach.` : '';
  return `It works, but less than you hoped: ${compared}${moreThanWithout(told)}${ruledOut} Decide whether that is worth keeping.`;
}

function isTargetRuledOut(told: ToldVerdict): boolean {
  const range = decidingRange(told);
  if (range === null || told.goal === null) return false;
  return liftBand(range, told.goal).high < targetLift(told.goal);
}

function tooFewToTell(told: ToldVerdict): string {
  const earliest = told.enoughAt === null ? '' : ` Earliest date that would do: ${day(told, told.enoughAt)}.`;
  return `Can’t tell: ${finished(told)} finished, ${wholeNumber(told.sizes?.nPlan ?? 0)} were needed. This says nothing for or against.${earliest}`;
}

function runOn({ goal: written, sizes, counts, noun }: ToldVerdict): string {
  if (written === null) return 'Run it again with more';
  const control = counts.control === null ? null : { ratio: sizes?.ratio ?? 1 };
  const decisive = wholeNumber(sizesFor(written, control).nDecisive);
  return `Run to about ${decisive} ${noun.many}${control === null ? '' : ' a group'}`;
}

/** By lot only: elsewhere the difference is not known to be our doing, so it is not counted in people. */
function moreThanWithout(told: ToldVerdict): string {
  const { verdict, evidence, counts } = told;
  const range = decidingRange(told) ?? verdict.band;
  if (evidence !== 'caused' || range?.unit !== 'difference') return '';
  const many = `${more(told)} than without it`;
  if (verdict.estimate === null) return ` That is ${countRange(range, told)} ${many}.`;
  const count = inThousands(Math.abs(verdict.estimate.value) * counts.treatment.finished);
  return ` About ${count} ${many} (${countRange(range, told)}).`;
}

/** What an official reading was made by: the interval, or the safe band of a hypothesis that was changed. */
function decidingRange({ verdict }: ToldVerdict) {
  return verdict.tags.includes('amended') ? verdict.band : verdict.estimate;
}

function inBrackets(told: ToldVerdict): string {
  const { band } = told.verdict;
  return band === null ? '' : ` (${rangeOf(band, told)})`;
}

function reachedWords({ counts }: ToldVerdict): string {
  return counts.control === null ? 'The target was reached' : 'It came true';
}

function turnOff({ runningWorkflows }: ToldVerdict): string {
  if (runningWorkflows === null || runningWorkflows === 0) return 'Turn it off.';
  return `Turn it off; ${runningWorkflows} workflow${runningWorkflows === 1 ? ' still runs' : 's still run'}.`;
}
