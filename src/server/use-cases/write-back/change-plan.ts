import {
  OUTCOME_PROPERTY_NAMES,
  type OutcomePropertyName,
} from '../../../core/outcomes/properties/outcome-properties.ts';
import type { OutcomeValues } from '../../../core/outcomes/properties/property-values.ts';
import type { RecordRead, RecordsDoor } from '../../hubspot/port.ts';
import type { Participant } from './participants.ts';

/** HubSpot's largest batch of records. */
const BATCH = 100;

/** Values of our properties on a record; unset is null. */
export type KnownValues = Record<string, string | null>;

/** A record, what is known to be on it, and what has to be written (nothing: it is right already). */
export interface Change {
  recordId: string;
  known: KnownValues;
  values: Partial<OutcomeValues>;
  /** Whether `known` was looked up just now rather than remembered. */
  wasLookedUp: boolean;
  /** Whether `known` is what was last written, as it is remembered. */
  wasRemembered: boolean;
}

export type Planned =
  | ({ kind: 'change' } & Change)
  | { kind: 'gone'; recordId: string }
  | { kind: 'unreadable'; recordId: string; code: string; message: string };

export interface PlanningParts {
  records: RecordsDoor;
  objectTypeId: string;
  /** Our properties that are there to be read and written. */
  existing: readonly OutcomePropertyName[];
  /** No record can have a value: there is nothing to look up. */
  isFresh: boolean;
  changesFor: (participant: Participant, known: KnownValues) => Partial<OutcomeValues>;
}

/**
 * Compares each record with what was last written to it, or, where that is not known, with what HubSpot has. Records to
 * look up are gathered into full batches, so the order of records is not kept. What a person or another tool changed
 * since is left to them until our own value changes.
 */
export async function* planChanges(
  all: AsyncIterable<Participant>,
  parts: PlanningParts,
): AsyncGenerator<Planned> {
  let unknown: Participant[] = [];
  for await (const participant of all) {
    if (participant.written !== null || parts.isFresh) yield planOne(participant, undefined, parts);
    else unknown.push(participant);
    if (unknown.length < BATCH) continue;
    yield* lookedUp(unknown, parts);
    unknown = [];
  }
  yield* lookedUp(unknown, parts);
}

async function* lookedUp(unknown: readonly Participant[], parts: PlanningParts): AsyncGenerator<Planned> {
  const participants = new Map(unknown.map((participant) => [participant.recordId, participant]));
  const ask = { properties: parts.existing, withHistory: [] };
  for await (const read of parts.records.read(parts.objectTypeId, [...participants.keys()], ask)) {
    const participant = participants.get(read.id);
    if (participant !== undefined) yield planOne(participant, read, parts);
  }
}

function planOne(participant: Participant, read: RecordRead | undefined, parts: PlanningParts): Planned {
  const { recordId, written } = participant;
  const isMerged = read?.state === 'readable' && read.record.id !== recordId;
  if (read?.state === 'gone' || isMerged) return { kind: 'gone', recordId };
  if (read?.state === 'unreadable')
    return { kind: 'unreadable', recordId, code: read.code, message: read.message };
  const known = written ?? read?.record.properties ?? {};
  const values = parts.changesFor(participant, known);
  const from = { wasLookedUp: read !== undefined, wasRemembered: written !== null };
  return { kind: 'change', recordId, known, values, ...from };
}

/** Values as they stand on the record once the change is written. */
export function valuesAfter({ known, values }: Pick<Change, 'known' | 'values'>): Record<string, string> {
  return Object.fromEntries(OUTCOME_PROPERTY_NAMES.map((name) => [name, values[name] ?? known[name] ?? '']));
}
