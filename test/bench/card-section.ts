import { PORTALS, RATE, WORKFLOWS } from './card/accounts.ts';
import type { CardSeen } from './card/load.ts';
import { runCards, type CardRun } from './card/run-cards.ts';
import { atMost, inMs, type Promised, type Row, type Section } from './section.ts';
import { withServed } from './served-account.ts';
import { withDatabase } from './served-database.ts';

/** Cards at a hundred a second over twenty installed accounts, on files and on PostgreSQL. */
export async function cardSection(): Promise<Section> {
  const files = await onFresh((url, now) => runCards(url, now, null));
  const tables = await withDatabase((database) => onFresh((url, now) => runCards(url, now, database)));
  const runs = [
    { store: 'files', run: files },
    { store: 'PostgreSQL', run: tables },
  ];
  return {
    title: `Cards: 100 a second over ${PORTALS} accounts for a minute`,
    about: `A real \`groundwork serve\` with ${PORTALS} installed accounts of ${WORKFLOWS} workflows each, all of them and their segments with hypotheses. Requests are signed and sent at their own moment, however long others take. The minute begins ten seconds after the process was started and met the same load; those ten are told by themselves. HubSpot answers after 100 ms and allows ${RATE.max} requests in ${RATE.intervalMs / 1000} s. Two accounts are audited all the while: on files by the same process, on PostgreSQL by a worker beside it. Own time is \`total\` less \`hubspot\` of the answer’s \`Server-Timing\`; seen is from the moment a request was due to its last byte.`,
    rows: runs.map(({ store, run }) => rowOf(store, run)),
    promises: runs.flatMap(({ store, run }) => promisesOf(store, run)),
    notes: runs.map(({ store, run }) => noteOf(store, run)),
  };
}

/** Each run has accounts that nobody asked anything yet. */
function onFresh<Answer>(work: (url: string, now: number) => Promise<Answer>): Promise<Answer> {
  const now = Date.now();
  return withServed('card/portals-process', { now }, (url) => work(url, now));
}

function rowOf(store: string, { cards, first, wallMs, requests, refused, peakMb }: CardRun): Row {
  return { run: `${first.length + cards.length} cards, ${store}`, wallMs, requests, refused, peakMb };
}

function promisesOf(store: string, { cards, audits, refused }: CardRun): Promised[] {
  const longest = Math.max(...cards.map(({ hubSpotMs }) => hubSpotMs));
  return [
    atMost(`${store}: own time, p99 of at most 100 ms`, percentile(cards.map(ownMs), 0.99), 100, inMs),
    atMost(`${store}: no card waits for HubSpot over a second`, longest, 1_000, inMs),
    atMost(`${store}: no answer with 429`, refused, 0),
    atMost(`${store}: every card told everything`, lacking(cards), 0, (count) => `${count} did not`),
    { promise: `${store}: two accounts were audited`, figure: `${audits} audits`, isKept: audits >= 2 },
  ];
}

function noteOf(store: string, { cards, first, audits }: CardRun): string {
  const spelled = (values: readonly number[]) =>
    `p50 ${inMs(percentile(values, 0.5))}, p99 ${inMs(percentile(values, 0.99))}, longest ${inMs(Math.max(...values))}`;
  const seen = cards.map(({ seenMs }) => seenMs);
  return `${store}: own time ${spelled(cards.map(ownMs))}; as seen, HubSpot included, ${spelled(seen)}; ${audits} audits meanwhile. In the first ten seconds of the process: own time ${spelled(first.map(ownMs))}, ${lacking(first)} of ${first.length} cards without their segments.`;
}

/** Cards that failed or did not tell the record’s segments. */
function lacking(cards: readonly CardSeen[]): number {
  return cards.filter(({ status, isWhole }) => status !== 200 || !isWhole).length;
}

function ownMs({ totalMs, hubSpotMs }: { totalMs: number; hubSpotMs: number }): number {
  return totalMs - hubSpotMs;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}
