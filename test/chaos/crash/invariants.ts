import type { Change } from '../../../src/core/contract/change.ts';
import type { LedgerRow } from '../../../src/core/outcomes/cohort/ledger-row.ts';
import type { Store } from '../../../src/server/store/port/store.ts';
import { BY_LIST, BY_STEP, PORTAL_ID } from './account.ts';
import type { Acknowledged } from './acknowledged.ts';
import type { Kills } from './kill-under-load.ts';
import type { PortalReport } from './portal-child.ts';

/** What a run must end with, whatever happened on the way: the same as one that nothing disturbed. */
export interface EndState {
  verdict: unknown;
  rows: unknown[];
  /** Our properties on the records of the segment. */
  values: Record<string, string>;
}

export async function endStateOf(store: Store, { values }: PortalReport): Promise<EndState> {
  const { verdict } = (await store.hypotheses.get(PORTAL_ID, BY_LIST)) ?? { verdict: null };
  const rows = await rowsOf(store, BY_LIST);
  const members = new Set(rows.map(({ recordId }) => recordId));
  const ofMembers = Object.entries(values).filter(([name]) => members.has(name.split(' ')[0] ?? ''));
  return {
    verdict: verdict === null ? null : { state: verdict.state, row: verdict.row, counts: verdict.counts },
    rows: rows.map(({ recordId, arm, joinedAt, outcomeAt, excluded }) => {
      return { recordId, arm, joinedAt, outcomeAt, excluded };
    }),
    values: Object.fromEntries(ofMembers.sort()),
  };
}

/** Names of what does not hold, each with an example; empty when everything does. */
export async function violationsIn(
  store: Store,
  acknowledged: Acknowledged,
  portal: PortalReport,
  { expected }: { expected: EndState },
): Promise<string[]> {
  const end = await endStateOf(store, portal);
  const waiting = await store.inbox.waiting(PORTAL_ID);
  return [
    ...acknowledged.violations,
    ...(await lost(store, acknowledged)),
    ...missingInTrail(await changesIn(store), acknowledged),
    ...named('written twice with the same values', portal.writtenTwice),
    ...named(
      'acknowledged events nobody acted on',
      waiting.map(({ key }) => key),
    ),
    ...(['verdict', 'rows', 'values'] as const).flatMap((part) =>
      JSON.stringify(end[part]) === JSON.stringify(expected[part])
        ? []
        : [`${part}: not as in an undisturbed run`],
    ),
  ];
}

interface Tried {
  kills: Kills;
  halfMade: number | null;
  rowsWritten: number;
  expected: EndState;
}

/** What a run did not try, so that it shows nothing of it; empty when it tried everything. */
export function untried(
  { hypotheses, attached, exempted, exposed, erased, jobs }: Acknowledged,
  { kills, halfMade, rowsWritten, expected }: Tried,
): string[] {
  const counts = {
    'processes killed while they ran': kills.running,
    'processes killed while they started': kills.starting,
    ...(halfMade === null ? {} : { 'tables left half made': halfMade }),
    'acknowledged hypotheses': hypotheses.size,
    'acknowledged attachments': attached.size,
    'acknowledged exemptions': exempted.size,
    'acknowledged exposures': exposed.size,
    'acknowledged erasures': erased.size,
    'acknowledged jobs': jobs.size,
    'rows written to HubSpot': rowsWritten,
    'people in the undisturbed ledger': expected.rows.length,
    'values of the undisturbed write-back': Object.keys(expected.values).length,
    'verdicts of the undisturbed run': expected.verdict === null ? 0 : 1,
  };
  return Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [`not tried: no ${what}`] : []));
}

async function lost(store: Store, acknowledged: Acknowledged): Promise<string[]> {
  const titles = new Map((await store.hypotheses.list(PORTAL_ID)).map(({ id, slots }) => [id, slots.title]));
  const { attachments, exemptions } = await store.judgements.all(PORTAL_ID);
  const attached = new Set(attachments.map(({ hypothesisId, asset }) => `${hypothesisId} ${asset.id}`));
  const reasons = new Map(exemptions.map(({ asset, reason }) => [asset.id, reason]));
  const rows = new Map((await rowsOf(store, BY_STEP)).map((row) => [row.recordId, row]));
  return [
    ...named('hypotheses lost', unequal(acknowledged.hypotheses, titles)),
    ...named(
      'attachments lost',
      [...acknowledged.attached].filter((one) => !attached.has(one)),
    ),
    ...named('exemptions lost', unequal(acknowledged.exempted, reasons)),
    ...named(
      'exposures lost or changed',
      [...acknowledged.exposed].flatMap(([recordId, { arm, exposedAt }]) => {
        const row = rows.get(recordId);
        return row?.arm === arm && String(row.joinedAt) === exposedAt ? [] : [recordId];
      }),
    ),
    ...named(
      'erased records that are still there',
      [...acknowledged.erased].filter((id) => rows.has(id)),
    ),
  ];
}

function missingInTrail(changes: readonly Change[], acknowledged: Acknowledged): string[] {
  const told = new Set(changes.map(({ about }) => `${about.kind} ${about.name}`));
  const wanted = [
    ...[...acknowledged.hypotheses.keys()].map((id) => `hypothesis ${id}`),
    ...[...acknowledged.attached].map((pair) => `attachment ${pair.replace(' ', ' workflow ')}`),
    ...[...acknowledged.exempted.keys()].map((id) => `exemption workflow ${id}`),
  ];
  return named(
    'acknowledged changes missing in the trail',
    wanted.filter((one) => !told.has(one)),
  );
}

async function changesIn(store: Store): Promise<Change[]> {
  const { total } = await store.changes.page(PORTAL_ID, { after: 0, limit: 1 });
  return (await store.changes.page(PORTAL_ID, { after: 0, limit: Math.max(1, total) })).results;
}

async function rowsOf(store: Store, hypothesisId: string): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  for await (const row of store.ledger.open(PORTAL_ID, hypothesisId)) rows.push(row);
  return rows.sort((a, b) => Number(a.recordId) - Number(b.recordId));
}

function unequal(wanted: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): string[] {
  return [...wanted].filter(([key, value]) => found.get(key) !== value).map(([key]) => key);
}

function named(what: string, cases: readonly string[]): string[] {
  return cases.length === 0 ? [] : [`${what}: ${cases.length} (${cases.slice(0, 3).join('; ')})`];
}
