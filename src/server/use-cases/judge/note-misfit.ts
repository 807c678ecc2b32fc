import { hypothesisName } from '../../../core/hypotheses/change.ts';
import type { MisfitReason } from '../../../core/hypotheses/misfit-reason.ts';
import { objectTypeName } from '../../../core/object-type.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { Actor, AttachDeps } from '../attach/attach-deps.ts';

/**
 * Keeps that a hypothesis does not fit a record, as evidence that is counted. It changes neither the hypothesis nor its
 * numbers; a second word about the same record replaces the first.
 */
export async function noteMisfit(
  { store, now }: Pick<AttachDeps, 'store' | 'now'>,
  request: Actor & {
    hypothesisId: string;
    objectTypeId: string;
    recordId: string;
    reason: MisfitReason;
    note: string;
  },
): Promise<Result<'added' | 'replaced', 'hypothesis_not_found' | 'record_of_other_type'>> {
  const { portalId, hypothesisId, objectTypeId, recordId, reason, by } = request;
  const hypothesis = await store.hypotheses.get(portalId, hypothesisId);
  if (hypothesis === null) {
    const message = `There is no hypothesis ${hypothesisId}.`;
    return refuse('hypothesis_not_found', message, 'It may have been removed: load the record again.');
  }
  if (hypothesis.objectTypeId !== objectTypeId) {
    const wanted = objectTypeName(hypothesis.objectTypeId).many;
    const message = `${hypothesisName(hypothesis)} is about ${wanted}.`;
    return refuse('record_of_other_type', message, `Say it of one of the ${wanted} it is about.`);
  }
  const misfit = { hypothesisId, objectTypeId, recordId, reason, by, at: toInstant(now()) };
  return accept(await store.misfits.note(portalId, { ...misfit, note: request.note.trim() }));
}
