import { expect, test } from 'vitest';
import type { LintContext } from '../../../src/core/hypotheses/checks/check-input.ts';
import { CHECKS } from '../../../src/core/hypotheses/checks/registry.ts';
import { emptySlots } from '../../../src/core/hypotheses/draft.ts';
import type { HypothesisContent, Prediction, Slots } from '../../../src/core/hypotheses/hypothesis.ts';
import { knownHypothesis } from '../../../src/core/hypotheses/known-hypothesis.ts';
import { lintHypothesis } from '../../../src/core/hypotheses/lint.ts';
import { hypothesisId, makeContent, makeHypothesis, makeSlots } from '../../factories/hypotheses.ts';
import { checkOf } from './check-of.ts';

const TODAY = { today: '2026-07-01' };

const content = makeContent;

function check(id: string, given: HypothesisContent, context: LintContext = TODAY) {
  return checkOf(id, lintHypothesis(given, context));
}

const OPEN_RATE: Prediction['metric'] = {
  kind: 'date_property',
  property: 'hs_email_first_open_date',
  label: 'opened',
};
const DEALS: Prediction['metric'] = {
  kind: 'date_property',
  property: 'recent_deal_close_date',
  label: 'signed',
};
const NO_METRIC = { metric: null } as const;

test('a complete hypothesis passes every check', () => {
  const slots = makeSlots({
    audience: 'night nurses',
    behaviour: 'quit the course',
    because: 'it logs them out',
  });
  const others = [knownHypothesis(makeHypothesis({ id: hypothesisId(7), slots }))];
  const report = lintHypothesis(content(), { ...TODAY, others });
  expect(report).toMatchObject({ band: 'testable', headline: 'Ready to test.', question: null });
  expect(report.checks.map(({ id, status }) => `${id} ${status}`)).toEqual(
    CHECKS.map(({ id }) => `${id} pass`),
  );
});

test.each<[string, string, Partial<Slots>, Partial<Prediction> | null]>([
  ['H01', 'what people do today is missing', { behaviour: '' }, {}],
  ['H02', 'there is no reason', { because: '' }, {}],
  ['H02', 'the reason is one word', { because: 'churn' }, {}],
  ['H02', 'the reason repeats the behaviour', { because: 'they drop off after week 2' }, {}],
  ['H02', 'the reason is a wish of ours', { because: 'we want and need it' }, {}],
  ['H05', 'the audience is missing', { audience: '' }, {}],
  ['H05', 'the audience is anybody', { audience: 'all our customers' }, {}],
  ['H05', 'the audience is everyone', { audience: 'everyone' }, {}],
  ['H06', 'there is no approach', { approach: '' }, {}],
  ['H06', 'the approach has no opposite', { approach: 'provide better and more relevant content' }, {}],
  ['H07', 'nothing is expected', { expectation: '' }, NO_METRIC],
  ['H07', 'nobody can count what is expected', { expectation: 'more engagement and loyalty' }, NO_METRIC],
  ['H07', 'no direction is named', { expectation: 'purchases' }, NO_METRIC],
  ['H08', 'today’s number and the target are the same', {}, { baseline: 0.15 }],
  ['H08', 'the target lies on the wrong side', {}, { target: 0.1 }],
  ['H08', 'the words say up and the numbers down', { expectation: 'orders rise from 15 to 12 in 100' }, null],
])('%s refuses when %s', (id, _, slots, prediction) => {
  expect(check(id, content(slots, prediction))).toMatchObject({ status: 'fail', severity: 'error' });
});

