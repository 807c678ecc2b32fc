import type { LedgerRow } from '../../../core/outcomes/cohort/ledger-row.ts';
import {
  participation,
  type Participation,
  type SpeakingHypothesis,
} from '../../../core/outcomes/properties/property-values.ts';
import type { Store } from '../../store/port/store.ts';
import type { WrittenRecord } from '../../store/port/write-back.ts';
import { ledgerRecords } from '../ledger-records.ts';
import { groupByKey } from '../streams.ts';

/** One record with all its hypotheses, and what Groundwork last wrote onto it (null: not known to have). */
export interface Participant {
  recordId: string;
  parts: Participation[];
  written: Record<string, string> | null;
}

/** The same stream, telling of each record as it passes. */
export async function* tellingOf(
  all: AsyncIterable<Participant>,
  tell: (participant: Participant) => void,
): AsyncGenerator<Participant> {
  for await (const participant of all) {
    tell(participant);
    yield participant;
  }
}

type Entry =
  | { kind: 'part'; recordId: string; part: Participation }
  | { kind: 'written'; recordId: string; values: Record<string, string> | null };

/**
 * Every record of one object type that takes part in a hypothesis or was written to, in order of record ids. Ids of
 * records that went into others are left out: what is written to them lands on the other. The ledgers are merged as
 * streams: a record at a time is held, however many there are.
 */
export async function* participants(
  store: Pick<Store, 'ledger' | 'writeBack'>,
  { portalId, objectTypeId }: { portalId: string; objectTypeId: string },
  hypotheses: readonly SpeakingHypothesis[],
): AsyncGenerator<Participant> {
  const ledgers = hypotheses.map((hypothesis) =>
    partsOf(ledgerRecords(store, portalId, hypothesis.id), hypothesis),
  );
  const written = valuesOf(store.writeBack.open(portalId), objectTypeId);
  for await (const { key, items } of groupByKey<Entry>([...ledgers, written], ({ recordId }) => recordId)) {
    const entries = items.map(({ item }) => item);
    const parts = entries.flatMap((entry) => (entry.kind === 'part' ? [entry.part] : []));
    if (parts.some(({ standing }) => standing === 'merged')) continue;
    yield {
      recordId: key,
      parts,
      written: entries.find((entry) => entry.kind === 'written')?.values ?? null,
    };
  }
}

async function* partsOf(
  records: AsyncIterable<LedgerRow[]>,
  hypothesis: SpeakingHypothesis,
): AsyncGenerator<Entry> {
  for await (const rows of records) {
    const [row] = rows;
    if (row !== undefined)
      yield { kind: 'part', recordId: row.recordId, part: participation(rows, hypothesis) };
  }
}

async function* valuesOf(records: AsyncIterable<WrittenRecord>, objectTypeId: string): AsyncGenerator<Entry> {
  for await (const { objectTypeId: type, recordId, values, isSending } of records) {
    if (type === objectTypeId)
      yield { kind: 'written', recordId, values: isSending === true ? null : values };
  }
}
