import {
  AUDIENCE_NOUNS,
  BLANK_NOUNS,
  OUTCOME_VERBS,
  STOP_WORDS,
  TACTIC_VERBS,
  UP_WORDS,
} from '../lexicon.ts';
import type { HypothesisContent } from '../hypothesis.ts';
import { parseStatement, type Part, type StatementPart } from '../statement.ts';
import { normaliseText, tokenise, type Token } from '../statement/prose.ts';
import type { CheckInput, Words } from './check.ts';

/** What is known around a hypothesis; everything left out makes the checks that need it say nothing. */
export interface LintContext {
  /** Calendar day in the portal's time zone. */
  today?: string;
  /** Names of the lists attached as treatment. */
  listNames?: readonly string[];
  /** True when another list is attached as control. */
  hasControlList?: boolean;
  longestPathDays?: number | null;
}

const PARTS: readonly StatementPart[] = ['audience', 'behaviour', 'because', 'approach', 'expectation'];

/** Prose as input of the checks. */
export function inputOfStatement(text: string): CheckInput {
  const parsed = parseStatement(text);
  const words = (part: Part | null): Words | null =>
    part === null ? null : { source: 'statement', ...part, tokens: tokensIn(parsed.tokens, part) };
  const whole = { source: 'statement', text, start: 0, end: text.length, tokens: parsed.tokens };
  return {
    ...NOTHING_AROUND,
    parts: partsBy((name) => words(parsed.parts[name])),
    opener: words(parsed.opener),
    lead: parsed.lead,
    notDoing: null,
    assumptions: null,
    whole,
    isEnglish: isEnglish(text, parsed.tokens),
    isProse: true,
    kind: 'measured',
    prediction: null,
    reviewOn: null,
    hasComparison: false,
  };
}

/** A hypothesis in slots as input of the checks. */
export function inputOfContent(content: HypothesisContent, context: LintContext): CheckInput {
  const parts = partsBy((name) => wordsOfSlot(name, content.slots[name]));
  const text = PARTS.map((name) => content.slots[name]).join('. ');
  const whole = { source: 'slots', text, start: 0, end: text.length, tokens: tokenise(normaliseText(text)) };
  const isDiagnosed = parts.behaviour !== null || parts.because !== null;
  return {
    parts,
    opener: null,
    lead: isDiagnosed ? null : leadOf(parts),
    notDoing: wordsOfSlot('notDoing', content.slots.notDoing),
    assumptions: content.slots.assumptions,
    whole,
    isEnglish: isEnglish(text, whole.tokens),
    isProse: false,
    kind: content.kind,
    prediction: content.prediction,
    reviewOn: content.reviewOn,
    hasComparison: (content.holdoutShare ?? 0) > 0 || context.hasControlList === true,
    listNames: context.listNames ?? [],
    today: context.today ?? null,
    longestPathDays: context.longestPathDays ?? null,
  };
}

const NOTHING_AROUND = { listNames: [], today: null, longestPathDays: null };

function partsBy(find: (name: StatementPart) => Words | null): Record<StatementPart, Words | null> {
  return {
    audience: find('audience'),
    behaviour: find('behaviour'),
    because: find('because'),
    approach: find('approach'),
    expectation: find('expectation'),
  };
}

function tokensIn(tokens: readonly Token[], { start, end }: Part): readonly Token[] {
  return tokens.filter((token) => token.start >= start && token.end <= end);
}

function wordsOfSlot(source: string, text: string): Words | null {
  if (text.trim() === '') return null;
  return { source, text, start: 0, end: text.length, tokens: tokenise(normaliseText(text)) };
}

function leadOf(parts: Record<StatementPart, Words | null>): CheckInput['lead'] {
  if (parts.approach !== null) return 'plan';
  return parts.expectation === null ? null : 'goal';
}

/** Fewer words than this say too little about their language. */
const ENOUGH_WORDS = 8;
/** At least this share of English prose is in our word lists; other languages share only a few of them. */
const KNOWN_SHARE = 0.15;

const ENGLISH = [STOP_WORDS, TACTIC_VERBS, OUTCOME_VERBS, AUDIENCE_NOUNS, UP_WORDS, BLANK_NOUNS];

function isEnglish(text: string, tokens: readonly Token[]): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && latin < letters / 2) return false;
  const words = tokens.filter((token) => token.kind === 'word');
  if (words.length < ENOUGH_WORDS) return true;
  return (
    words.filter(({ text }) => ENGLISH.some((known) => known.has(text))).length >= words.length * KNOWN_SHARE
  );
}
