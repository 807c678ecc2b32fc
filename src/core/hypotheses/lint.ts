import { inputOfContent, inputOfStatement, type LintContext } from './checks/check-input.ts';
import type { Check, CheckInput, Outcome, Words } from './checks/check.ts';
import { isSameForBoth, isTooShort } from './checks/h19.ts';
import { isPlaceholder } from './checks/placeholder.ts';
import { CHECKS, CHECKS_VERSION } from './checks/registry.ts';
import { isTruism } from './checks/truism.ts';
import { HEADLINES, nearly, QUESTION_ORDER, QUESTIONS, type QuestionKey } from './coach.ts';
import type { HypothesisContent } from './hypothesis.ts';
import type { Band, CheckResult, LintReport, Severity } from './lint-report.ts';
import { hasOpenQuestion } from './open-question.ts';

/** Checks a statement as somebody wrote it: which parts it has, what it lacks, and what to answer next. */
export function lintStatement(text: string, context: LintContext = {}): LintReport {
  return lint(inputOfStatement(text, context));
}

/** Checks a hypothesis in slots, with its prediction; nothing is guessed from prose. */
export function lintHypothesis(content: HypothesisContent, context: LintContext = {}): LintReport {
  return lint(inputOfContent(content, context));
}

interface Answer {
  check: Check;
  outcome: Outcome;
}

interface Summary {
  band: Band;
  headline: string;
  /** The one check that speaks where the others only follow from it; null when each speaks for itself. */
  root: string | null;
}

/** A statement that lacks this many of its five answers has to be built anew. */
const MOST = 3;
const ANSWERS = ['H01', 'H02', 'H05', 'H06', 'H07'];

function lint(input: CheckInput): LintReport {
  const answers = CHECKS.map((check) => ({ check, outcome: check.check(input) }));
  const summary = summarise(input, answers);
  const question = summary.headline === HEADLINES.sameForBoth ? null : nextQuestion(input, answers);
  const checks = answers.map((answer) => (isReadable(input) ? report(answer, summary.root) : unread(answer)));
  return {
    schema: 'groundwork.lint/1',
    checksVersion: CHECKS_VERSION,
    band: summary.band,
    headline: summary.band === 'testable' && hasOpenQuestion(checks) ? HEADLINES.stillOpen : summary.headline,
    question,
    slots: slotsOf(input),
    checks,
  };
}

/** What was understood: nothing of prose in another language. */
function slotsOf(input: CheckInput): LintReport['slots'] {
  const textOf = (name: keyof CheckInput['parts']) =>
    isReadable(input) ? (input.parts[name]?.text ?? '') : '';
  return {
    audience: textOf('audience'),
    behaviour: textOf('behaviour'),
    because: textOf('because'),
    approach: textOf('approach'),
    expectation: textOf('expectation'),
  };
}

function summarise(input: CheckInput, answers: readonly Answer[]): Summary {
  const errors = answers.filter(isError).map(({ check }) => check.id);
  if (errors.length > 0 && isSameForBoth(input))
    return { band: 'fixable', headline: HEADLINES.sameForBoth, root: 'H19' };
  if (isPlaceholder(input.whole)) return { band: 'rebuild', headline: HEADLINES.junk, root: 'H19' };
  if (!isReadable(input)) return { band: 'fixable', headline: HEADLINES.notEnglish, root: null };
  if (input.lead === 'plan') return { band: 'rebuild', headline: HEADLINES.plan, root: 'H03' };
  if (input.lead === 'goal') return { band: 'rebuild', headline: HEADLINES.goal, root: 'H04' };
  if (errors.length === 0) return { band: 'testable', headline: HEADLINES.testable, root: null };
  if (isTooShort(input)) return { band: 'rebuild', headline: HEADLINES.junk, root: 'H19' };
  if (input.isEnglish && input.parts.approach !== null && isTruism(input.parts.approach)) {
    return { band: 'fixable', headline: HEADLINES.truism, root: null };
  }
  const missing = errors.filter((id) => ANSWERS.includes(id)).length;
  if (missing >= MOST) return { band: 'rebuild', headline: HEADLINES.mostMissing, root: null };
  return { band: 'fixable', headline: nearly(missing), root: null };
}

/** Prose in another language cannot be taken apart, so nothing is said about its parts. */
function isReadable(input: CheckInput): boolean {
  return !input.isProse || input.isEnglish;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

function severityOf({ check, outcome }: Answer): Severity {
  return outcome.severity ?? check.severity;
}

function isError(answer: Answer): boolean {
  return answer.outcome.status === 'fail' && severityOf(answer) === 'error';
}

/** Errors first, then warnings, then notes, each in the coach's order; asked whatever the headline says. */
function nextQuestion(input: CheckInput, answers: readonly Answer[]): string | null {
  if (!isReadable(input)) return QUESTIONS.who;
  const failed = answers.filter(({ check, outcome }) => outcome.status === 'fail' && check.question !== null);
  const graded = SEVERITIES.map((severity) => failed.filter((answer) => severityOf(answer) === severity));
  const asked = new Set<QuestionKey>(
    (graded.find(({ length }) => length > 0) ?? []).flatMap(({ check }) => check.question ?? []),
  );
  if (input.lead !== null && input.parts.behaviour === null) asked.add('behaviour');
  const next = QUESTION_ORDER.find((key) => asked.has(key));
  return next === undefined ? null : QUESTIONS[next];
}

/** What only follows from the headline is not held against the statement a second time. */
function report(answer: Answer, root: string | null): CheckResult {
  const { check, outcome } = answer;
  const failed = outcome.status === 'fail';
  const follows = failed && root !== null && check.id !== root;
  return {
    id: check.id,
    status: follows ? 'n_a' : outcome.status,
    severity: severityOf(answer),
    message: follows ? `Waits for ${root}: ${outcome.message}` : outcome.message,
    question: failed && check.question !== null ? QUESTIONS[check.question] : null,
    span: spanOf(outcome.words ?? null),
  };
}

function unread({ check }: Answer): CheckResult {
  const message = 'Only English sentences are taken apart.';
  return { id: check.id, status: 'n_a', severity: check.severity, message, question: null, span: null };
}

function spanOf(words: Words | null): CheckResult['span'] {
  if (words === null) return null;
  return { source: words.source, text: words.text, start: words.start, end: words.end };
}
