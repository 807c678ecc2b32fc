import * as z from 'zod';
import { runSplitting } from './batches.ts';
import { callTyped, type Door } from './door.ts';
import type { RecordUpdate, RecordWrite } from './port.ts';
import { errorsById, RowErrors, rowFault } from './row-errors.ts';
import { recordsApi } from './typed-client.ts';
import { Id } from './wire-values.ts';

/** Requests that one batch may spend on finding the rows that make HubSpot refuse it as a whole. */
const PATIENCE = 20;

const Batch = z.looseObject({ results: z.array(z.looseObject({ id: Id })), errors: RowErrors });

/**
 * Writes up to 100 records, each answered once. Setting a value twice leaves it as setting it once does, so that
 * failed attempts are repeated. A value HubSpot does not take refuses its row; where it refuses the batch instead,
 * halves are tried. Throws HubSpotError for what no row can help (scope, connection).
 */
export function updateRecords(
  door: Door,
  objectTypeId: string,
  updates: readonly RecordUpdate[],
): Promise<RecordWrite[]> {
  if (updates.length === 0) return Promise.resolve([]);
  return runSplitting(updates, {
    worthSplitting: ['hubspot_bad_request'],
    patience: { left: PATIENCE },
    run: (rows) => updateOnce(door, objectTypeId, rows),
    giveUp: (rows, { code, message }) => rows.map(({ id }) => ({ state: 'refused', id, code, message })),
  });
}

async function updateOnce(
  door: Door,
  objectTypeId: string,
  updates: readonly RecordUpdate[],
): Promise<RecordWrite[]> {
  // The trace id makes HubSpot judge row by row and name the row in what it refuses.
  const inputs = updates.map(({ id, properties }) => ({ id, properties, objectWriteTraceId: id }));
  const { results, errors } = await callTyped(
    door,
    { purpose: 'records.write', call: `POST /crm/v3/objects/${objectTypeId}/batch/update` },
    (send, baseUrl) => recordsApi(send, baseUrl).update(objectTypeId, { inputs }),
    Batch,
  );
  const written = new Set(results.map((record) => record.id));
  const refused = errorsById(new Set(updates.map((update) => update.id)), errors);
  return updates.map(({ id }) =>
    written.has(id) ? { state: 'written', id } : { state: 'refused', id, ...rowFault(refused.get(id)) },
  );
}
