import type { AuditedHypothesis } from '../contract/audited-hypothesis.ts';
import type { Hypothesis } from '../hypotheses/hypothesis.ts';
import { sentenceOf } from '../hypotheses/sentence.ts';
import { supportOf } from '../hypotheses/supports.ts';
import { labelOf } from '../outcomes/words/labels.ts';
import type { Reading } from '../outcomes/verdict/reading.ts';
import type { AuditInput } from './audit-input.ts';
import { compareKeys } from './engine/finding-order.ts';
import { carrierIdsOf } from './facts/rule-facts.ts';

/** Every hypothesis of an account with what carries it and where it stands, by id. */
export function auditedHypotheses(input: Readonly<AuditInput>): AuditedHypothesis[] {
  const readings = new Map(input.readings.map((reading) => [reading.hypothesisId, reading]));
  const carriers = carrierIdsOf(input);
  return input.hypotheses
    .map((one) => ({
      ...claimOf(one, input),
      result: resultOf(one, readings.get(one.id) ?? null),
      workflowIds: [...(carriers.get(one.id) ?? [])],
      lists: listsOf(one.id, input),
    }))
    .sort((a, b) => compareKeys([a.id], [b.id]));
}

type Claim = Omit<AuditedHypothesis, 'result' | 'workflowIds' | 'lists'>;

function claimOf(hypothesis: Hypothesis, input: Readonly<AuditInput>): Claim {
  const { id, status, kind, objectTypeId, slots, prediction, reviewOn, decision } = hypothesis;
  const { title, owner, notDoing } = slots;
  const support = supportOf(hypothesis, input);
  return {
    ...{ id, status, kind, objectTypeId, title, owner, notDoing },
    sentence: sentenceOf(hypothesis),
    supports: support.supports,
    supportReason: support.reason,
    metric: prediction?.metric?.label ?? null,
    direction: prediction?.direction ?? null,
    baseline: prediction?.baseline ?? null,
    target: prediction?.target ?? null,
    windowDays: prediction?.windowDays ?? null,
    dueOn: kind === 'reviewed' ? reviewOn : (prediction?.deadline ?? null),
    decision: decision?.choice ?? null,
  };
}

function resultOf({ verdict }: Hypothesis, reading: Reading | null): AuditedHypothesis['result'] {
  const standing = verdict ?? reading;
  if (standing === null) return null;
  const { row, state, reason, evidence, counts, estimate } = standing;
  return {
    ...{ state, evidence, counts, estimate },
    at: verdict?.frozenAt ?? reading?.at ?? '',
    isFinal: verdict !== null,
    label: labelOf({ row, state, reason, hasControl: counts.control !== null }),
    sentence: reading?.sentence ?? '',
  };
}

function listsOf(id: string, { judgements }: Readonly<AuditInput>): AuditedHypothesis['lists'] {
  return judgements.attachments
    .flatMap(({ hypothesisId, asset, role }) =>
      hypothesisId === id && asset.kind === 'list' && role !== 'tactic' ? [{ id: asset.id, role }] : [],
    )
    .sort((a, b) => compareKeys([a.id, a.role], [b.id, b.role]));
}
