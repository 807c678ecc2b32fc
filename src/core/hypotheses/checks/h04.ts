import { fail, pass, type Check } from './check.ts';

export const H04: Check = {
  id: 'H04',
  title: 'More than a goal',
  severity: 'error',
  question: 'behaviour',
  check({ lead, parts, whole }) {
    if (lead !== 'goal') return pass('It is more than a result that is wanted.');
    return fail('It names a result and not how it comes about.', parts.expectation ?? whole);
  },
};
