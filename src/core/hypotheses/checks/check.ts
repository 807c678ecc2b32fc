import type { KnownHypothesis } from '../known-hypothesis.ts';
import type { QuestionKey } from '../coach.ts';
import type { Prediction, Slots } from '../hypothesis.ts';
import type { Severity } from '../lint-report.ts';
import type { StatementPart } from '../statement.ts';
import type { Token } from '../statement/prose.ts';

/** Words a check can point at: a stretch of the statement, or a slot. */
export interface Words {
  /** `statement`, or the slot's name. */
  source: string;
  text: string;
  /** Place in the source, UTF-16 units, end without. */
  start: number;
  end: number;
  tokens: readonly Token[];
}

/** What every check looks at: slots first, prose only where it was pasted. */
export interface CheckInput {
  parts: Readonly<Record<StatementPart, Words | null>>;
  /** Slots that only hold the place of an answer (“tbd”); they are missing from `parts`. */
  placeholders: readonly Words[];
  lead: 'plan' | 'goal' | null;
  /** What will not be done; null when nothing is written there, as in every sentence. */
  notDoing: Words | null;
  /** What has to be true for it to work; null for a sentence, which has no place for it. */
  assumptions: Readonly<Slots['assumptions']> | null;
  /** All words there are. */
  whole: Words;
  /** False when the words are evidently not English: checks of wording then say nothing. */
  isEnglish: boolean;
  /** True when the parts were cut out of prose and numbers and dates have to be read from it. */
  isProse: boolean;
  kind: 'measured' | 'reviewed';
  prediction: Readonly<Prediction> | null;
  reviewOn: string | null;
  /** True when people are held out or another list is compared with: today's number is then not needed. */
  hasComparison: boolean;
  /** Names of lists attached as audience. */
  listNames: readonly string[];
  /** Calendar day in the portal's time zone; null when there is none to compare dates with. */
  today: string | null;
  /** Longest path of the attached workflows in days, null when not known. */
  longestPathDays: number | null;
  /** Its own id; null for one that nobody has kept yet. */
  id: string | null;
  /** What is known of the portal's hypotheses, itself perhaps among them. */
  others: readonly KnownHypothesis[];
}

export interface Outcome {
  status: 'pass' | 'fail' | 'n_a';
  message: string;
  words?: Words | null;
  /** Set to differ from the check's own severity. */
  severity?: Severity;
}

/** One question to a hypothesis, with an answer that depends on the hypothesis alone. */
export interface Check {
  /** `H01`: stable, and the name of its file. */
  id: string;
  title: string;
  severity: Severity;
  /** What the coach asks when the check fails; null where other checks ask for what is missing. */
  question: QuestionKey | null;
  check(input: CheckInput): Outcome;
}

export function pass(message: string, words: Words | null = null): Outcome {
  return { status: 'pass', message, words };
}

export function fail(message: string, words: Words | null = null, severity?: Severity): Outcome {
  return { status: 'fail', message, words, ...(severity === undefined ? {} : { severity }) };
}

export function notApplicable(message: string): Outcome {
  return { status: 'n_a', message };
}
