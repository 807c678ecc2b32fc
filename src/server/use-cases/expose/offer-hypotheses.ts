import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { hypothesisName } from '../../../core/hypotheses/change.ts';
import { sentenceOf } from '../../../core/hypotheses/sentence.ts';
import { inHundred } from '../../../core/outcomes/words/phrases.ts';
import type { Store } from '../../store/port/store.ts';

/** A hypothesis to choose in the settings of our step. */
export interface OfferedHypothesis {
  label: string;
  description: string;
  value: string;
}

/**
 * The hypotheses that a step can assign records to: those that count from the step, of the workflow's object type.
 * Running ones come first; drafts follow, because the workflow is built before its hypothesis is started.
 */
export async function offerHypotheses(
  { hypotheses }: Pick<Store, 'hypotheses'>,
  { portalId, objectTypeId, search }: { portalId: string; objectTypeId: string | null; search: string },
): Promise<OfferedHypothesis[]> {
  const wanted = search.trim().toLowerCase();
  const fitting = (await hypotheses.list(portalId)).filter(
    (hypothesis) => isForStep(hypothesis, objectTypeId) && textOf(hypothesis).includes(wanted),
  );
  const isDraft = ({ status }: Hypothesis) => Number(status === 'draft');
  return fitting.sort((a, b) => isDraft(a) - isDraft(b)).map(offered);
}

function isForStep(hypothesis: Hypothesis, objectTypeId: string | null): boolean {
  const { kind, status, exposureSource } = hypothesis;
  if (kind !== 'measured' || exposureSource !== 'action') return false;
  if (status !== 'live' && status !== 'draft') return false;
  return objectTypeId === null || hypothesis.objectTypeId === objectTypeId;
}

function textOf(hypothesis: Hypothesis): string {
  return `${hypothesisName(hypothesis)} ${sentenceOf(hypothesis)}`.toLowerCase();
}

function offered(hypothesis: Hypothesis): OfferedHypothesis {
  const { id, status, slots, holdoutShare } = hypothesis;
  const held = (holdoutShare ?? 0) > 0 ? `${inHundred(holdoutShare ?? 0)} held out` : 'Nobody held out';
  const name = slots.title === '' ? id : slots.title;
  return {
    label: status === 'draft' ? `${name} (not started yet)` : name,
    description: `${held}. ${sentenceOf(hypothesis)}`.trim(),
    value: id,
  };
}
