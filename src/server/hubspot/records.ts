import { BATCHES_AHEAD, inBatches, runAhead } from './batches.ts';
import * as z from 'zod';
import { type Door, fetchJson } from './door.ts';
import { recordSearch } from './paths.ts';
import type { RecordRead, RecordsDoor } from './port.ts';
import { type Asked, readRecordBatch } from './record-batch.ts';
import { updateRecords } from './record-update.ts';

/** HubSpot's largest batch of records, and with the history of properties; beyond it answers 400. */
const BATCH = 100;
const BATCH_WITH_HISTORY = 50;

export function recordsDoor(door: Door): RecordsDoor {
  return {
    count: (objectTypeId) => countRecords(door, objectTypeId),
    read: (objectTypeId, ids, ask) => readRecords(door, ids, { objectTypeId, ...ask }),
    update: (objectTypeId, updates) => updateRecords(door, objectTypeId, updates),
  };
}

const Found = z.looseObject({ total: z.number() });

async function countRecords(door: Door, objectTypeId: string): Promise<number> {
  const request = { purpose: 'records.count', method: 'POST', path: recordSearch(objectTypeId) } as const;
  const body = { filterGroups: [], properties: [], limit: 1 };
  return (await fetchJson(door, { ...request, body }, Found)).total;
}

async function* readRecords(door: Door, ids: readonly string[], ask: Asked): AsyncGenerator<RecordRead> {
  const size = ask.withHistory.length > 0 ? BATCH_WITH_HISTORY : BATCH;
  const batches = inBatches([...new Set(ids)], () => size);
  for await (const reads of runAhead(batches, BATCHES_AHEAD, (batch) => readRecordBatch(door, batch, ask))) {
    yield* reads;
  }
}
