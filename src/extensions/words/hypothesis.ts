import { count, sentenceCase } from './numbers.ts';
import type { Decision, Slots } from '@groundwork/core/hypotheses/hypothesis';

export const HYPOTHESIS = {
  result: 'How it stands',
  noReading: 'Not measured yet. It is read once a day.',
  finished: 'Finished',
  reached: 'Reached',
  share: 'Share',
  waiting: 'Still waiting',
  before: 'Before',
  target: 'Target',
  chance: (p: number) =>
    `Chance that the true figure is at or past your target: ${p} in 100. For interest; it decides nothing.`,
  inHundred: 'in 100',
  upper: 'Upper end',
  lower: 'Lower end',
  chart: 'The range from day to day, in 100. Look as often as you like: it allows for that.',
  chartOfLift:
    'How far apart the two groups are, in points, from day to day. Look as often as you like: it allows for that.',
  readOn: (day: string) => `As of ${day}.`,
  reviewOn: 'Judged by people on',
  judgedByPeople: 'It is judged by people, not by numbers.',
  judgedOn: (day: string) => `It is judged by people on ${day}, not by numbers.`,
  question: 'One question before there can be a result',
  howYouKnow: 'How do you know?',
  answered: 'Kept. The next measuring goes on with it.',
  save: 'Save',
  workOut: 'Work out today’s number for me',
  parts: 'The hypothesis',
  prediction: 'What will change?',
  who: 'Who takes part, and what carries it',
  asset: 'Segment or workflow',
  notAudited: (kind: 'list' | 'workflow', id: string) =>
    `${kind === 'list' ? 'Segment' : 'Workflow'} ${id}, which the latest audit doesn’t know`,
  start: 'Start',
  startText:
    'From here on its prediction, its segments and what its workflows do are fixed: that is what makes the result worth something.',
  lookAtPlan: 'Look at the plan',
  startNow: 'Start now',
  warnings: 'Good to know',
  decide: 'Decide',
  decideText: 'Say what becomes of it, and what you learned.',
  choice: 'Decision',
  reason: 'What did you learn?',
  decided: (choice: string, day: string) => `Decided on ${day}: ${choice}`,
  history: 'What happened with it',
  evidence: 'What people say about single records',
  misfits: (count: number, words: string) => `${count} × ${words.toLowerCase()}`,
  noMisfits: 'Nobody has said that it does not fit.',
  attach: 'Attach',
  detach: 'Detach',
  none: 'Nothing is attached yet.',
  find: 'Find a segment or workflow by its name',
  found: 'Choose',
  role: 'Its part',
  version2: 'Open version 2',
  assumptions: 'What has to be true for it',
  feasibility: 'What can be learned by then',
  atMost: (characters: number) => `At most ${characters} characters.`,
  decisionDue: 'Your decision is due',
  needNumbers: 'Fill in today’s number, the target, the days and the deadline, and how many join in a week.',
};

export const SLOT_FIELDS: readonly {
  name: Exclude<keyof Slots, 'assumptions' | 'confidence'>;
  label: string;
  isLong: boolean;
  /** Characters it may have. */
  most?: number;
}[] = [
  { name: 'title', label: 'Title', isLong: false, most: 40 },
  { name: 'audience', label: 'Who is it about?', isLong: true },
  { name: 'behaviour', label: 'What do they do today, and when?', isLong: true },
  { name: 'because', label: 'Why? Because …', isLong: true },
  { name: 'approach', label: 'What will you do about it?', isLong: true },
  { name: 'expectation', label: 'What will change, in words?', isLong: true },
  { name: 'notDoing', label: 'What won’t you do?', isLong: true },
  { name: 'evidence', label: 'What makes you think so?', isLong: true },
  { name: 'owner', label: 'Owner', isLong: false },
  { name: 'salesNote', label: 'A note for sales', isLong: false, most: 120 },
];

export const JUDGED_BY = {
  label: 'How is it judged?',
  options: [
    { value: 'measured', label: 'By a number' },
    { value: 'reviewed', label: 'By people, on a day' },
  ],
};

export const JOIN = {
  label: 'How do people join?',
  options: [
    { value: 'list', label: 'By coming into a segment' },
    { value: 'action', label: 'By the workflow step “Assign to hypothesis”' },
  ],
  heldOut: 'Held out, in 100',
};

export const PREDICTION = {
  metric: 'What is counted?',
  direction: 'Which way?',
  up: 'More',
  down: 'Less',
  baseline: 'Today, in 100',
  target: 'Target, in 100',
  windowDays: 'Within how many days of joining?',
  graceDays: 'Days for late entries',
  deadline: 'Judged on',
  joins: 'About how many join in a week?',
  inWords: (from: string, to: string) => `From ${from} to ${to} in 100`,
  inDays: (days: number) => `${days} days`,
};

const PACES = {
  looked_back: 'as it was in the last weeks',
  at_most: 'at most: everybody who joined the segment lately',
};

export const PLAN = {
  counted: 'What is counted',
  countedWords: (metric: string, days: number) => `${metric}, within ${days} days of joining`,
  from: 'From when',
  fromWords: (many: string) =>
    `${sentenceCase(many)} who join from the start on. Who is in already does not count.`,
  needed: 'How many it takes',
  neededWords: (least: number, planned: number, many: string, inEachGroup: boolean) =>
    `${count(least)} finished ${many}${inEachGroup ? ' in each group' : ''} for a result; ${count(planned)} to see the target in 8 of 10 cases.`,
  pace: 'How many join in a week',
  paceWords: (joins: number, source: keyof typeof PACES) => `About ${count(joins)}, ${PACES[source]}.`,
  paceUnknown: 'Not known, so neither is what can be learned by then.',
};

export const CHOICES: Record<Decision['choice'], string> = {
  keep: 'Keep it',
  change: 'Change it (version 2)',
  stop: 'Stop it',
};
