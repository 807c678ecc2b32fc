import { isTruism } from './truism.ts';
import { fail, pass, type Check } from './check.ts';

export const H06: Check = {
  id: 'H06',
  title: 'An approach is chosen',
  severity: 'error',
  question: 'approach',
  check({ parts, isEnglish }) {
    if (parts.approach === null) return fail('It doesn’t say what you will do about it.');
    if (isEnglish && isTruism(parts.approach)) {
      return fail('Its opposite would be absurd, so nothing is chosen.', parts.approach);
    }
    return pass('It says what you will do about it.', parts.approach);
  },
};
