import { writtenChange } from '../statement/quantities.ts';
import { fail, pass, type Check, type CheckInput } from './check.ts';

export const H01: Check = {
  id: 'H01',
  title: 'A belief is stated',
  severity: 'error',
  question: 'behaviour',
  check({ parts }) {
    if (parts.behaviour !== null) return pass('It says what people do today.', parts.behaviour);
    if (tellsOfToday(parts)) return pass('It says how many do it today, and why.', parts.expectation);
    return fail('It doesn’t say what people do today.');
  },
};

/** “If we …, 30 instead of 22 in 100 will …, because …”: today's number and the reason for it tell what people do. */
function tellsOfToday({ because, approach, expectation }: CheckInput['parts']): boolean {
  if (because === null || approach === null || expectation === null) return false;
  return writtenChange(expectation.tokens, 0, expectation.tokens.length) !== null;
}
