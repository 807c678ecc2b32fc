import type { HypothesisContent } from './hypothesis.ts';
import type { LintReport } from './lint-report.ts';
import { emptySlots } from './draft.ts';
import { titleFrom } from './title.ts';

/**
 * What a pasted sentence comes to: the parts the checks understood, in their slots. A sentence that could not be taken
 * apart stays whole, as what people do. Whether the parts fit is for `HypothesisContent` to say.
 */
export function contentFromStatement(
  statement: string,
  { slots: parts }: Pick<LintReport, 'slots'>,
  objectTypeId: string,
): HypothesisContent {
  const isUnderstood = Object.values(parts).some((part) => part !== '');
  const slots = {
    ...emptySlots(),
    ...parts,
    ...(isUnderstood ? {} : { behaviour: statement.replace(/\s+/g, ' ').trim() }),
  };
  return {
    kind: 'measured',
    objectTypeId,
    slots: { ...slots, title: titleFrom(isUnderstood ? slots : { ...slots, approach: slots.behaviour }) },
    prediction: null,
    exposureSource: 'list',
    holdoutShare: null,
    reviewOn: null,
  };
}
