import * as z from 'zod';
import { BATCHES_AHEAD, inBatches, runAhead } from './batches.ts';
import { type Door, fetchJson } from './door.ts';
import { readFlowBatch } from './flow-batch.ts';
import { followPages } from './pages.ts';
import type { FlowListing, FlowRead, FlowsDoor, Refused } from './port.ts';
import { ForwardPaging, Id } from './wire-values.ts';

const PAGE = 100;
/** HubSpot documents no maximum for a batch; a portal that takes less is met by halving. */
const BATCH = 100;
/** Requests that one reading may spend on finding out about single workflows. */
const PATIENCE = 20;

/** `name` is missing in some listings; the rest of what is optional here HubSpot has always sent. */
const Listing = z.looseObject({
  id: Id,
  name: z.string().nullish(),
  isEnabled: z.boolean(),
  flowType: z.string().default('UNKNOWN'),
  objectTypeId: z.string(),
  revisionId: Id.default(''),
});

const Page = z
  .looseObject({ results: z.array(Listing), paging: ForwardPaging })
  .transform(({ results, paging }) => ({ listings: results.map(toListing), after: paging }));

/** Workflows, read only: there is nothing here that writes. */
export function flowsDoor(door: Door): FlowsDoor {
  return {
    list: () => listFlows(door),
    read: (ids, closed = new Map()) => readFlows(door, ids, closed),
  };
}

async function* listFlows(door: Door): AsyncGenerator<FlowListing> {
  const path = door.flowPaths.flows;
  const read = (after: string | null) => {
    const query = new URLSearchParams({ limit: String(PAGE), ...(after === null ? {} : { after }) });
    return fetchJson(door, { purpose: 'flows.read', method: 'GET', path, query }, Page);
  };
  const pages = followPages(`GET ${path}`, null, read, ({ listings }) => listings);
  for await (const page of pages) yield* page.listings;
}

async function* readFlows(
  door: Door,
  ids: readonly string[],
  closed: ReadonlyMap<string, Refused>,
): AsyncGenerator<FlowRead> {
  const reading = { size: BATCH, patience: { left: PATIENCE }, lookUps: { left: PATIENCE }, closed };
  const batches = inBatches([...new Set(ids)], () => reading.size);
  for await (const reads of runAhead(batches, BATCHES_AHEAD, (batch) =>
    readFlowBatch(door, batch, reading),
  )) {
    yield* reads;
  }
}

function toListing(row: z.infer<typeof Listing>): FlowListing {
  const { id, name = null, isEnabled, flowType, objectTypeId, revisionId } = row;
  return { id, name, isEnabled, flowType, objectTypeId, revisionId };
}
