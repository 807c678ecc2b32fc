import { fail, pass, type Check } from './check.ts';

export const H03: Check = {
  id: 'H03',
  title: 'More than an activity',
  severity: 'error',
  question: 'why',
  check({ lead, parts, whole }) {
    if (lead !== 'plan') return pass('It is more than something to do.');
    return fail('It names something to do and no reason to do it.', parts.approach ?? whole);
  },
};
