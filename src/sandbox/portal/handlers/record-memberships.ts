import * as z from 'zod';
import { type Answer, answer, iso } from '../answer.ts';
import { batchAnswer } from '../batch.ts';
import { readBody } from '../input.ts';
import { isIn, isListThere } from '../list-view.ts';
import { membershipsOf } from '../membership-index.ts';
import { readObjectType, spokenName } from '../object-types.ts';
import { findRecord } from '../record-view.ts';
import { invalid, notFound, type RowError, rowError } from '../refusals.ts';
import { type Call, route } from '../route.ts';

const READ = ['crm.lists.read'];
const MAX_BATCH = 100;

const BatchRead = z.object({
  inputs: z.array(z.object({ objectTypeId: z.string(), recordId: z.string() })).min(1),
});

export const recordMembershipRoutes = [
  route({
    method: 'GET',
    paths: [
      '/crm/v3/lists/records/:objectTypeId/:recordId/memberships',
      '/crm/lists/2026-09/records/:objectTypeId/:recordId/memberships',
    ],
    scopes: () => READ,
    handle: readOne,
  }),
  route({
    method: 'POST',
    paths: [
      '/crm/v3/lists/records/memberships/batch/read',
      '/crm/lists/2026-09/records/memberships/batch/read',
    ],
    scopes: () => READ,
    handle: readBatch,
  }),
];

function readOne(call: Call): Answer {
  const objectType = readObjectType(call.world, call.params['objectTypeId'] ?? '');
  if (!objectType.ok) return objectType.answer;
  const recordId = call.params['recordId'] ?? '';
  const results = currentLists(call, objectType.value, recordId);
  if (results !== null) return answer({ results, total: results.length });
  return notFound(`No ${spokenName(objectType.value)} has the id ${recordId}`, {
    context: { recordId: [recordId] },
  });
}

function readBatch(call: Call): Answer {
  const body = readBody(BatchRead, call);
  if (!body.ok) return body.answer;
  const { inputs } = body.value;
  if (inputs.length > MAX_BATCH) return invalid(`${inputs.length} inputs are too many: ${MAX_BATCH} at most`);
  const results: object[] = [];
  const errors: RowError[] = [];
  for (const { objectTypeId, recordId } of inputs) {
    const recordListMemberships = currentLists(call, objectTypeId, recordId);
    if (recordListMemberships !== null) results.push({ objectTypeId, recordId, recordListMemberships });
    else errors.push(rowError('OBJECT_NOT_FOUND', `No record ${recordId}`, { recordId: [recordId] }));
  }
  return batchAnswer(results, errors, call.now);
}

/** Lists the record is in; null when there is no such record. A record that came back keeps its first time. */
function currentLists(call: Call, objectTypeId: string, recordId: string): object[] | null {
  if (findRecord(call.world, objectTypeId, recordId, { now: call.now, archived: false }) === null)
    return null;
  return membershipsOf(call.world, objectTypeId, recordId).flatMap(({ list, memberships }) => {
    const past = memberships.filter((member) => member.joinedAt <= call.now);
    const times = past.map((member) => member.joinedAt);
    if (!isListThere(list, call.now) || !past.some((member) => isIn(member, call.now))) return [];
    return {
      listId: list.listId,
      listVersion: list.listVersion,
      firstAddedTimestamp: iso(Math.min(...times)),
      lastAddedTimestamp: iso(Math.max(...times)),
      isPublicList: false,
    };
  });
}
