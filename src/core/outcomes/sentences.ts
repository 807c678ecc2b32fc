import { targetLift } from './goal.ts';
import { liftBand, share } from './lift.ts';
import { dayInWords, hundredths, inHundred, inThousands, wholeNumber } from './phrases.ts';
import type { EvidenceGrade, FrozenVerdict } from './reading.ts';
import { comparableSize } from './sizes.ts';
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
  5: (told) =>
    `${reachedWords(told)} ahead of time. Even the cautious range is past ${goal(told)}. Keep it, and write down what you learned.`,
  6: (told) =>
    `It works, but it won't reach ${goal(told)}: ${got(told)} against ${was(told)}. Decide whether that much is worth it.`,
  7: (told) =>
    `It is making things worse: ${got(told)} against ${was(told)}, more than chance would do. ${turnOff(told)}`,
  8: (told) => `It won't reach ${goal(told)}. Stop or change it. Waiting won't help.`,
  9: promising,
  10: (told) =>
    `No better so far: ${got(told)} against ${was(told)}. That can still turn; ${deadline(told)} decides.`,
  11: (told) =>
    `${got(told)} against ${was(told)} after ${finished(told)}. It could go either way. Nothing to do until ${deadline(told)}.`,
  12: (told) =>
    `Only ${finished(told)} finished by ${deadline(told)}; we don't judge on fewer than 30. Run it longer or widen the segment.`,
  13: (told) => `It went the wrong way: ${got(told)} against ${was(told)}. ${turnOff(told)}`,
  14: cameTrue,
  15: (told) =>
    `Something improved, but ${finished(told)} are too few to say how much; ${wholeNumber(told.sizes?.nMin ?? 0)} would do. Run it again for longer.`,
  16: realButSmaller,
  17: (told) =>
    `It did not come true: ${got(told)} against ${was(told)}, and ${goal(told)} is out of reach. Stop it and write down which part was wrong.`,
  18: (told) =>
    `Can't tell: ${finished(told)} finished, ${wholeNumber(told.sizes?.nPlan ?? 0)} were needed. This says nothing for or against.`,
  19: (told) =>
    `Can't tell, though ${finished(told)} were enough as planned: no change and ${goal(told)} both still fit. Run it again with more, or move on.`,
};

/** What a row of the verdict table means, and the next step, in plain words. */
export function sentenceOf(told: ToldVerdict): string {
  return ROWS[told.verdict.row]?.(told) ?? '';
}

/** The sentence of a verdict fixed earlier, told from the numbers it was fixed with. */
export function decidedSentence(told: ToldVerdict, frozen: FrozenVerdict): string {
  const then = { ...told, verdict: { ...told.verdict, row: frozen.row }, counts: frozen.counts };
  const since = `Decided on ${day(told, Date.parse(frozen.frozenAt))}; numbers since then change nothing.`;
  return `${sentenceOf(then)} ${since}`.trim();
}

function nobodyYet(told: ToldVerdict): string {
  if (!told.isComplete)
    return "We haven't finished a full reading yet. The next run goes on where this one stopped.";
  return `Nobody has come in since ${day(told, told.startsAt)}. Check that the segment still fills.`;
}

function tooEarly(told: ToldVerdict): string {
  const { firstResultsAt, counts, windowDays, noun } = told;
  if (firstResultsAt === null)
    return `${sentenceCase(finished(told))} have finished. Too few to say anything; ${deadline(told)} decides.`;
  const first = `the first will have had their ${windowDays} days on ${day(told, firstResultsAt)}`;
  return `${inThousands(counts.waiting)} ${plural(counts.waiting, noun)} ${counts.waiting === 1 ? 'is' : 'are'} in; ${first}.`;
}

function promising(told: ToldVerdict): string {
  return `On course at ${got(told)}, but ${finished(told)} are too few to be sure. Wait for ${deadline(told)}.`;
}

function cameTrue(told: ToldVerdict): string {
  const { verdict, evidence } = told;
  const margin = verdict.tags.includes('target_proven')
    ? `Even the cautious end, ${cautiousEnd(told)}, is past it.`
    : `The true ${verdict.estimate?.unit === 'difference' ? 'difference' : 'figure'} most likely lies between ${range(told)}.`;
  const claim = `${reachedWords(told)}: ${got(told)}, and you had said ${goal(told)}; it was ${was(told)}.`;
  return `${claim} ${EVIDENCE[evidence]} ${margin}`;
}

function realButSmaller(told: ToldVerdict): string {
  const first = `It works, but less than you hoped: ${got(told)}, not ${goal(told)}; it was ${was(told)}.`;
  const ruledOut = isTargetRuledOut(told) ? ` ${sentenceCase(goal(told))} is out of reach.` : '';
  return `${first}${ruledOut} Decide whether that is worth keeping.`;
}

function isTargetRuledOut({ verdict: { estimate }, goal: written }: ToldVerdict): boolean {
  return estimate !== null && written !== null && liftBand(estimate, written).high < targetLift(written);
}

function reachedWords({ counts }: ToldVerdict): string {
  return counts.control === null ? 'The target was reached' : 'It came true';
}

function turnOff({ runningWorkflows }: ToldVerdict): string {
  if (runningWorkflows === null || runningWorkflows === 0) return 'Turn it off.';
  return `Turn it off; ${runningWorkflows} workflow${runningWorkflows === 1 ? ' still runs' : 's still run'}.`;
}

/** The three shares a sentence compares; each is rounded so that it stays apart from the other two. */
function shares({ counts, goal: written }: ToldVerdict): { got: number; was: number; goal: number } {
  const before = written?.baseline ?? 0;
  const reference = counts.control === null ? before : (share(counts.control) ?? before);
  return { got: share(counts.treatment) ?? 0, was: reference, goal: written?.target ?? 0 };
}

function got(told: ToldVerdict): string {
  const all = shares(told);
  return inHundred(all.got, [all.was, all.goal]);
}

function was(told: ToldVerdict): string {
  const all = shares(told);
  const spelled = inHundred(all.was, [all.got, all.goal]);
  return told.counts.control === null ? spelled : `${spelled} in the compared group`;
}

function goal(told: ToldVerdict): string {
  const all = shares(told);
  return inHundred(all.goal, [all.got, all.was]);
}

function range({ verdict: { estimate } }: ToldVerdict): string {
  if (estimate === null) return '';
  const [low, high] = estimate.interval;
  const [from, to] = [hundredths(low, [high]), hundredths(high, [low])];
  return estimate.unit === 'difference' ? `${from} and ${to} points` : `${from} and ${to} in 100`;
}

function cautiousEnd({ verdict: { estimate }, goal: written }: ToldVerdict): string {
  if (estimate === null) return '';
  const [low, high] = estimate.interval;
  const end = written?.direction === 'down' ? high : low;
  return estimate.unit === 'difference' ? `${hundredths(end)} points` : inHundred(end);
}

/** “58 people”: the finished records that count towards what is needed. */
function finished({ counts, sizes, noun }: ToldVerdict): string {
  const count = Math.floor(comparableSize(counts, { ratio: sizes?.ratio ?? 1 }));
  return `${inThousands(count)} ${plural(count, noun)}${counts.control === null ? '' : ' a group'}`;
}

function plural(count: number, noun: ToldVerdict['noun']): string {
  return count === 1 ? noun.one : noun.many;
}

function deadline(told: ToldVerdict): string {
  return day(told, told.deadlineAt);
}

function day({ timeZone }: ToldVerdict, at: number): string {
  return dayInWords(at, timeZone);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
