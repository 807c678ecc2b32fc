import { hypothesisName } from '../../../core/hypotheses/change.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { objectTypeName } from '../../../core/object-type.ts';
import type { Arm } from '../../../core/outcomes/cohort/cohort.ts';
import { drawnArm } from '../../../core/outcomes/cohort/drawn-arm.ts';
import { accept, refuse, type Refusal, type Result } from '../../../core/result.ts';
import type { Store } from '../../store/port/store.ts';

/** What a step of a workflow asks for one record. */
export interface ExposeRequest {
  portalId: string;
  hypothesisId: string;
  objectTypeId: string;
  recordId: string;
}

/** What the step gives to the steps behind it. */
export interface Exposed {
  hypothesisId: string;
  arm: Arm;
  /** When the record was first exposed, epoch milliseconds: the same however often it comes. */
  exposedAt: number;
}

export type ExposeRefusal =
  'hypothesis_not_found' | 'not_live' | 'reviewed_by_people' | 'counted_by_segment' | 'wrong_object_type';

/**
 * Assigns a record that has come to the step of a hypothesis: draws its group, keeps the exposure durably, and answers.
 * The first exposure is kept for ever; asked again, by a retry or because the record comes a second time, it gives the
 * same answer and changes nothing. Refused, nobody is assigned: the caller must not treat such a record as exposed.
 */
export async function expose(
  { store, now }: { store: Pick<Store, 'hypotheses' | 'ledger'>; now: () => number },
  { portalId, hypothesisId, objectTypeId, recordId }: ExposeRequest,
): Promise<Result<Exposed, ExposeRefusal>> {
  const hypothesis = await store.hypotheses.get(portalId, hypothesisId);
  if (hypothesis === null) return notFound(hypothesisId);
  const refused = refusalFor(hypothesis, objectTypeId);
  if (refused !== null) return refused;
  const at = now();
  const kept = await store.ledger.expose(portalId, hypothesisId, {
    ...{ recordId, arm: drawnArm(hypothesisId, recordId, hypothesis.holdoutShare ?? 0) },
    ...{ joinedAt: at, firstSeenAt: at, outcomeAt: null, excluded: null, readAt: null },
  });
  return accept({ hypothesisId, arm: kept.arm, exposedAt: kept.joinedAt });
}

function refusalFor(hypothesis: Hypothesis, objectTypeId: string): Refusal<ExposeRefusal> | null {
  const called = hypothesisName(hypothesis);
  if (hypothesis.status !== 'live')
    return refuse(
      'not_live',
      `${called} is not running.`,
      'Take the step out, or choose one that is running.',
    );
  if (hypothesis.kind === 'reviewed')
    return refuse(
      'reviewed_by_people',
      `${called} is judged by people: nobody is counted.`,
      'Take the step out.',
    );
  if (hypothesis.exposureSource === 'list') {
    const hint = 'Take the step out, or start version 2 that counts from the step.';
    return refuse('counted_by_segment', `${called} counts people by their segment.`, hint);
  }
  if (hypothesis.objectTypeId === objectTypeId) return null;
  const [wanted, given] = [hypothesis.objectTypeId, objectTypeId].map((type) => objectTypeName(type).many);
  const hint = `Use the step in a workflow of ${wanted}.`;
  return refuse(
    'wrong_object_type',
    `${called} is about ${wanted}, and this workflow enrols ${given}.`,
    hint,
  );
}

function notFound(hypothesisId: string): Refusal<'hypothesis_not_found'> {
  const message = `There is no hypothesis ${hypothesisId}.`;
  return refuse('hypothesis_not_found', message, 'Choose another one in the step.');
}
