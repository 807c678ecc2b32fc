import {
  AUDIENCE_NOUNS,
  CHANGE_WORDS,
  DOWN_WORDS,
  OUTCOME_VERBS,
  STOP_WORDS,
  UNOBSERVABLE,
  UP_WORDS,
} from '../lexicon.ts';
import { FILLERS } from '../statement/cues.ts';
import { writtenChange } from '../statement/quantities.ts';
import { fail, notApplicable, pass, type Check, type CheckInput, type Outcome, type Words } from './check.ts';

export const H07: Check = {
  id: 'H07',
  title: 'Can turn out wrong',
  severity: 'error',
  question: 'change',
  check(input) {
    if (input.kind === 'reviewed') return notApplicable('It is judged by people, without a number.');
    const metric = input.prediction?.metric ?? null;
    if (metric !== null) return pass(`It will be seen in “${metric.label}”.`, input.parts.expectation);
    return inWords(input);
  },
};

function inWords({ parts, isEnglish }: CheckInput): Outcome {
  const { expectation } = parts;
  if (expectation === null) return fail('It doesn’t say what will change.');
  if (!isEnglish) return notApplicable('Only English wording is checked.');
  if (!movesSomewhere(expectation))
    return fail('It doesn’t say whether there will be more or less.', expectation);
  if (!isObservable(expectation)) return fail(`Nobody can count “${expectation.text}”.`, expectation);
  return pass('It says what will change.', expectation);
}

function movesSomewhere({ tokens }: Words): boolean {
  if (writtenChange(tokens, 0, tokens.length) !== null) return true;
  return tokens.some(
    ({ text }) =>
      UP_WORDS.has(text) ||
      DOWN_WORDS.has(text) ||
      OUTCOME_VERBS.has(text) ||
      /^\d/.test(text) ||
      ORDINALS.has(text),
  );
}

/** “A second order”: an event that happens or does not. */
const ORDINALS = new Set(['first', 'second', 'third', 'again', 'another', 'back']);

function isObservable({ tokens }: Words): boolean {
  return tokens.some(
    ({ text, kind }) =>
      kind === 'word' &&
      /\p{L}/u.test(text) &&
      ![
        STOP_WORDS,
        UP_WORDS,
        DOWN_WORDS,
        CHANGE_WORDS,
        OUTCOME_VERBS,
        UNOBSERVABLE,
        AUDIENCE_NOUNS,
        FILLERS,
      ].some((known) => known.has(text)),
  );
}
