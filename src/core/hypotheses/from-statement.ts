import type { HypothesisContent, Slots } from './hypothesis.ts';
import type { LintReport } from './lint-report.ts';
import { emptySlots } from './draft.ts';
import { titleFrom } from './title.ts';

/** What a pasted sentence comes to as a draft. Whether the parts fit is for `HypothesisContent` to say. */
export function contentFromStatement(
  statement: string,
  { slots: parts }: Pick<LintReport, 'slots'>,
  objectTypeId: string,
): HypothesisContent {
  const slots = slotsFromStatement(statement, parts);
  return {
    kind: 'measured',
    objectTypeId,
    slots: { ...slots, title: titleFrom(slots) },
    prediction: null,
    exposureSource: 'list',
    holdoutShare: null,
    reviewOn: null,
  };
}

/**
 * The parts of a sentence that the checks understood, in their slots. A sentence that could not be taken apart stays
 * whole, as what people do.
 */
export function slotsFromStatement(statement: string, parts: LintReport['slots']): Slots {
  const isUnderstood = Object.values(parts).some((part) => part !== '');
  const whole = { behaviour: statement.replace(/\s+/g, ' ').trim() };
  return { ...emptySlots(), ...parts, ...(isUnderstood ? {} : whole) };
}
