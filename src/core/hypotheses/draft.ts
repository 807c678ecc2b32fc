import { canonicalJson } from '../grounding/workflow/canonical.ts';
import { toInstant } from '../time.ts';
import type { Hypothesis, HypothesisContent, Slots } from './hypothesis.ts';

/** A new hypothesis that nobody has started: it has an author and a first version, and carries nothing yet. */
export function draftHypothesis(draft: {
  id: string;
  /** Epoch milliseconds. */
  now: number;
  by: string;
  content: HypothesisContent;
}): Hypothesis {
  const at = toInstant(draft.now);
  return {
    ...contentOf(draft.content),
    id: draft.id,
    version: 1,
    status: 'draft',
    start: null,
    amendments: [],
    verdict: null,
    decision: null,
    successorId: null,
    createdAt: at,
    createdBy: draft.by,
    updatedAt: at,
  };
}

/** What a person wrote of a hypothesis, without what the machine added. */
export function contentOf(from: HypothesisContent): HypothesisContent {
  return {
    kind: from.kind,
    objectTypeId: from.objectTypeId,
    slots: from.slots,
    prediction: from.prediction,
    exposureSource: from.exposureSource,
    holdoutShare: from.holdoutShare,
    reviewOn: from.reviewOn,
  };
}

/** Whether people wrote the same of both. */
export function isSameContent(one: HypothesisContent, other: HypothesisContent): boolean {
  return canonicalJson(contentOf(one)) === canonicalJson(contentOf(other));
}

/** Slots in which nothing was answered yet. */
export function emptySlots(): Slots {
  return {
    title: '',
    audience: '',
    behaviour: '',
    because: '',
    approach: '',
    expectation: '',
    notDoing: '',
    owner: '',
    evidence: '',
    salesNote: '',
    assumptions: [],
    confidence: null,
  };
}
