import * as z from 'zod';
import { type Answer } from '../answer.ts';
import { batchAnswer } from '../batch.ts';
import { readBody } from '../input.ts';
import { followRecord } from '../following-lists.ts';
import { objectScope, readObjectType } from '../object-types.ts';
import { propertyAt } from '../property-index.ts';
import { checkValue, unknownProperty, type ValueRefusal } from '../property-values.ts';
import { findRecord, recordBody, valueAt } from '../record-view.ts';
import { invalid, notSimulated, type RowError, rowError } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import type { WorldRecord } from '../world.ts';
import { objectPaths, recordsNotFound } from './objects-read.ts';

const MAX_BATCH = 100;
const WRITTEN_BY = 'INTEGRATION';

const Input = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.string()),
  idProperty: z.string().optional(),
  objectWriteTraceId: z.string().optional(),
});
const BatchUpdate = z.object({ inputs: z.array(Input).min(1) });
type Input = z.output<typeof Input>;

interface Row {
  input: Input;
  record: WorldRecord | null;
  values: Map<string, string>;
  refusals: ValueRefusal[];
}

export const objectUpdateRoutes = [
  route({
    method: 'POST',
    paths: objectPaths('/batch/update'),
    scopes: (params) => [objectScope(params['objectType'] ?? '', 'write')],
    changes: true,
    handle: updateBatch,
  }),
];

/**
 * A value that is not valid refuses the whole batch, and nothing is written; only when every input carries an
 * `objectWriteTraceId` are the rows judged one by one, with the refused ones named in a 207.
 */
function updateBatch(call: Call): Answer {
  const objectType = readObjectType(call.world, call.params['objectType'] ?? '');
  if (!objectType.ok) return objectType.answer;
  const body = readBody(BatchUpdate, call);
  if (!body.ok) return body.answer;
  const { inputs } = body.value;
  const refusal = refuseInputs(inputs);
  if (refusal !== null) return refusal;

  const rows = inputs.map((input) => checkRow(call, objectType.value, input));
  const invalidRow = rows.find((row) => row.refusals.length > 0);
  const isTraced = inputs.every((input) => input.objectWriteTraceId !== undefined);
  if (invalidRow !== undefined && !isTraced) return invalid(notValid(invalidRow.refusals));
  const results = rows.flatMap((row) => write(call, objectType.value, row));
  return batchAnswer(results, rowErrors(objectType.value, rows), call.now);
}

function refuseInputs(inputs: readonly Input[]): Answer | null {
  if (inputs.length > MAX_BATCH) return invalid(`${inputs.length} inputs are too many: ${MAX_BATCH} at most`);
  if (inputs.some((input) => input.idProperty !== undefined))
    return notSimulated('updates by another id property');
  const ids = inputs.map((input) => input.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length === 0) return null;
  return invalid(`Duplicate IDs found in batch input: [${twice.join(', ')}]. IDs must be unique`);
}

function checkRow(call: Call, objectTypeId: string, input: Input): Row {
  const record = findRecord(call.world, objectTypeId, input.id, { now: call.now, archived: false });
  const row: Row = { input, record, values: new Map(), refusals: [] };
  for (const [name, raw] of Object.entries(input.properties)) {
    const property = propertyAt(call.world, objectTypeId, name, call.now);
    if (property === null) {
      row.refusals.push(unknownProperty(name));
      continue;
    }
    const current = record === null ? null : valueAt(objectTypeId, record, name, call.now);
    const check = checkValue(property, raw, current);
    if (check.ok) row.values.set(name, check.value);
    else row.refusals.push(check.refusal);
  }
  return row;
}

/** Appends versions at the portal's time; a value that is there already makes no new version. */
function write(call: Call, objectTypeId: string, row: Row): object[] {
  const { record, values, refusals, input } = row;
  if (record === null || refusals.length > 0) return [];
  for (const [name, value] of values) {
    if ((valueAt(objectTypeId, record, name, call.now) ?? '') === value) continue;
    const versions = record.history.get(name) ?? [];
    record.history.set(name, [...versions, { value, at: call.now, source: WRITTEN_BY }]);
  }
  followRecord(call.world, objectTypeId, record, call.now);
  const ask = { properties: [...values.keys()], withHistory: [] };
  const body = recordBody(call.world, objectTypeId, record, ask, call.now);
  const trace = input.objectWriteTraceId;
  return [trace === undefined ? body : { ...body, objectWriteTraceId: trace }];
}

function rowErrors(objectTypeId: string, rows: readonly Row[]): RowError[] {
  const missing = rows.filter((row) => row.record === null && row.refusals.length === 0);
  const errors = rows
    .filter((row) => row.refusals.length > 0)
    .map((row) => rowError('VALIDATION_ERROR', notValid(row.refusals), traceOf([row])));
  if (missing.length === 0) return errors;
  const notFound = recordsNotFound(
    objectTypeId,
    missing.map((row) => row.input.id),
  );
  return [...errors, { ...notFound, context: { ...notFound.context, ...traceOf(missing) } }];
}

function traceOf(rows: readonly Row[]): Record<string, string[]> {
  const traces = rows.flatMap((row) => row.input.objectWriteTraceId ?? []);
  return {
    ids: rows.map((row) => row.input.id),
    ...(traces.length > 0 ? { objectWriteTraceId: traces } : {}),
  };
}

function notValid(refusals: readonly ValueRefusal[]): string {
  return `Property values were not valid: ${JSON.stringify(refusals)}`;
}
