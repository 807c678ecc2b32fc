import { fail, notApplicable, pass, type Check } from './check.ts';

export const H17: Check = {
  id: 'H17',
  title: 'The weakest assumption is known',
  severity: 'note',
  question: 'assumption',
  check({ assumptions }) {
    if (assumptions === null) return notApplicable('A sentence is not asked for its assumptions.');
    const named = assumptions.filter(({ text }) => text.trim() !== '');
    if (named.length === 0) return fail('It doesn’t say what has to be true for it to work.');
    if (named.some(({ weakest }) => weakest)) return pass('It says which assumption is the weakest.');
    return fail('It doesn’t say which of its assumptions is the weakest.');
  },
};
