import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LintReport } from '../../../src/core/hypotheses/lint-report.ts';
import { lintHypothesis, lintStatement } from '../../../src/core/hypotheses/lint.ts';
import { parseStatement } from '../../../src/core/hypotheses/statement.ts';
import { normaliseText, tokenise } from '../../../src/core/hypotheses/statement/prose.ts';
import { makeContent } from '../../factories/hypotheses.ts';
import { EVERYDAY } from './everyday-statements.ts';

const PIECES = [
  ...[
    'because',
    'so we’ll',
    'if we’re right',
    'we believe',
    'the reason',
    'If',
    'and',
    'should',
    'will',
    'who',
    'that',
  ],
  ...[
    'from',
    'to',
    '12%',
    '1 in 20',
    'one in five',
    'a third',
    'instead of',
    'by March',
    'as',
    'expect',
    'users',
  ],
  ...[
    '.',
    ',',
    ';',
    ':',
    '–',
    '\n',
    '- ',
    '(',
    '?',
    '’',
    '🚀',
    '<b>',
    '\u202e',
    'مرحبا',
    '初めて',
    'é',
    'x'.repeat(300),
  ],
];
const collage = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string(), fc.string({ unit: 'binary' })), { maxLength: 80 })
  .map((pieces) => pieces.join(' '));

test('no text makes it throw, and every answer fits the contract and points into the text', () => {
  fc.assert(
    fc.property(collage, (text) => {
      const report = LintReport.parse(lintStatement(text));
      for (const { span } of report.checks) {
        if (span === null) continue;
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('no words in slots make it throw, and equal words give equal answers', () => {
  const slots = fc.record({ audience: collage, behaviour: collage, because: collage, approach: collage });
  fc.assert(
    fc.property(slots, (written) => {
      const report = LintReport.parse(lintHypothesis(makeContent(written, null)));
      expect(lintHypothesis(makeContent({ ...written }, null))).toEqual(report);
    }),
    { numRuns: 100 },
  );
});

describe.each<[string, string]>([
  ['only punctuation', '?!… –– ;;; ((( )))'.repeat(50)],
  ['only emoji', '🚀🎉👩‍👩‍👧‍👦'.repeat(200)],
  ['one very long word', 'a'.repeat(10_000)],
  ['one very long word with joints', 'a-'.repeat(5_000)],
  ['a number without end', '1'.repeat(10_000)],
])('%s', (_, text) => {
  test('is too short to work with', () => {
    expect(lintStatement(text)).toMatchObject({
      band: 'rebuild',
      headline: 'That’s too short to work with.',
    });
  });
});

test.each([
  ['a script', '<script>alert("we believe users churn because of x")</script>'.repeat(100)],
  ['markup', '<p>We <b>believe</b> users</p><br>'.repeat(200)],
  ['right-to-left text', 'نعتقد أن المشترين يتوقفون بعد أسبوعين لأننا نرهقهم بالرسائل. '.repeat(150)],
  ['control characters', '\u0000\u0007\u202e\u2066'.repeat(2_000)],
])('%s is never ready to test', (_, text) => {
  expect(lintStatement(text.slice(0, 10_000)).band).not.toBe('testable');
});

test('a good statement stays good between emoji, marks of direction and markup', () => {
  const good = EVERYDAY.find((text) => lintStatement(text).band === 'testable') ?? '';
  for (const text of [
    `🚀 ${good} 🎉`,
    `\u200e${good}\u200f`,
    `<p>${good}</p>`,
    `${good}\n\n\n`,
    `> ${good}`,
  ]) {
    expect(lintStatement(text), text).toMatchObject({ band: 'testable' });
  }
});

/** How often a word is looked at while a statement is taken apart: the work, whatever the machine. */
function looksAt(text: string): number {
  let looks = 0;
  const tokens = tokenise(normaliseText(text)).map((token) => ({
    ...token,
    get text() {
      looks += 1;
      return token.text;
    },
  }));
  parseStatement(text, tokens);
  return looks;
}

test.each([
  ['of all kinds', 'If we because we believe users, who which, don’t 12 to 15 in 100; '],
  ['without an end', 'users who who and, with a '],
  ['of joints and numbers', 'and 12 to 15, and 3 should '],
  ['of joints without an end', 'we’ll send mails and calls and '],
  ['of conditions', 'If we send mails, they should, '],
  ['of sentences', 'Users leave. We will call. '],
  ['of reasons', 'The reason why users leave is that, as they, because '],
  ['of parts of a whole', 'one in five not a third of half '],
])('ten times as many words %s are ten times the work', (_, words) => {
  const ratio = looksAt(words.repeat(2_000)) / looksAt(words.repeat(200));
  expect(ratio).toBeLessThan(10.5);
});
