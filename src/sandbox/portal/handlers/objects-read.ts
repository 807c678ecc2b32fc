import * as z from 'zod';
import { type Answer, answer } from '../answer.ts';
import { batchAnswer } from '../batch.ts';
import { readBody, readNames } from '../input.ts';
import { objectScope, readObjectType, spokenName } from '../object-types.ts';
import { findRecord, recordBody } from '../record-view.ts';
import { invalid, notFound, notSimulated, type RowError, rowError } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import { compareIds } from '../time-index.ts';
import type { WorldRecord } from '../world.ts';

const MAX_BATCH = 100;
const MAX_BATCH_WITH_HISTORY = 50;

const BatchRead = z.object({
  inputs: z.array(z.object({ id: z.string() })).min(1),
  properties: z.array(z.string()),
  propertiesWithHistory: z.array(z.string()).optional(),
  idProperty: z.string().optional(),
});

const read = (params: Readonly<Record<string, string>>) => [objectScope(params['objectType'] ?? '', 'read')];

/** Spellings of a path under every base on which HubSpot serves records. */
export function objectPaths(rest: string): string[] {
  return [`/crm/v3/objects/:objectType${rest}`, `/crm/objects/2026-09/:objectType${rest}`];
}

export const objectReadRoutes = [
  route({ method: 'POST', paths: objectPaths('/batch/read'), scopes: read, handle: readBatch }),
  route({ method: 'GET', paths: objectPaths('/:objectId'), scopes: read, handle: readOne }),
];

/** HubSpot gathers all ids it does not know in one row. */
export function recordsNotFound(objectTypeId: string, ids: string[]): RowError {
  const message = `Could not get some ${spokenName(objectTypeId)} objects, they may be deleted or not exist. Check that ids are valid.`;
  return rowError('OBJECT_NOT_FOUND', message, { ids });
}

function readBatch(call: Call): Answer {
  const objectType = readObjectType(call.world, call.params['objectType'] ?? '');
  if (!objectType.ok) return objectType.answer;
  const body = readBody(BatchRead, call);
  if (!body.ok) return body.answer;
  const { inputs, properties, propertiesWithHistory = [], idProperty } = body.value;
  if (idProperty !== undefined) return notSimulated('reads by another id property');
  const most = propertiesWithHistory.length > 0 ? MAX_BATCH_WITH_HISTORY : MAX_BATCH;
  if (inputs.length > most) {
    return invalid(`${inputs.length} inputs are too many: ${most} at most`, {
      context: { max: [String(most)] },
    });
  }
  const ask = { properties, withHistory: propertiesWithHistory };
  return readRecords(call, objectType.value, [...new Set(inputs.map((input) => input.id))], ask);
}

/** Answers in the order of ids, not in the order asked for. */
function readRecords(
  call: Call,
  objectTypeId: string,
  ids: string[],
  ask: { properties: string[]; withHistory: string[] },
): Answer {
  const at = { now: call.now, archived: call.query.get('archived') === 'true' };
  const found = new Map<string, WorldRecord>();
  const missing: string[] = [];
  for (const id of ids) {
    const record = findRecord(call.world, objectTypeId, id, at);
    if (record === null) missing.push(id);
    else found.set(record.id, record);
  }
  const results = [...found.values()]
    .sort((a, b) => compareIds(a.id, b.id))
    .map((record) => recordBody(call.world, objectTypeId, record, ask, call.now));
  return batchAnswer(
    results,
    missing.length > 0 ? [recordsNotFound(objectTypeId, missing.sort(compareIds))] : [],
    call.now,
  );
}

function readOne(call: Call): Answer {
  const objectType = readObjectType(call.world, call.params['objectType'] ?? '');
  if (!objectType.ok) return objectType.answer;
  if (call.query.has('idProperty')) return notSimulated('reads by another id property');
  if (call.query.has('associations')) return notSimulated('associations');
  const id = call.params['objectId'] ?? '';
  const at = { now: call.now, archived: call.query.get('archived') === 'true' };
  const record = findRecord(call.world, objectType.value, id, at);
  if (record === null)
    return notFound(`Object not found.  objectId are usually numeric.`, { context: { id: [id] } });
  const ask = {
    properties: readNames(call, 'properties'),
    withHistory: readNames(call, 'propertiesWithHistory'),
  };
  return answer(recordBody(call.world, objectType.value, record, ask, call.now));
}
