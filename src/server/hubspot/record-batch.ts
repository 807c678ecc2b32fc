import * as z from 'zod';
import { callTyped, type Door } from './door.ts';
import type { PropertyVersion, RecordFacts, RecordRead } from './port.ts';
import { errorsById, isNotFound, type RowError, RowErrors, rowFault } from './row-errors.ts';
import { recordsApi } from './typed-client.ts';
import { EpochMs, Id } from './wire-values.ts';

export interface Asked {
  objectTypeId: string;
  properties: readonly string[];
  withHistory: readonly string[];
}

/** HubSpot writes every value as a string; its specification forgets that unset ones are null. */
const Value = z.union([z.string(), z.null(), z.number().transform(String), z.boolean().transform(String)]);
const Version = z.looseObject({ value: Value, timestamp: EpochMs });
const Result = z
  .looseObject({
    id: Id,
    properties: z.record(z.string(), Value),
    propertiesWithHistory: z.record(z.string(), z.array(Version)).nullish(),
  })
  .transform(toFacts);
const Batch = z.looseObject({ results: z.array(Result), errors: RowErrors });

/** Reads records by id, each answered once. Throws HubSpotError when the batch as a whole is refused. */
export async function readRecordBatch(door: Door, ids: readonly string[], ask: Asked): Promise<RecordRead[]> {
  const { results, errors } = await readOnce(door, ids, ask);
  const records = new Map(results.map((record) => [record.id, record]));
  const refused = errorsById(new Set(ids), errors);
  const reads: RecordRead[] = [];
  for (const id of ids) {
    const record = records.get(id);
    const error = refused.get(id);
    if (record !== undefined) reads.push({ state: 'readable', id, record });
    else if (error === undefined) reads.push(await readMerged(door, id, ask));
    else reads.push(notRead(id, error));
  }
  return reads;
}

/**
 * The id of a record that was merged into another still works, but the answer carries the other's id, and once only
 * when both are asked for: read alone, it is plain whose answer it is.
 */
async function readMerged(door: Door, id: string, ask: Asked): Promise<RecordRead> {
  const { results, errors } = await readOnce(door, [id], ask);
  const [record] = results;
  return record === undefined ? notRead(id, errors[0]) : { state: 'readable', id, record };
}

function readOnce(door: Door, ids: readonly string[], ask: Asked): Promise<z.infer<typeof Batch>> {
  const inputs = ids.map((id) => ({ id }));
  const properties = [...ask.properties];
  const propertiesWithHistory = [...ask.withHistory];
  const call = `POST /crm/v3/objects/${ask.objectTypeId}/batch/read`;
  return callTyped(
    door,
    { purpose: 'records.read', call },
    (send, baseUrl) =>
      recordsApi(send, baseUrl).read(ask.objectTypeId, { inputs, properties, propertiesWithHistory }),
    Batch,
  );
}

function notRead(id: string, error: RowError | undefined): RecordRead {
  return isNotFound(error) ? { state: 'gone', id } : { state: 'unreadable', id, ...rowFault(error) };
}

interface ParsedRecord {
  id: string;
  properties: Record<string, string | null>;
  propertiesWithHistory?: Record<string, z.infer<typeof Version>[]> | null | undefined;
}

function toFacts({ id, properties, propertiesWithHistory }: ParsedRecord): RecordFacts {
  const history = Object.entries(propertiesWithHistory ?? {}).map(
    ([name, versions]) => [name, toVersions(versions)] as const,
  );
  return { id, properties, history: Object.fromEntries(history) };
}

/** HubSpot gives the newest first; a value that was cleared is an empty string. */
function toVersions(versions: z.infer<typeof Version>[]): PropertyVersion[] {
  const oldestFirst = versions
    .map(({ value, timestamp }) => ({ value: value ?? '', at: timestamp }))
    .reverse();
  return oldestFirst.sort((a, b) => a.at - b.at);
}
