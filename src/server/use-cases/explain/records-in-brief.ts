import type { RecordsInBrief } from '../../../core/contract/record-card.ts';
import type { Store } from '../../store/port/store.ts';

/**
 * In how many hypotheses records take part, as far as the ledgers have seen: HubSpot is not asked, so that a whole
 * company costs nothing.
 */
export async function recordsInBrief(
  store: Pick<Store, 'hypotheses' | 'ledger'>,
  portalId: string,
  { objectTypeId, recordIds }: { objectTypeId: string; recordIds: readonly string[] },
): Promise<RecordsInBrief> {
  const hypotheses = await store.hypotheses.list(portalId);
  const known = new Set(
    hypotheses
      .filter((one) => one.objectTypeId === objectTypeId && one.status !== 'retired')
      .map(({ id }) => id),
  );
  const records = await Promise.all(
    recordIds.map(async (recordId) => {
      const rows = await store.ledger.ofRecord(portalId, recordId);
      const own = new Set(rows.map(({ hypothesisId }) => hypothesisId).filter((id) => known.has(id)));
      return { recordId, hypotheses: own.size };
    }),
  );
  return { records };
}
