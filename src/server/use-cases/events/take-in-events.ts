import type { InboxEntry } from '../../store/port/inbox.ts';
import type { Store } from '../../store/port/store.ts';
import { keyOf, readEvent, ToldEvent, typeOf } from './told-event.ts';

/** What became of the events of one delivery. */
export interface TakenIn {
  received: number;
  /** New ones that wait to be acted on. */
  kept: number;
  /** Known from a delivery before. */
  repeated: number;
  /** Those there is nothing to do about, by kind: unknown ones, of accounts that are not known, not to be read. */
  ignored: Record<string, number>;
  /** Accounts for which something is kept. */
  portalIds: string[];
}

/**
 * Keeps durably what HubSpot told and has to be acted on; the rest is counted. Nothing is refused: HubSpot would only
 * tell the same again.
 */
export async function takeInEvents(
  { store, now }: { store: Pick<Store, 'portals' | 'inbox'>; now: () => number },
  delivery: readonly unknown[],
): Promise<TakenIn> {
  const taken: TakenIn = { received: delivery.length, kept: 0, repeated: 0, ignored: {}, portalIds: [] };
  const byPortal = new Map<string, InboxEntry[]>();
  for (const item of delivery) {
    const told = ToldEvent.safeParse(item);
    const event = told.success ? readEvent(told.data) : null;
    if (!told.success || event === null) {
      ignore(taken, told.success ? typeOf(told.data) : 'unreadable');
      continue;
    }
    const { portalId } = told.data;
    const entry = { key: keyOf(told.data), receivedAt: now(), event };
    byPortal.set(portalId, [...(byPortal.get(portalId) ?? []), entry]);
  }
  for (const [portalId, entries] of byPortal) await keep(store, portalId, entries, taken);
  return taken;
}

async function keep(
  { portals, inbox }: Pick<Store, 'portals' | 'inbox'>,
  portalId: string,
  entries: readonly InboxEntry[],
  taken: TakenIn,
): Promise<void> {
  if ((await portals.get(portalId)) === null) {
    for (const { event } of entries) ignore(taken, `${event.kind} of another account`);
    return;
  }
  const kept = await inbox.receive(portalId, entries);
  taken.kept += kept;
  taken.repeated += entries.length - kept;
  taken.portalIds.push(portalId);
}

function ignore({ ignored }: TakenIn, kind: string): void {
  ignored[kind] = (ignored[kind] ?? 0) + 1;
}
