import { addDays, daysBetween } from '../../time.ts';
import { writtenTime } from '../statement/quantities.ts';
import { fail, notApplicable, pass, type Check, type CheckInput, type Outcome } from './check.ts';

const YEAR_DAYS = 366;

export const H09: Check = {
  id: 'H09',
  title: 'A date to give up',
  severity: 'warning',
  question: 'giveUp',
  check(input) {
    if (input.kind === 'reviewed') return onDay(input, input.reviewOn, 0, 'review date');
    const { prediction } = input;
    if (prediction === null || (input.isProse && prediction.deadline === null)) return inWords(input);
    const needed = Math.max((prediction.windowDays ?? 0) + prediction.graceDays, input.longestPathDays ?? 0);
    return onDay(input, prediction.deadline, needed, 'deadline');
  },
};

function onDay({ today }: CheckInput, day: string | null, neededDays: number, what: string): Outcome {
  if (day === null) return fail(`It has no ${what}.`);
  if (today === null) return pass(`Its ${what} is ${day}.`);
  if (daysBetween(today, day) <= 0) return fail(`Its ${what}, ${day}, has passed.`);
  if (daysBetween(today, day) > YEAR_DAYS) return fail(`Its ${what}, ${day}, is more than a year away.`);
  if (daysBetween(today, day) < neededDays) {
    return fail(
      `Nobody can have finished by ${day}; the first possible day is ${addDays(today, neededDays)}.`,
    );
  }
  return pass(`Its ${what} is ${day}.`);
}

/** Prose is asked only for some time: whether it has passed depends on a calendar it does not name. */
function inWords({ whole, isEnglish }: CheckInput): Outcome {
  if (!isEnglish) return notApplicable('Only English wording is checked.');
  const found = writtenTime(whole.tokens, 0, whole.tokens.length);
  const first = found === null ? undefined : whole.tokens[found.from];
  const last = found === null ? undefined : whole.tokens[found.to - 1];
  if (first === undefined || last === undefined) return fail('It doesn’t say by when.');
  const words = {
    ...whole,
    text: whole.text.slice(first.start, last.end),
    start: first.start,
    end: last.end,
  };
  return pass('It says by when.', words);
}
