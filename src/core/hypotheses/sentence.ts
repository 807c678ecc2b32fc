import type { HypothesisContent, Prediction } from './hypothesis.ts';

/**
 * A hypothesis as prose: “We believe … because …. So we'll …. If we're right, ….” Answers that are missing are left
 * out; where the expectation is not put in words it is told from the prediction. Empty when nothing is known.
 */
export function sentenceOf(content: Pick<HypothesisContent, 'slots' | 'prediction'>): string {
  const { slots } = content;
  const expectation = tidy(slots.expectation) || expectationOf(content.prediction);
  return [
    belief(tidy(slots.audience), tidy(slots.behaviour), tidy(slots.because)),
    approachSentence(tidy(slots.approach)),
    expectationSentence(expectation),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function belief(audience: string, behaviour: string, because: string): string {
  const claim = [lowerFirst(audience), lowerFirst(behaviour)].filter((part) => part !== '').join(' ');
  if (claim === '' && because === '') return '';
  if (claim === '') return `The reason is that ${lowerFirst(because)}.`;
  return because === '' ? `We believe ${claim}.` : `We believe ${claim} because ${lowerFirst(because)}.`;
}

function approachSentence(approach: string): string {
  if (approach === '') return '';
  const doing = /^(a|an|the|one|our|their|this|that)\s|^\p{L}+ing\s/iu.test(approach);
  const said = lowerFirst(approach.replace(/^we\s+/i, ''));
  return doing ? `So we’ll try ${said}.` : `So we’ll ${said}.`;
}

const MODAL = /(^|\s)(should|will|would|ought to|must|can|could|may|might)\s/i;
const VERB_FIRST =
  /^(take|bring|keep|lift|raise|cut|boost|move|reduce|increase|decrease|improve|lower|double|halve)\s/i;

function expectationSentence(expectation: string): string {
  if (expectation === '') return '';
  const said = lowerFirst(expectation);
  if (VERB_FIRST.test(said)) return `If we’re right, it will ${said}.`;
  const modal = MODAL.exec(said);
  if (modal === null) return `If we’re right, we’ll see ${said}.`;
  return modal.index === 0 && modal[1] === '' ? `If we’re right, it ${said}.` : `If we’re right, ${said}.`;
}

/** “bought again within 30 days go from 12 to 15 in 100, by 2026-12-31”. */
function expectationOf(prediction: Prediction | null): string {
  if (prediction === null || prediction.metric === null) return '';
  const within = prediction.windowDays === null ? '' : ` within ${prediction.windowDays} days`;
  const by = prediction.deadline === null ? '' : ` by ${prediction.deadline}`;
  return `“${prediction.metric.label}”${within} ${movement(prediction)}${by}`;
}

function movement({ baseline, target, direction }: Prediction): string {
  if (target === null) return direction === 'up' ? 'more often' : 'less often';
  return baseline === null
    ? `at ${inHundred(target)}`
    : `go from ${points(baseline)} to ${inHundred(target)}`;
}

function inHundred(share: number): string {
  return `${points(share)} in 100`;
}

function points(share: number): string {
  return String(Math.round(share * 1000) / 10);
}

/** One line, without the mark at its end. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;,:!]+$/, '');
}

/** Proper names and abbreviations keep their capital: only a word whose rest is in lower case loses it. */
function lowerFirst(text: string): string {
  const [first = ''] = text.split(' ', 1);
  return FUNCTION_WORDS.has(first.toLowerCase()) || COMMON_START.test(first)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

const FUNCTION_WORDS = new Set([
  'a',
  'an',
  'the',
  'our',
  'their',
  'they',
  'we',
  'it',
  'this',
  'that',
  'these',
  'more',
  'fewer',
  'less',
  'new',
  'one',
  'don’t',
  "don't",
]);
const COMMON_START = /^\p{Lu}\p{Ll}+(?:-\p{Ll}+)*(?:s|ing|time|ed)$/u;
