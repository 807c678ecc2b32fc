import type { CardHypothesis } from '../../../core/contract/record-card.ts';
import { toneOf } from '../../../core/explain/tone.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { labelOf } from '../../../core/outcomes/words/labels.ts';
import type { FrozenVerdict } from '../../../core/outcomes/verdict/reading.ts';

type Tag = Pick<CardHypothesis, 'label' | 'tone'>;

/** The status tag of a hypothesis on a record's card: how it stands, in the words of the screen. */
export function statusTag({
  kind,
  verdict,
  decision,
}: Pick<Hypothesis, 'kind' | 'verdict' | 'decision'>): Tag {
  if (kind === 'reviewed' && decision !== null) return { label: 'Reviewed', tone: 'default' };
  return verdict === null ? { label: 'Running', tone: 'info' } : tagOf(verdict);
}

function tagOf({ row, state, reason, counts }: FrozenVerdict): Tag {
  const label = labelOf({ row, state, reason, hasControl: counts.control !== null });
  return { label, tone: toneOf(state) };
}
