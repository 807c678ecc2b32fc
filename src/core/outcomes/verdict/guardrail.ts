import { OFFICIAL_LEVEL, proportion, share } from './lift.ts';
import { inHundred } from '../words/phrases.ts';
import type { ArmCount, GuardrailReading } from './reading.ts';
import { newcombe } from '../statistics/newcombe.ts';

/** What is known of the guardrail among those who finished. */
export interface GuardrailFacts {
  label: string;
  treatment: ArmCount;
  control: ArmCount | null;
  before: ArmCount | null;
  /** Why it cannot be read; null when it can. */
  problem: string | null;
}

/**
 * Reads the guardrail beside the outcome. It is bad when it goes up; whether it did more than chance would do is asked
 * of the compared group where there is one, else of those who joined before the start (Newcombe, 96 %), of whom only
 * those who have stayed in the segment can be seen.
 */
export function readGuardrail(facts: GuardrailFacts): GuardrailReading {
  const { label, treatment, control, before } = facts;
  return { label, treatment, control, before, state: stateOf(facts), sentence: sentenceOf(facts) };
}

function stateOf({ treatment, control, before, problem }: GuardrailFacts): GuardrailReading['state'] {
  const compared = control ?? before;
  if (problem !== null || treatment.finished === 0 || compared === null) return 'not_known';
  const difference = newcombe(proportion(treatment), proportion(compared), OFFICIAL_LEVEL);
  if (difference.kind === 'insufficient') return 'not_known';
  return difference.low > 0 ? 'worse' : 'not_worse';
}

function sentenceOf(facts: GuardrailFacts): string {
  const { label, treatment, control, before, problem } = facts;
  const called = label.charAt(0).toUpperCase() + label.slice(1);
  if (problem !== null) return `${called}: not known. ${problem}`;
  const [got, compared, was] = [share(treatment), control && share(control), before && share(before)];
  if (got === null) return `${called}: not known of anybody who has finished.`;
  const shares = [got, compared, was].filter((one) => one !== null);
  const parts = [
    inHundred(got, shares),
    ...(compared === null ? [] : [`${inHundred(compared, shares)} in the compared group`]),
    ...(was === null ? [] : [`before ${inHundred(was, shares)} of those still in the segment`]),
  ];
  const warning = stateOf(facts) === 'worse' ? ' Look at that before you keep it.' : '';
  return `${called}: ${parts.join(', ')}.${warning}`;
}
