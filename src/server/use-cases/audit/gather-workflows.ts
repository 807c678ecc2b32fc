import type { Unreadable } from '../../../core/grounding/audit-input.ts';
import type { Workflow } from '../../../core/grounding/workflow/model.ts';
import { normaliseWorkflow } from '../../../core/grounding/workflow/normalise.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import type { FlowListing, FlowRead, FlowsDoor, Refused } from '../../hubspot/port.ts';
import type { Gathering } from './gather-account.ts';
import type { KeptDefinitions } from './kept-definitions.ts';

interface Gathered {
  workflows: Workflow[];
  unreadable: Unreadable[];
}

/** Lists and reads all workflows; a refusal of the whole makes the portal unreadable and judges nothing. */
export async function gatherWorkflows(
  flows: FlowsDoor,
  known: { portalId: string; actionTypeIds: readonly string[]; kept: KeptDefinitions },
  progress: Gathering['progress'],
): Promise<Gathered> {
  const { portalId } = known;
  try {
    const listings = await listAll(flows, progress);
    return await readAll(flows, listings, known, progress);
  } catch (error) {
    if (!isHubSpotError(error, 'hubspot_forbidden')) throw error;
    const message = `HubSpot refused the workflows: ${error.message}. ${error.hint}`;
    return {
      workflows: [],
      unreadable: [{ ...NOTHING_KNOWN, kind: 'portal', id: portalId, code: error.code, message }],
    };
  }
}

const NOTHING_KNOWN = { name: null, isEnabled: null, objectTypeId: null };

async function listAll(
  flows: FlowsDoor,
  progress: (text: string) => void,
): Promise<Map<string, FlowListing>> {
  const listings = new Map<string, FlowListing>();
  for await (const listing of flows.list()) {
    listings.set(listing.id, listing);
    if (listings.size % 100 === 0) progress(`Listing workflows: ${listings.size}`);
  }
  return listings;
}

async function readAll(
  flows: FlowsDoor,
  listings: ReadonlyMap<string, FlowListing>,
  { actionTypeIds, kept }: { actionTypeIds: readonly string[]; kept: KeptDefinitions },
  progress: Gathering['progress'],
): Promise<Gathered> {
  const gathered: Gathered = { workflows: [], unreadable: [] };
  const toRead: string[] = [];
  const closed = new Map<string, Refused>();
  for (const listing of listings.values()) {
    const definition = kept.ofWorkflow(listing);
    if (definition !== undefined) {
      take(gathered, { state: 'readable', id: listing.id, definition }, listing, actionTypeIds);
      continue;
    }
    toRead.push(listing.id);
    const refused = kept.ofClosed(listing);
    if (refused !== null) closed.set(listing.id, refused);
  }
  let done = listings.size - toRead.length;
  for await (const read of flows.read(toRead, closed)) {
    const listing = listings.get(read.id);
    if (read.state === 'readable') kept.tookWorkflow(read.id, read.definition);
    else if (read.state === 'unreadable' && listing !== undefined) kept.tookClosed(listing, read);
    take(gathered, read, listing, actionTypeIds);
    done += 1;
    if (done % 50 === 0 || done === listings.size)
      progress(`Reading workflows: ${done} of ${listings.size}`, { done, of: listings.size });
  }
  return gathered;
}

/** A workflow deleted between the listing and the read is gone and leaves the audit. */
function take(
  gathered: Gathered,
  read: FlowRead,
  listing: FlowListing | undefined,
  actionTypeIds: readonly string[],
): void {
  if (read.state === 'gone') return;
  if (read.state === 'unreadable') {
    gathered.unreadable.push(unreadable(read.id, listing, read.code, read.message));
    return;
  }
  const workflow = normaliseWorkflow(read.definition, { actionTypeIds });
  if (workflow.ok) gathered.workflows.push(workflow.value);
  else gathered.unreadable.push(unreadable(read.id, listing, workflow.reason, workflow.message));
}

function unreadable(id: string, listing: FlowListing | undefined, code: string, message: string): Unreadable {
  const { name = null, isEnabled = null, objectTypeId = null } = listing ?? {};
  return { kind: 'workflow', id, name, code, message, isEnabled, objectTypeId };
}
