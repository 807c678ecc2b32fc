import * as z from 'zod';
import { type Answer, answer } from '../answer.ts';
import { batchAnswer } from '../batch.ts';
import { pagingAfter, readBody, readCursor, readLimit, toCursor } from '../input.ts';
import { orderedIds } from '../ordered-ids.ts';
import { invalid, notFound, refusal, type RowError, rowError } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import type { WorldWorkflow } from '../world.ts';

const BASES = ['/automation/v4', '/automation/2026-09-beta', '/automation/v4/2027-03-beta'];
const PAGE = 100;
const MAX_BATCH = 100;

const BatchRead = z.object({
  inputs: z.array(z.object({ flowId: z.string(), type: z.literal('FLOW_ID') })).min(1),
});

/** Spellings of a path under every base on which HubSpot serves workflows. */
export function flowPaths(path: string): string[] {
  return BASES.map((base) => `${base}${path}`);
}

export const workflowRoutes = [
  route({ method: 'GET', paths: flowPaths('/flows'), scopes: () => ['automation'], handle: listWorkflows }),
  route({
    method: 'GET',
    paths: flowPaths('/flows/:flowId'),
    scopes: () => ['automation'],
    handle: readWorkflow,
  }),
  route({
    method: 'POST',
    paths: flowPaths('/flows/batch/read'),
    scopes: () => ['automation'],
    handle: readBatch,
  }),
];

function listWorkflows(call: Call): Answer {
  const limit = readLimit(call, PAGE, PAGE);
  if (!limit.ok) return limit.answer;
  const after = readCursor(call, 'flows');
  if (!after.ok) return after.answer;
  const { ids } = orderedIds(call.world.workflows);
  const results: object[] = [];
  for (let position = Number(after.value ?? 0); position < ids.length; position += 1) {
    const workflow = workflowAt(call, ids[position] ?? '');
    if (workflow === null) continue;
    if (results.length === limit.value) {
      return answer({ results, ...pagingAfter(toCursor('flows', String(position))) });
    }
    results.push(listing(workflow));
  }
  return answer({ results });
}

function readWorkflow(call: Call): Answer {
  const id = call.params['flowId'] ?? '';
  const workflow = workflowAt(call, id);
  if (workflow === null) return notFound(`Flow not found: ${id}`, { context: { flowId: [id] } });
  if (workflow.isReadable) return answer(workflow.definition);
  return refusal(
    403,
    'BANNED',
    'Access denied. Flow must be accessible via external APIs and contain no sensitive properties.',
    { context: { flowId: [id] } },
  );
}

function readBatch(call: Call): Answer {
  const body = readBody(BatchRead, call);
  if (!body.ok) return body.answer;
  const { inputs } = body.value;
  if (inputs.length > MAX_BATCH) return invalid(`${inputs.length} inputs are too many: ${MAX_BATCH} at most`);
  const results: object[] = [];
  const errors: RowError[] = [];
  for (const { flowId } of inputs) {
    const workflow = workflowAt(call, flowId);
    if (workflow?.isReadable) results.push(workflow.definition);
    else errors.push(flowNotFound(flowId));
  }
  return batchAnswer(results, errors, call.now);
}

/** A batch does not tell a workflow that is closed to us from one that does not exist; a single read does. */
function flowNotFound(flowId: string): RowError {
  const message = `No flow was found for the flow id ${flowId}`;
  return rowError('OBJECT_NOT_FOUND', message, { flowId: [flowId] }, 'FLOW_NOT_FOUND_BY_FLOW_ID');
}

function workflowAt(call: Call, id: string): WorldWorkflow | null {
  const workflow = call.world.workflows.get(id);
  return workflow !== undefined && workflow.createdAt <= call.now ? workflow : null;
}

const LISTED = [
  'id',
  'isEnabled',
  'flowType',
  'objectTypeId',
  'revisionId',
  'name',
  'uuid',
  'createdAt',
  'updatedAt',
];

function listing(workflow: WorldWorkflow): object {
  const entries = LISTED.filter((key) => workflow.definition[key] !== undefined);
  return Object.fromEntries(entries.map((key) => [key, workflow.definition[key]]));
}
