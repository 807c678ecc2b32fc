import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { AuditRun } from '../../../core/contract/audit-run.ts';
import type { Change } from '../../../core/contract/change.ts';
import type { Collection } from '../../store/port/collections.ts';
import type { Store } from '../../store/port/store.ts';
import { inBatches } from '../streams.ts';
import { tallyOf, type Tally } from './tally.ts';

/** One part of what is stored of a portal, which can be counted in a store and copied from one into another. */
export interface Part {
  name: string;
  tally(store: Store): Promise<Tally>;
  /** Keeps in `to` what is in `from`; what is there already stays. `onItems` is told how many more there are. */
  copy(from: Store, to: Store, onItems: (count: number) => void): Promise<void>;
}

const BATCH = 2_000;
const PAGE = 500;

function part<Item extends object>(
  name: string,
  read: (store: Store) => AsyncIterable<Item>,
  write: (store: Store, items: readonly Item[]) => Promise<void>,
): Part {
  return {
    name,
    tally: (store) => tallyOf(read(store)),
    async copy(from, to, onItems) {
      for await (const items of inBatches(read(from), BATCH)) {
        await write(to, items);
        onItems(items.length);
      }
    },
  };
}

/**
 * The parts of a portal in `from`. Left out are definitions, which are read from HubSpot again, and which events were
 * acted on: told again within three days, they are acted on again, and come to nothing.
 */
export async function partsOf(portalId: string, from: Store): Promise<Part[]> {
  const hypotheses = await from.hypotheses.list(portalId);
  return [
    part(
      'hypotheses',
      (store) => listed(store.hypotheses.list(portalId)),
      async (store, items) => {
        // One that is there already was copied before; the comparison at the end finds it if it is another.
        for (const item of items) await store.hypotheses.create(portalId, item);
      },
    ),
    ...hypotheses.map(({ id }) => ledgerPart(portalId, id)),
    part(
      'written records',
      (store) => store.writeBack.open(portalId),
      (store, items) => store.writeBack.save(portalId, items),
    ),
    part(
      'events to act on',
      (store) => listed(store.inbox.waiting(portalId)),
      async (store, items) => void (await store.inbox.receive(portalId, items)),
    ),
    part(
      'changes',
      (store) => changesOf(portalId, store),
      async (store, items) => {
        for (const { change } of items) await store.changes.note(portalId, change);
      },
    ),
    part(
      'audits',
      (store) => auditsOf(portalId, store),
      async (store, items) => {
        for (const { run, report } of items) {
          if (report !== null) await store.audits.save(portalId, report);
          await store.audits.saveRun(portalId, run);
        }
      },
    ),
    ...[...from.collections.values()]
      .filter(({ name }) => !COMES_LAST.includes(name))
      .map((collection) => collectionPart(portalId, collection)),
  ];
}

/** What makes a portal known and worked on: it comes once all else is there. */
export function lastPartsOf(portalId: string, from: Store): Part[] {
  return COMES_LAST.flatMap((name) => from.collections.get(name) ?? []).map((collection) =>
    collectionPart(portalId, collection),
  );
}

const COMES_LAST = ['install', 'portal'];

function collectionPart(portalId: string, { name }: Collection): Part {
  const own = (store: Store): Collection => {
    const found = store.collections.get(name);
    if (found === undefined) throw new Error(`A store has no collection ${name}.`);
    return found;
  };
  return part(
    name,
    (store) => listed(own(store).all(portalId)),
    async (store, items) => {
      for (const item of items) await own(store).put(portalId, item);
    },
  );
}

function ledgerPart(portalId: string, hypothesisId: string): Part {
  return part(
    `people of ${hypothesisId}`,
    (store) => store.ledger.open(portalId, hypothesisId),
    (store, items) => store.ledger.append(portalId, hypothesisId, items),
  );
}

async function* listed<Item>(items: Promise<Item[]>): AsyncGenerator<Item> {
  yield* await items;
}

/** The oldest first, as they have to be noted again, each with its place. */
async function* changesOf(
  portalId: string,
  { changes }: Store,
): AsyncGenerator<{ place: number; change: Change }> {
  const { total } = await changes.page(portalId, { after: 0, limit: 1 });
  for (let place = 0; place < total; place += PAGE) {
    const limit = Math.min(PAGE, total - place);
    const { results } = await changes.page(portalId, { after: total - place - limit, limit });
    for (const [index, change] of results.reverse().entries()) yield { place: place + index, change };
  }
}

/** The oldest first. */
async function* auditsOf(
  portalId: string,
  { audits }: Store,
): AsyncGenerator<{ run: AuditRun; report: AuditReport | null }> {
  for (const run of (await audits.runs(portalId)).reverse())
    yield { run, report: await audits.get(portalId, run.id) };
}
