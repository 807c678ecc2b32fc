import type { Answered } from '../../../core/contract/changes.ts';
import { destinationKey } from '../../../core/grounding/classes/destination-answers.ts';
import type { DestinationClass, DestinationRef } from '../../../core/grounding/judgements.ts';
import { nearest } from '../../../core/grounding/config/nearest.ts';
import { accept, refuse, type Refusal, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { Actor, AttachDeps } from '../attach/attach-deps.ts';
import { saidReason } from './said-reason.ts';

export interface AnswerRequest extends Actor {
  destinations: readonly DestinationRef[];
  /** Whether they write to customers. */
  class: DestinationClass;
  reason: string;
}

/** Says of outside systems whether they write to customers, for every workflow that uses them: all of them or none. */
export async function answer(
  { store, now }: Pick<AttachDeps, 'store' | 'now'>,
  { portalId, by, destinations, class: found, reason }: AnswerRequest,
): Promise<Result<Answered, 'no_reason' | 'destination_unknown' | 'not_audited'>> {
  const said = saidReason(reason, 'An answer', 'Say what is done there with a record.');
  if (!said.ok) return said;
  const report = await store.audits.latest(portalId);
  if (report === null) {
    const message = 'This account has not been audited yet, so nothing is known of its outside systems.';
    return refuse('not_audited', message, 'Start an audit first.');
  }
  const known = new Map(report.destinations.map((one) => [destinationKey(one), one]));
  const unknown = destinations.find((one) => !known.has(destinationKey(one)));
  if (unknown !== undefined) return unknownDestination(unknown, [...known.keys()]);
  const given: Answered = { added: 0, replaced: 0, settled: 0 };
  const made = { class: found, reason: said.value, by, at: toInstant(now()) };
  const settled = new Set(destinations.flatMap((one) => known.get(destinationKey(one))?.waiting ?? []));
  for (const { kind, key } of destinations) {
    given[await store.judgements.answer(portalId, { destination: { kind, key }, ...made })] += 1;
  }
  return accept({ ...given, settled: settled.size });
}

function unknownDestination(one: DestinationRef, known: readonly string[]): Refusal<'destination_unknown'> {
  const key = destinationKey(one);
  const near = nearest(key, known);
  const hint = near === null ? 'The audit lists them under “to answer once”.' : `Did you mean ${near}?`;
  return refuse('destination_unknown', `No workflow that is on uses ${key}; nothing was changed.`, hint);
}