test.each<[string, string, Partial<Slots>, Partial<Prediction> | null]>([
  ['H08', 'no target is named', {}, { target: null }],
  ['H08', 'today’s number is missing', {}, { baseline: null }],
  ['H08', 'the target is more than three times today’s number', {}, { baseline: 0.1, target: 0.4 }],
  ['H08', 'the words name no numbers', { expectation: 'more second orders' }, null],
  ['H09', 'there is no deadline', {}, { deadline: null }],
  ['H09', 'the deadline has passed', {}, { deadline: '2026-06-30' }],
  ['H09', 'nobody can finish by the deadline', {}, { deadline: '2026-07-20' }],
  ['H09', 'the deadline is more than a year away', {}, { deadline: '2027-12-31' }],
  ['H10', 'two numbers are expected to move', { expectation: 'more orders and fewer returns' }, NO_METRIC],
  ['H10', 'two groups are meant', { audience: 'new admins and trial users' }, {}],
  [
    'H10',
    'three things change at once',
    { approach: 'redesign the page, launch a survey and send a text' },
    {},
  ],
  [
    'H11',
    'the approach is a list of things to do',
    { approach: 'write mails, build a page, launch ads and run a survey' },
    {},
  ],
  ['H11', 'four things are joined by commas', { approach: 'a call, a card, a gift and a visit' }, {}],
  ['H12', 'the metric counts opens', {}, { metric: OPEN_RATE }],
  ['H12', 'the words count opens', { expectation: 'the open rate rises from 20 % to 30 %' }, null],
  [
    'H14',
    'the reason goes in a circle',
    { behaviour: 'stop buying from our shop after week 2', because: 'buyers stop buying in our shops early' },
    {},
  ],
])('%s warns when %s', (id, _, slots, prediction) => {
  const given = content(slots, prediction);
  expect(check(id, given)).toMatchObject({ status: 'fail', severity: 'warning' });
  expect(lintHypothesis(given, TODAY).band).toBe('testable');
});

test.each<[string, string, Partial<Slots>]>([
  [
    'H13',
    'big words hide what is meant',
    { because: 'the onboarding is not a seamless and holistic experience' },
  ],
  ['H16', 'nothing is given up', { notDoing: '' }],
  ['H16', 'nobody would choose the opposite', { approach: 'provide better and more relevant content' }],
  [
    'H15',
    'it counts something else than it speaks of',
    { behaviour: 'don’t open our newsletter', expectation: '' },
  ],
  ['H17', 'no assumption is named', { assumptions: [] }],
  ['H17', 'the assumption is blank', { assumptions: [{ text: ' ', weakest: true }] }],
  ['H17', 'no assumption is the weakest', { assumptions: [{ text: 'They read mails', weakest: false }] }],
])('%s notes when %s', (id, _, slots) => {
  expect(check(id, content(slots))).toMatchObject({ status: 'fail', severity: 'note' });
});

test('one big word in a long statement is no habit', () => {
  expect(
    check('H13', content({ because: 'we leverage every channel at once and overwhelm them' })).status,
  ).toBe('pass');
});

test.each<[string, Partial<Slots>, Partial<Prediction>, string]>([
  ['the metric is named by its field', { expectation: '' }, { metric: DEALS }, 'n_a'],
  ['behaviour and metric are about buying', { behaviour: 'never order twice', expectation: '' }, {}, 'pass'],
  ['only the expectation is about buying', { behaviour: 'don’t open our newsletter' }, {}, 'pass'],
  ['no metric is chosen', {}, NO_METRIC, 'n_a'],
])('H15 has nothing to say when %s', (_, slots, prediction, status) => {
  expect(check('H15', content(slots, prediction)).status).toBe(status);
});

test('H15 reads what a field counts from its name where its label does not say', () => {
  const given = content({ behaviour: 'don’t open our newsletter', expectation: '' }, { metric: DEALS });
  expect(check('H15', given)).toMatchObject({ status: 'fail', severity: 'note' });
});

test('a reason may name the same people in other words', () => {
  const given = content({
    behaviour: 'stop buying after week 2',
    because: 'the second parcel takes two weeks',
  });
  expect(check('H14', given).status).toBe('pass');
});

test('notes are asked about last, hold nothing up and leave no question open', () => {
  const report = lintHypothesis(content({ notDoing: '', assumptions: [] }), TODAY);
  expect(report).toMatchObject({ band: 'testable', headline: 'Ready to test.' });
  expect(report.question).toMatch(/^What will you not do/);
});

test.each<[string, Partial<Slots>]>([
  ['tbd', { because: 'tbd' }],
  ['n/a', { approach: ' n/a ' }],
  ['lorem ipsum dolor', { behaviour: 'lorem ipsum dolor' }],
  ['???', { audience: '???' }],
  ['🚀', { because: '🚀' }],
])('“%s” only holds the place of an answer, which is then missing', (text, slots) => {
  const report = lintHypothesis(content(slots), TODAY);
  expect(report).toMatchObject({ band: 'fixable', headline: 'Nearly: one answer is missing.' });
  expect(checkOf('H19', report)).toMatchObject({
    status: 'fail',
    severity: 'error',
    message: `“${text}” only holds the place of an answer.`,
  });
});

