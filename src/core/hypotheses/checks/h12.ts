import { VANITY, VANITY_PROPERTIES } from '../lexicon.ts';
import { findPhrase } from '../statement/phrases.ts';
import { normaliseText, tokenise } from '../statement/prose.ts';
import { fail, notApplicable, pass, type Check } from './check.ts';

/** Opens are inflated by mail clients that load pictures unasked, as HubSpot's own help says of goals. */
export const H12: Check = {
  id: 'H12',
  title: 'A metric that decides something',
  severity: 'warning',
  question: 'change',
  check({ prediction, parts, isEnglish }) {
    const metric = prediction?.metric ?? null;
    if (metric !== null) {
      const vain = VANITY_PROPERTIES.has(metric.property) || isVain(tokenise(normaliseText(metric.label)));
      return vain
        ? fail(`“${metric.label}” says little about what people then do.`)
        : pass('Its metric is something people do.');
    }
    if (parts.expectation === null || !isEnglish) return notApplicable('No metric is named.');
    if (!isVain(parts.expectation.tokens))
      return pass('Its metric is something people do.', parts.expectation);
    return fail('Opens, sends and views say little about what people then do.', parts.expectation);
  },
};

function isVain(tokens: Parameters<typeof findPhrase>[0]): boolean {
  return findPhrase(tokens, VANITY, 0, tokens.length) !== null;
}
