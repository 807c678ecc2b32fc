import { inHundred } from '../words/phrases.ts';
import { officialEstimate, safeBand, share } from './lift.ts';
import { isTooFew } from './official-rows.ts';
import type { ArmCount, GuardrailReading } from './reading.ts';

/** What is known of the guardrail among those who finished. */
export interface GuardrailFacts {
  label: string;
  treatment: ArmCount;
  control: ArmCount | null;
  before: ArmCount | null;
  /** Why it cannot be read; null when it can. */
  problem: string | null;
  /** Whether the groups can be compared at all: all was read, and nothing keeps the hypothesis from a verdict. */
  isComparable: boolean;
  /** Whether this is the one reading after the deadline; any other look may be one of many. */
  isOfficial: boolean;
  /** Records at which the safe band is narrowest, as for the outcome. */
  bandBestAt: number;
}

/**
 * Reads the guardrail beside the outcome. It is bad when it goes up; whether it did more than chance would do is asked
 * of the compared group alone, by the outcome's own rules: the safe band while it runs, one interval at the deadline.
 * Those who joined before the start only stand beside it: who has left the segment since is missing there, and people
 * often leave it just when the guardrail happens to them.
 */
export function readGuardrail(facts: GuardrailFacts): GuardrailReading {
  const { label, treatment, control, before } = facts;
  const state = stateOf(facts);
  return { label, treatment, control, before, state, sentence: sentenceOf(facts, state) };
}

function stateOf(facts: GuardrailFacts): GuardrailReading['state'] {
  const { treatment, control, problem, isComparable, isOfficial, bandBestAt } = facts;
  if (problem !== null || control === null || !isComparable) return 'not_known';
  const arms = { treatment, control };
  if (isTooFew(arms)) return 'not_known';
  const difference = isOfficial ? officialEstimate(arms) : safeBand(arms, bandBestAt);
  if (difference === null) return 'not_known';
  const [low] = difference.interval;
  return low > 0 ? 'worse' : 'not_worse';
}

function sentenceOf(facts: GuardrailFacts, state: GuardrailReading['state']): string {
  const { label, treatment, control, before, problem } = facts;
  const called = label.charAt(0).toUpperCase() + label.slice(1);
  if (problem !== null) return `${called}: not known. ${problem}`;
  const [got, compared, was] = [share(treatment), control && share(control), before && share(before)];
  if (got === null) return `${called}: not known of anybody who has finished.`;
  const shares = [got, compared, was].filter((one) => one !== null);
  const beside = compared === null ? '' : `, ${inHundred(compared, shares)} in the compared group`;
  const warning = state === 'worse' ? ' Look at that before you keep it.' : '';
  return `${called}: ${inHundred(got, shares)}${beside}.${warning}${was === null ? '' : beforeWords(was, shares)}`;
}

function beforeWords(was: number, shares: readonly number[]): string {
  const who = `${inHundred(was, shares)} of those still in the segment`;
  return ` Before the start: ${who}; who has left it is not seen, so that is no comparison.`;
}
