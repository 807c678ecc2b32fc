import { NOW } from './cohort-bounds.ts';
import { measured, type Figures } from './child.ts';
import { atMost, type Row, type Section } from './section.ts';
import { withAccount } from './served-account.ts';
import { openTables, withDatabase } from './served-database.ts';

/** What the largest plans allow an app with a key of its own. */
const RATE = { max: 190, intervalMs: 10_000 };
const SECONDS = 60;
const LEAST = 0.85;

/** Two processes that both have more to ask of one account than its limit allows. */
export async function sharedSection(): Promise<Section> {
  const account = { contacts: 100, workflows: 10, now: NOW, rate: RATE };
  const processes = await withDatabase((databaseUrl) =>
    withAccount(account, async (url) => {
      await (await openTables(databaseUrl)).close();
      const ask = () => measured('shared-asker', { url, databaseUrl, seconds: SECONDS });
      return Promise.all([ask(), ask()]);
    }),
  );
  const sent = total(processes, 'sent');
  const share = sent / ((RATE.max * SECONDS * 1_000) / RATE.intervalMs);
  const refused = total(processes, 'refused');
  return {
    title: 'The rate limit, shared by two processes',
    about: `Two processes ask one account over HTTP for ${SECONDS} seconds as often as they may, eight calls at once each. It allows ${RATE.max} requests in any ${RATE.intervalMs / 1_000} seconds.`,
    rows: processes.map((figures, index) => rowOf(figures, index + 1)),
    promises: [
      atMost('no answer with 429', refused, 0),
      {
        promise: 'together 85 % of the limit',
        figure: `${(100 * share).toFixed(1)} %`,
        isKept: share >= LEAST,
      },
    ],
    notes: [],
  };
}

function rowOf({ sent = NaN, refused = NaN, peakMb = NaN }: Figures, number: number): Row {
  return { run: `process ${number}`, wallMs: SECONDS * 1_000, requests: sent, refused, peakMb };
}

function total(processes: readonly Figures[], figure: string): number {
  return processes.reduce((sum, figures) => sum + (figures[figure] ?? NaN), 0);
}
