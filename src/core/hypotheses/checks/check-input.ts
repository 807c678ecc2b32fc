import type { HypothesisContent } from '../hypothesis.ts';
import type { KnownHypothesis } from '../known-hypothesis.ts';
import { isEnglish } from '../language.ts';
import { parseStatement, type Part, type StatementPart } from '../statement.ts';
import { normaliseText, tokenise, type Token } from '../statement/prose.ts';
import type { CheckInput, Words } from './check.ts';
import { isPlaceholder } from './placeholder.ts';

/** What is known around a hypothesis; everything left out makes the checks that need it say nothing. */
export interface LintContext {
  /** Calendar day in the portal's time zone. */
  today?: string;
  /** Names of the lists attached as treatment. */
  listNames?: readonly string[];
  /** True when another list is attached as control. */
  hasControlList?: boolean;
  longestPathDays?: number | null;
  /** The hypothesis' own id, so that it is not compared with itself. */
  id?: string;
  /** Hypotheses of the portal to compare with. */
  others?: readonly KnownHypothesis[];
}

const PARTS: readonly StatementPart[] = ['audience', 'behaviour', 'because', 'approach', 'expectation'];

/** Prose as input of the checks. */
export function inputOfStatement(text: string, context: LintContext): CheckInput {
  const parsed = parseStatement(text);
  const words = (part: Part | null): Words | null =>
    part === null ? null : { source: 'statement', ...part, tokens: tokensIn(parsed.tokens, part) };
  const whole = { source: 'statement', text, start: 0, end: text.length, tokens: parsed.tokens };
  return {
    ...aroundIt(context),
    parts: partsBy((name) => words(parsed.parts[name])),
    lead: parsed.lead,
    placeholders: [],
    notDoing: null,
    assumptions: null,
    whole,
    isEnglish: isEnglish(text, parsed.tokens, true),
    isProse: true,
    kind: 'measured',
    prediction: null,
    reviewOn: null,
  };
}

/** A hypothesis in slots as input of the checks. */
export function inputOfContent(content: HypothesisContent, context: LintContext): CheckInput {
  const written = PARTS.flatMap((name) => wordsOfSlot(name, content.slots[name]) ?? []);
  const placeholders = written.filter(isPlaceholder);
  const answers = written.filter((slot) => !placeholders.includes(slot));
  const parts = partsBy((name) => answers.find(({ source }) => source === name) ?? null);
  const text = PARTS.map((name) => content.slots[name]).join('. ');
  const whole = { source: 'slots', text, start: 0, end: text.length, tokens: tokenise(normaliseText(text)) };
  const isDiagnosed = parts.behaviour !== null || parts.because !== null;
  return {
    ...aroundIt(context),
    parts,
    lead: isDiagnosed ? null : leadOf(parts),
    placeholders,
    notDoing: wordsOfSlot('notDoing', content.slots.notDoing),
    assumptions: content.slots.assumptions,
    whole,
    isEnglish: isEnglish(text, whole.tokens, false),
    isProse: false,
    kind: content.kind,
    prediction: content.prediction,
    reviewOn: content.reviewOn,
    hasComparison: (content.holdoutShare ?? 0) > 0 || context.hasControlList === true,
  };
}

function aroundIt(context: LintContext) {
  return {
    hasComparison: context.hasControlList ?? false,
    listNames: context.listNames ?? [],
    today: context.today ?? null,
    longestPathDays: context.longestPathDays ?? null,
    id: context.id ?? null,
    others: context.others ?? [],
  };
}

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
