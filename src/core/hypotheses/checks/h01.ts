import { fail, pass, type Check } from './check.ts';

export const H01: Check = {
  id: 'H01',
  title: 'A belief is stated',
  severity: 'error',
  question: 'behaviour',
  check({ opener, parts, isProse }) {
    if (parts.behaviour !== null) return pass('It says what people do today.', parts.behaviour);
    if (opener !== null) return pass('It says that this is believed.', opener);
    const isConditional =
      isProse && parts.because !== null && parts.approach !== null && parts.expectation !== null;
    if (isConditional) return pass('It says what is expected and why.', parts.because);
    return fail('It doesn’t say what people do today.');
  },
};
