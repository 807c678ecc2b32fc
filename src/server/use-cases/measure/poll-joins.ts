import type { Hypothesis, Start } from '../../../core/hypotheses/hypothesis.ts';
import type { LedgerRow } from '../../../core/outcomes/ledger-row.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import type { JoinPage } from '../../hubspot/port.ts';
import type { PortalDeps } from '../portal-deps.ts';

type ListOfStart = Start['lists'][number];

/** A place to read joins from, for one list of one hypothesis. */
interface Reader {
  portalId: string;
  hypothesisId: string;
  list: ListOfStart;
  seenAt: number;
}

/**
 * Brings the ledger up to what HubSpot's lists show, going on where the last run stopped. Every page is kept before
 * the cursor moves, and the last page is read again next time, so that a kill at any point loses nobody; a row seen
 * twice changes nothing. Throws HubSpotError.
 */
export async function pollJoins(deps: PortalDeps, portalId: string, hypothesis: Hypothesis): Promise<void> {
  if (hypothesis.exposureSource !== 'list' || hypothesis.start === null) return;
  const cursors = await deps.store.ledger.cursors(portalId, hypothesis.id);
  for (const list of hypothesis.start.lists) {
    const reader = { portalId, hypothesisId: hypothesis.id, list, seenAt: deps.now() };
    const after = cursors.find(({ listId }) => listId === list.listId)?.after ?? null;
    await pollList(deps, reader, after);
  }
}

/** HubSpot refuses cursors it no longer knows: the list is then read from its beginning. */
async function pollList(deps: PortalDeps, reader: Reader, after: string | null): Promise<void> {
  try {
    await readPages(deps, reader, after);
  } catch (error) {
    if (after === null || !isHubSpotError(error, 'hubspot_bad_request')) throw error;
    await readPages(deps, reader, null);
  }
}

async function readPages(
  { store, hubspot }: PortalDeps,
  reader: Reader,
  after: string | null,
): Promise<void> {
  const { portalId, hypothesisId, list } = reader;
  for await (const page of hubspot.lists.joins(list.listId, after)) {
    if (page.joins.length > 0) await store.ledger.append(portalId, hypothesisId, rowsOf(page, reader));
    // The last page names no cursor: the one that led to it stays, for the page will fill up.
    if (page.after !== null)
      await store.ledger.saveCursor(portalId, hypothesisId, { listId: list.listId, after: page.after });
  }
}

function rowsOf({ joins }: JoinPage, { list, seenAt }: Reader): LedgerRow[] {
  return joins.map(({ recordId, joinedAt }) => ({
    recordId,
    arm: list.role,
    joinedAt,
    firstSeenAt: seenAt,
    outcomeAt: null,
    excluded: null,
    readAt: null,
  }));
}
