import type { AuditInput } from '../audit-input.ts';
import type { Workflow } from '../workflow/model.ts';
import { CONTACT } from '../../object-type.ts';

/** Who is in the segments, as far as it was read. */
export interface PeopleFacts {
  /** `exact`: by the ids of members · `bounds`: by the sizes of segments. */
  method: 'exact' | 'bounds';
  /** Epoch milliseconds. */
  asOf: number;
  /** Ids of members by segment; a segment that is not in it was not read. Empty for `bounds`. */
  members: ReadonlyMap<string, readonly string[]>;
  /** Contacts of the account; null when not known. */
  contacts: number | null;
}

/**
 * Segments whose members have to be known to say whom automations can reach, ordered: those that contact workflows
 * which are on and may write to people, or send them on, enrol from or keep out. A workflow that does neither is left
 * out before anything is classed; one too many costs a reading and changes no figure.
 */
export function segmentsOfPeople({ workflows }: Pick<AuditInput, 'workflows'>): string[] {
  const reaching = workflows.filter(mayReach);
  const ids = reaching.flatMap(({ enrolment, lists }) => [
    ...enrolment.waysIn.flatMap(({ inLists }) => inLists),
    ...lists.filter(({ use }) => use === 'suppression').map(({ listId }) => listId),
  ]);
  return [...new Set(ids)].sort();
}

function mayReach({
  isEnabled,
  objectTypeId,
  flowType,
  messages,
  destinations,
  goesTo,
  actions,
}: Workflow): boolean {
  if (!isEnabled || objectTypeId !== CONTACT || flowType !== 'WORKFLOW') return false;
  const writes = messages.length > 0 || destinations.length > 0;
  return writes || goesTo.length > 0 || actions.some(({ kind }) => kind === 'ads_audience');
}