test('a few words are enough where each part has some', () => {
  const few = {
    audience: 'Trial admins',
    behaviour: 'leave',
    because: 'imports scare them',
    approach: 'template',
  };
  expect(lintHypothesis(content({ ...few, expectation: '' }), TODAY).band).toBe('testable');
});

test('an A/A test is not called junk: it checks the counting', () => {
  const report = lintHypothesis(content({ ...emptySlots(), approach: 'A/A test' }), TODAY);
  expect(report).toMatchObject({ band: 'fixable', headline: expect.stringContaining('A/A test') });
  expect(report.checks.filter(({ status }) => status === 'fail')).toEqual([]);
});

test('H03 and H04 refuse slots that hold only a plan, or only a wish', () => {
  const only = (slots: Partial<Slots>) => content({ ...emptySlots(), ...slots }, null);
  expect(check('H03', only({ approach: 'send a newsletter every week to all of them' }))).toMatchObject({
    status: 'fail',
  });
  expect(check('H04', only({ expectation: 'more revenue in the next quarter' }))).toMatchObject({
    status: 'fail',
  });
});

test('a list attached as audience says who it is about', () => {
  expect(check('H05', content({ audience: '' }), { listNames: ['Trial admins'] }).status).toBe('pass');
});

test('people held out for comparison stand in for today’s number', () => {
  const given = { ...content({}, { baseline: null }), holdoutShare: 0.2 };
  expect(check('H08', given).status).toBe('pass');
  expect(check('H08', content({}, { baseline: null }), { hasControlList: true }).status).toBe('pass');
});

test('a falling number is fine where it is meant to fall', () => {
  expect(check('H08', content({}, { direction: 'down', target: 0.09 })).status).toBe('pass');
});

test('the deadline waits for the longest path of the workflows', () => {
  const given = content({}, { deadline: '2026-08-10' });
  expect(check('H09', given).status).toBe('pass');
  expect(check('H09', given, { ...TODAY, longestPathDays: 45 })).toMatchObject({
    status: 'fail',
    message: expect.stringContaining('2026-08-15'),
  });
});

test('without a day to compare with, a deadline is taken as it is', () => {
  expect(check('H09', content({}, { deadline: '2020-01-01' }), {}).status).toBe('pass');
});

test('what people judge needs no number, but a date', () => {
  const reviewed: HypothesisContent = { ...content({}, null), kind: 'reviewed', reviewOn: '2026-09-01' };
  expect(lintHypothesis(reviewed, TODAY)).toMatchObject({ band: 'testable', question: null });
  expect(check('H07', reviewed).status).toBe('n_a');
  expect(check('H09', { ...reviewed, reviewOn: null })).toMatchObject({
    status: 'fail',
    message: 'It has no review date.',
  });
});

test.each<[number, Partial<Slots>, string, string]>([
  [1, { because: '' }, 'fixable', 'Nearly: one answer is missing.'],
  [2, { because: '', approach: '' }, 'fixable', 'Nearly: two answers are missing.'],
  [3, { because: '', approach: '', audience: '' }, 'rebuild', 'Most answers are still missing.'],
])('%i missing answers are counted in the headline', (_, slots, band, headline) => {
  expect(lintHypothesis(content(slots), TODAY)).toMatchObject({ band, headline });
});

test('numbers that contradict each other are not called missing', () => {
  expect(lintHypothesis(content({}, { target: 0.12 }), TODAY)).toMatchObject({
    band: 'fixable',
    headline: 'Nearly: one answer doesn’t fit yet.',
  });
});

test('the next question is the first that is unanswered, errors before warnings', () => {
  const question = (slots: Partial<Slots>, prediction: Partial<Prediction> = {}) =>
    lintHypothesis(content(slots, prediction), TODAY).question?.split('?')[0];
  expect(question({ audience: '', because: '' })).toBe('Who is this about');
  expect(question({ behaviour: '' })).toBe('What do they do today, or stop doing, and when');
  expect(question({ because: '' }, { deadline: null })).toBe('What makes them do that');
  expect(question({}, { deadline: null })).toBe('When would you give up');
});

test('an empty draft is too short, and is asked who it is about', () => {
  const report = lintHypothesis(content(emptySlots(), null));
  expect(report).toMatchObject({ band: 'rebuild', headline: 'That’s too short to work with.' });
  expect(report.question).toMatch(/^Who/);
});
