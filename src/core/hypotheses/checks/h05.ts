import { ANYBODY, EMPTY_QUALIFIERS, EVERYONE } from '../lexicon.ts';
import { fail, pass, type Check, type Words } from './check.ts';

export const H05: Check = {
  id: 'H05',
  title: 'A particular audience',
  severity: 'error',
  question: 'who',
  check({ parts, listNames, isEnglish }) {
    const [list] = listNames;
    if (list !== undefined) return pass(`It is about the segment “${list}”.`, parts.audience);
    if (parts.audience === null) return fail('It doesn’t say who it is about.');
    if (isEnglish && isAnybody(parts.audience))
      return fail(`“${parts.audience.text}” could be anybody.`, parts.audience);
    return pass('It says who it is about.', parts.audience);
  },
};

function isAnybody(audience: Words): boolean {
  return audience.tokens.every(
    ({ text, kind }) =>
      kind === 'mark' || ANYBODY.has(text) || EMPTY_QUALIFIERS.has(text) || EVERYONE.has(text),
  );
}
