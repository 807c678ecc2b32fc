import { expect, test } from 'vitest';
import { lintStatement } from '../../../src/core/hypotheses/lint.ts';
import { LintReport } from '../../../src/core/hypotheses/lint-report.ts';
import { GOALS, GOOD, JUNK, NOT_IN_SEED_FORM, PLANS, SEED } from './statements.ts';

function failures(text: string, severity?: string): string[] {
  return lintStatement(text)
    .checks.filter(
      (check) => check.status === 'fail' && (severity === undefined || check.severity === severity),
    )
    .map((check) => check.id);
}

test.each([
  ['curly quotes', SEED],
  ['straight quotes', SEED.replaceAll('’', "'")],
  ['line breaks between sentences', SEED.replaceAll('. ', '.\n')],
  ['line breaks anywhere', SEED.replaceAll(' ', '\n')],
  ['Windows line breaks', SEED.replaceAll('. ', '.\r\n')],
  ['non-breaking spaces', SEED.replaceAll(' ', '\u00a0')],
  ['“we think”', SEED.replace('We believe', 'We think')],
  ['“we expect that”', SEED.replace('We believe', 'We expect that')],
  ['“we suspect”', SEED.replace('We believe', 'We suspect')],
  ['emoji around it', `🚀 ${SEED} 🎉`],
  ['quotation marks around it', `“${SEED}”`],
  ['all in capitals', SEED.toUpperCase()],
])('the example sentence is testable without an error, with %s', (_, text) => {
  const report = lintStatement(text);
  expect(report).toMatchObject({ band: 'testable', headline: 'It can be tested. A question is still open.' });
  expect(failures(text, 'error')).toEqual([]);
});

test('the example sentence earns one warning: it does not say from what to what, which is asked next', () => {
  expect(failures(SEED)).toEqual(['H08']);
  expect(lintStatement(SEED).question).toMatch(/^What will change\?/);
});

test('the example sentence is taken apart into its slots', () => {
  expect(lintStatement(SEED).slots).toEqual({
    audience: 'first-time buyers',
    behaviour: 'drop off after week 2',
    because: 'we overwhelm them',
    approach: 'simplify their onboarding and deliver value in bursts, not blasts',
    expectation: 'more second purchases in month one',
  });
});

test('a good statement in another form is testable, with a reason that no “because” announces', () => {
  const report = lintStatement(NOT_IN_SEED_FORM);
  expect(report).toMatchObject({ band: 'testable', question: null });
  expect(report.slots).toEqual({
    audience: 'New admins',
    behaviour: 'stall at import',
    because: 'mapping scares them',
    approach: 'A prefilled template',
    expectation: 'should take setup from 31 to 40 in 100 by March',
  });
});

test.each(GOOD)('is testable: %s', (text) => {
  expect(failures(text, 'error')).toEqual([]);
  expect(lintStatement(text).band).toBe('testable');
});

test.each(GOOD)('with straight quotes and hard line breaks it is the same: %s', (text) => {
  const wrapped = text.replaceAll('’', "'").replace(/(.{30,50}?) /g, '$1\n');
  expect(lintStatement(wrapped).band).toBe('testable');
});

test.each(PLANS)('is something to do: %s', (text) => {
  const report = lintStatement(text);
  expect(report).toMatchObject({
    band: 'rebuild',
    headline: 'That’s something to do, not yet a reason to do it.',
  });
  expect(failures(text)).toEqual(['H03']);
});

test.each(GOALS)('is a result somebody wants: %s', (text) => {
  const report = lintStatement(text);
  expect(report).toMatchObject({
    band: 'rebuild',
    headline: 'That’s a result you want, not yet a hypothesis about how to get it.',
  });
  expect(failures(text)).toEqual(['H04']);
});

test.each(JUNK)('is too short to work with: “%s”', (text) => {
  expect(lintStatement(text)).toMatchObject({ band: 'rebuild', headline: 'That’s too short to work with.' });
  expect(failures(text)).toHaveLength(1);
});

test.each([
  'We should A/B test the homepage because the CEO wants it',
  'Our customers love us and we love them, so everything is great',
  'We think it would be cool to try SMS',
])('most answers are missing: %s', (text) => {
  expect(lintStatement(text)).toMatchObject({ band: 'rebuild', headline: 'Most answers are still missing.' });
});

test('what nobody would bet against is told so', () => {
  const text =
    'We believe small shops like good service because quality matters to them, so we’ll provide better service. If we’re right, reorders rise from 10 to 12 in 100.';
  expect(lintStatement(text).headline).toBe(
    'Nobody would bet against this. What are you choosing not to do?',
  );
});

test('a plan is asked who it is about first, and with a group named what they do', () => {
  expect(lintStatement('Let’s run a win-back flow').question).toMatch(/^Who is this about\?/);
  expect(lintStatement('Launch a newsletter for trial admins').question).toMatch(/^What do they do today/);
});

test.each(['A/A test', 'Run an a/a test on the split', 'We will run an A/A test to check the sorting'])(
  'an A/A test is no hypothesis and no junk: %s',
  (text) => {
    const report = lintStatement(text);
    expect(report).toMatchObject({
      band: 'fixable',
      headline: expect.stringContaining('counting'),
      question: null,
    });
    expect(failures(text)).toEqual([]);
  },
);

test('spans point at the words in the text as it was given', () => {
  const text = `  ${SEED.replaceAll(' ', '\u00a0')}`;
  for (const { span } of lintStatement(text).checks) {
    if (span === null || span.source !== 'statement') continue;
    expect(text.slice(span.start, span.end).replace(/\s+/g, ' ')).toBe(span.text.replace(/\s+/g, ' '));
  }
});

test.each([
  ['10,000 characters of good prose', GOOD.join(' ').slice(0, 10_000)],
  ['one word of 10,000 letters', 'a'.repeat(10_000)],
  ['cues and nothing else', 'because so we’ll if we’re right '.repeat(300)],
  ['commas', ','.repeat(10_000)],
  ['open ends', 'we believe if we with a, '.repeat(400)],
  ['digits and dots', '1.'.repeat(5_000)],
  ['spaces', ' '.repeat(10_000)],
  ['apostrophes', '’'.repeat(10_000)],
  ['lone surrogates', '\ud83d'.repeat(5_000)],
])('answers for %s, in the form of its contract', (_, text) => {
  expect(() => LintReport.parse(lintStatement(text))).not.toThrow();
});
