import type { LedgerRow } from '../../core/outcomes/cohort/ledger-row.ts';
import type { Store } from '../store/port/store.ts';
import { groupByKey } from './streams.ts';

/**
 * The records of a hypothesis in order of their ids (as text), each with its rows: one, or one in each arm. The ledger
 * is read twice at once, a pass for each arm, so that no record has to be kept until its other row turns up.
 */
export async function* ledgerRecords(
  { ledger }: Pick<Store, 'ledger'>,
  portalId: string,
  hypothesisId: string,
): AsyncGenerator<LedgerRow[]> {
  const control = rowsUntilTreatment(ledger.open(portalId, hypothesisId));
  const treatment = rowsFromTreatment(ledger.open(portalId, hypothesisId));
  for await (const { items } of groupByKey([control, treatment], (row) => row.recordId)) {
    yield items.map(({ item }) => item);
  }
}

/** Control rows come first. */
async function* rowsUntilTreatment(rows: AsyncIterable<LedgerRow>): AsyncGenerator<LedgerRow> {
  for await (const row of rows) {
    if (row.arm === 'treatment') return;
    yield row;
  }
}

async function* rowsFromTreatment(rows: AsyncIterable<LedgerRow>): AsyncGenerator<LedgerRow> {
  for await (const row of rows) if (row.arm === 'treatment') yield row;
}
