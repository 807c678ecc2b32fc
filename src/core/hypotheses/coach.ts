/** The coach's questions, in the order in which they are asked: one at a time. */
export const QUESTIONS = {
  who: 'Who is this about? Name a group you could make a segment of, not “customers”. (First-time buyers)',
  behaviour: 'What do they do today, or stop doing, and when? (Drop off after week 2)',
  why: 'What makes them do that? Finish “because …”. (We overwhelm them)',
  approach:
    'What will you do about it? One approach, not a list of e-mails. (Simpler onboarding, bursts instead of blasts)',
  change:
    'What will change? Which number moves, from what to what? We can work out today’s number for you. (Second order within 30 days: 12 to 18 in 100)',
  giveUp:
    'When would you give up? By what date, and at what result, would you say “we were wrong”? Write the smallest change worth having, not the one you hope for. (31 March, fewer than 18 in 100)',
  difference:
    'What is different this time? If nothing is, go on with the other one. (Then they got e-mails, now a phone call)',
  notDoing:
    'What will you not do because of it? If nothing is given up, nothing has been chosen. (No discounts)',
  plainly:
    'How would you say it to somebody who does not work with you? (“They stop opening the app”, not “engagement suffers”)',
  assumption:
    'What has to be true for this to work, and of which part are you least sure? (They read our e-mails at all)',
} as const;

export type QuestionKey = keyof typeof QUESTIONS;

export const QUESTION_ORDER: readonly QuestionKey[] = [
  'who',
  'behaviour',
  'why',
  'approach',
  'change',
  'giveUp',
  'difference',
  'notDoing',
  'plainly',
  'assumption',
];

export const HEADLINES = {
  testable: 'Ready to test.',
  stillOpen: 'It can be tested. A question is still open.',
  plan: 'That’s something to do, not yet a reason to do it.',
  goal: 'That’s a result you want, not yet a hypothesis about how to get it.',
  junk: 'That’s too short to work with.',
  truism: 'Nobody would bet against this. What are you choosing not to do?',
  mostMissing: 'Most answers are still missing.',
  notEnglish: 'We can take only English sentences apart. Fill in the parts one by one, in any language.',
  sameForBoth: 'An A/A test checks the counting. It needs no hypothesis.',
} as const;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five'];

/** Headline of a statement of which a few answers are missing, or do not fit yet. */
export function nearly(missing: number): string {
  if (missing === 0) return 'Nearly: one answer doesn’t fit yet.';
  return `Nearly: ${NUMBERS[missing] ?? String(missing)} ${missing === 1 ? 'answer is' : 'answers are'} missing.`;
}
