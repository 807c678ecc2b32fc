import * as z from 'zod';
import { type Patience, runSplitting } from './batches.ts';
import { type Door, fetchJson } from './door.ts';
import { isHubSpotError } from './errors.ts';
import type { FlowRead, Refused } from './port.ts';
import { errorsById, isNotFound, type RowError, RowErrors, rowFault } from './row-errors.ts';
import { Id } from './wire-values.ts';

/** Only the id is read here: a definition is taken as it is, for the workflow model to make sense of. */
const Definition = z.looseObject({ id: Id });
const Batch = z.looseObject({ results: z.array(Definition), errors: RowErrors });

/** Faults that one workflow can cause; all others are about the account or the connection. */
const OF_ONE_WORKFLOW = [
  'hubspot_bad_request',
  'hubspot_server_error',
  'hubspot_timeout',
  'hubspot_bad_answer',
] as const;

export interface Reading {
  /** Of the next batches; shrinks when the portal refuses the size. */
  size: number;
  patience: Patience;
  /** Single reads left for telling “closed to us” from “gone”. */
  lookUps: Patience;
  /** Found closed to us before: not looked up again. */
  closed: ReadonlyMap<string, Refused>;
}

/**
 * Reads up to a hundred workflows. A workflow with half-finished actions can make HubSpot fail for the whole batch:
 * then halves are read, so that it is the only one unreadable. Throws HubSpotError when no workflow can be read at
 * all (no scope, no plan, no connection).
 */
export function readFlowBatch(door: Door, ids: readonly string[], reading: Reading): Promise<FlowRead[]> {
  return runSplitting(ids, {
    worthSplitting: OF_ONE_WORKFLOW,
    patience: reading.patience,
    run: (batch) => readOnce(door, batch, reading),
    giveUp: (batch, fault) => batch.map((id) => unreadable(id, fault)),
    onSizeRefused: (size) => {
      reading.size = Math.min(reading.size, size);
    },
  });
}

async function readOnce(door: Door, ids: readonly string[], reading: Reading): Promise<FlowRead[]> {
  const inputs = ids.map((flowId) => ({ flowId, type: 'FLOW_ID' }));
  const path = door.flowPaths.batchRead;
  const request = { purpose: 'flows.read', method: 'POST', path, body: { inputs } } as const;
  const { results, errors } = await fetchJson(door, request, Batch);
  const definitions = new Map(results.map((definition) => [definition.id, definition]));
  const refused = errorsById(new Set(ids), errors);
  const reads: FlowRead[] = [];
  for (const id of ids) {
    const definition = definitions.get(id);
    if (definition !== undefined) reads.push({ state: 'readable', id, definition });
    else reads.push(await explain(door, id, refused.get(id), reading));
  }
  return reads;
}

/** A batch calls a workflow “not found” that is only closed to apps; a read of its own tells the two apart. */
async function explain(
  door: Door,
  id: string,
  error: RowError | undefined,
  { lookUps, closed }: Reading,
): Promise<FlowRead> {
  if (error !== undefined && !isNotFound(error)) return unreadable(id, rowFault(error));
  const before = closed.get(id);
  if (before !== undefined) return unreadable(id, before);
  if (lookUps.left <= 0) return unreadable(id, rowFault(error));
  lookUps.left -= 1;
  const request = { purpose: 'flows.read', method: 'GET', path: door.flowPaths.flow(id) } as const;
  try {
    return { state: 'readable', id, definition: await fetchJson(door, request, Definition) };
  } catch (fault) {
    if (isHubSpotError(fault, 'hubspot_not_found')) return { state: 'gone', id };
    if (isHubSpotError(fault, 'hubspot_forbidden', ...OF_ONE_WORKFLOW)) return unreadable(id, fault);
    throw fault;
  }
}

function unreadable(id: string, fault: Refused): FlowRead {
  return { state: 'unreadable', id, code: fault.code, message: fault.message };
}
