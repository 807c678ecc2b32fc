import { objectTypeIdOf } from '../../../core/object-type.ts';
import { refuse, type Result } from '../../../core/result.ts';
import type { Store } from '../../store/port/store.ts';
import { expose, type Exposed, type ExposeRefusal } from './expose.ts';

/** A record at our step, as far as the call told; null for what it did not. */
export interface AtStep {
  portalId: string;
  hypothesisId: string | null;
  workflowId: string | null;
  /** As HubSpot calls it there: `CONTACT`, or `2-…`. */
  objectType: string | null;
  recordId: string | null;
}

export type AssignRefusal = ExposeRefusal | 'no_workflow' | 'no_hypothesis' | 'no_record';

/**
 * Assigns the record that a workflow has brought to the step. Who calls without a workflow (an agent, a test of the
 * step) assigns nobody: whoever is counted must have been enrolled.
 */
export async function assignRecord(
  deps: { store: Pick<Store, 'hypotheses' | 'ledger'>; now: () => number },
  { portalId, hypothesisId, workflowId, objectType, recordId }: AtStep,
): Promise<Result<Exposed, AssignRefusal>> {
  if (workflowId === null)
    return refuse(
      'no_workflow',
      'Only a workflow can assign records to a hypothesis.',
      'Put the step into a workflow that enrols them.',
    );
  if (hypothesisId === null)
    return refuse('no_hypothesis', 'No hypothesis is chosen in the step.', 'Choose one in the step.');
  if (recordId === null || objectType === null)
    return refuse('no_record', 'No record was named.', 'Use the step in a workflow that enrols records.');
  const objectTypeId = objectTypeIdOf(objectType);
  return expose(deps, { portalId, hypothesisId, objectTypeId, recordId });
}
