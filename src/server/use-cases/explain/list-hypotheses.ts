import type { HypothesisSummary } from '../../../core/contract/hypothesis-page.ts';
import type { Attachment } from '../../../core/grounding/judgements.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { sentenceOf } from '../../../core/hypotheses/sentence.ts';
import type { Reading } from '../../../core/outcomes/verdict/reading.ts';
import type { Store } from '../../store/port/store.ts';

/** Every hypothesis of a portal as a line of a table, oldest first. */
export async function listHypotheses(
  store: Pick<Store, 'hypotheses' | 'judgements' | 'readings'>,
  portalId: string,
): Promise<HypothesisSummary[]> {
  const [hypotheses, { attachments }, readings] = await Promise.all([
    store.hypotheses.list(portalId),
    store.judgements.all(portalId),
    store.readings.all(portalId),
  ]);
  const latest = new Map(readings.map((reading) => [reading.hypothesisId, reading]));
  return hypotheses.map((hypothesis) => {
    const own = attachments.filter(({ hypothesisId }) => hypothesisId === hypothesis.id);
    return summaryOf(hypothesis, own, latest.get(hypothesis.id) ?? null);
  });
}

function told({ at, state, label, sentence }: Reading): HypothesisSummary['reading'] {
  return { at, state, label, sentence };
}

function summaryOf(
  hypothesis: Hypothesis,
  attachments: readonly Attachment[],
  reading: Reading | null,
): HypothesisSummary {
  const { id, version, status, kind, objectTypeId, slots, prediction, reviewOn, decision } = hypothesis;
  const { title, owner } = slots;
  const count = (wanted: string) => attachments.filter(({ asset }) => asset.kind === wanted).length;
  return {
    ...{ id, version, status, kind, objectTypeId, title, owner },
    sentence: sentenceOf(hypothesis),
    dueOn: kind === 'reviewed' ? reviewOn : (prediction?.deadline ?? null),
    decision: decision?.choice ?? null,
    confidence: slots.confidence,
    reading: reading === null ? null : told(reading),
    lists: count('list'),
    workflows: count('workflow'),
  };
}
