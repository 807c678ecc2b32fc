import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { endOfDay } from '../../day-bounds.ts';
import { DAY_MS, dayOf } from '../../time.ts';
import type { Rule, RuleAnswer, RuleContext } from '../engine/rule.ts';
import { hypothesisAsset, quoted, slotEvidence } from '../facts/rule-facts.ts';

const Options = z.strictObject({
  /** Days after a result, or after the day of a review, in which a decision is not missed yet. */
  daysToDecide: z._default(z.int().check(z.minimum(0), z.maximum(90)), 7),
});

export const SG501: Rule<z.infer<typeof Options>> = {
  id: 'SG501',
  title: 'Decision about the hypothesis is overdue',
  severity: 'error',
  why: 'A result that nobody acts on was measured for nothing, and its workflows run on without a reason.',
  question: 'What did you learn: keep it, change it, or stop it?',
  options: Options,
  check(context, { daysToDecide }) {
    return context.input.hypotheses.flatMap((hypothesis) => answer(context, hypothesis, daysToDecide));
  },
};

/** What waits for a person: since when (epoch ms), and where it stands. */
interface Waiting {
  since: number;
  words: string;
  path: string;
}

function answer(context: RuleContext, hypothesis: Hypothesis, days: number): RuleAnswer[] {
  const asset = hypothesisAsset(hypothesis);
  const { input } = context;
  if (hypothesis.decision !== null) return keptTooLong(context, hypothesis);
  if (hypothesis.status !== 'live' && hypothesis.status !== 'concluded') return [];
  const waiting = waitingFor(context, hypothesis);
  if (waiting === null || input.now <= waiting.since + days * DAY_MS) return [];
  if ('unknown' in waiting) return [{ asset, unknown: waiting.unknown, cause: 'not_given' }];
  const { words, path } = waiting;
  const message = `${quoted(hypothesis)} ${words}, and nobody has decided.`;
  return [{ asset, message, evidence: [slotEvidence(hypothesis, path, words)] }];
}

/** A failed one is told by SG502, from the moment its result is fixed. */
function waitingFor(
  context: RuleContext,
  hypothesis: Hypothesis,
): Waiting | { since: number; unknown: string } | null {
  const { verdict, kind, reviewOn, prediction } = hypothesis;
  const { timeZone } = context.input;
  if (verdict !== null) return verdict.state === 'invalidated' ? null : sinceVerdict(verdict, timeZone);
  if (kind === 'reviewed') {
    const words = `was to be reviewed on ${reviewOn ?? ''}`;
    return reviewOn === null ? null : { since: endOfDay(reviewOn, timeZone), words, path: 'reviewOn' };
  }
  const deadline = prediction?.deadline ?? null;
  return deadline === null ? null : sinceDeadline(context, hypothesis, deadline);
}

function sinceVerdict({ frozenAt }: { frozenAt: string }, timeZone: string): Waiting {
  const since = Date.parse(frozenAt);
  return { since, words: `has had its result since ${dayOf(since, timeZone)}`, path: 'verdict.state' };
}

/**
 * A complete read after the deadline fixes a result. Where there is none although it was read, either a problem with
 * the data keeps it from one, and a person has to decide all the same; or the read was not complete.
 */
function sinceDeadline({ input }: RuleContext, { id }: Hypothesis, deadline: string) {
  const since = endOfDay(deadline, input.timeZone);
  const reading = input.readings.find(({ hypothesisId }) => hypothesisId === id);
  if (reading === undefined || Date.parse(reading.at) <= since) {
    const unknown = `Its deadline, ${deadline}, has passed, and its result was not read since: whether a decision is overdue is not known.`;
    return { since, unknown };
  }
  if (reading.state !== 'data_problem') {
    const unknown = `Its deadline, ${deadline}, has passed, and its result is not complete yet: whether a decision is overdue is not known.`;
    return { since, unknown };
  }
  const words = `passed its deadline, ${deadline}, with data that allow no result`;
  return { since, words, path: 'prediction.deadline' };
}

/** A decision to keep has to be looked at again on its day. */
function keptTooLong({ input }: RuleContext, hypothesis: Hypothesis): RuleAnswer[] {
  const { decision, verdict, status } = hypothesis;
  const reviewBy = decision?.choice === 'keep' ? decision.reviewBy : null;
  if (reviewBy === null || status === 'retired' || verdict?.state === 'invalidated') return [];
  if (input.now <= endOfDay(reviewBy, input.timeZone)) return [];
  return [
    {
      asset: hypothesisAsset(hypothesis),
      message: `${quoted(hypothesis)} was kept, to be looked at again by ${reviewBy}, and nobody has.`,
      question: 'Is it still true? Then put it to the test again; otherwise retire it.',
      evidence: [slotEvidence(hypothesis, 'decision.reviewBy', `to be looked at again by ${reviewBy}`)],
    },
  ];
}
