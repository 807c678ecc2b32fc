import { TACTIC_VERBS } from '../lexicon.ts';
import { fail, notApplicable, pass, type Check } from './check.ts';

const LAUNDRY_LIST = 4;

export const H11: Check = {
  id: 'H11',
  title: 'An approach, not a list of things to do',
  severity: 'warning',
  question: 'approach',
  check({ parts, isEnglish }) {
    const { approach } = parts;
    if (approach === null) return notApplicable('No approach is named.');
    const commas = approach.tokens.filter(({ text }) => text === ',' || text === ';').length;
    const verbs = approach.tokens.filter(({ text }) => TACTIC_VERBS.has(text)).length;
    const items = commas + 1 + (approach.tokens.some(({ text }) => text === 'and') ? 1 : 0);
    const many = (isEnglish && verbs >= LAUNDRY_LIST) || (commas >= 2 && items >= LAUNDRY_LIST);
    return many
      ? fail('It lists things to do; say the one idea behind them.', approach)
      : pass('It is one approach.', approach);
  },
};
