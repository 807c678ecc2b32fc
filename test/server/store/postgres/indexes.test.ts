import { beforeAll, expect, it } from 'vitest';
import type { LedgerStore } from '../../../../src/server/store/port/ledger.ts';
import { makeLedgerRow } from '../../../factories/entities.ts';
import { hypothesisId } from '../../../factories/hypotheses.ts';
import { eachFile, openPostgresForTest } from './temporary-postgres.ts';

const database = eachFile();
const HYPOTHESES = 20;
const PEOPLE = 10_000;
const ONE = hypothesisId(1);

beforeAll(async () => {
  await (await openPostgresForTest(database().url)).close();
  const ids = Array.from({ length: HYPOTHESES }, (_, number) => hypothesisId(number + 1));
  await database().query(
    `INSERT INTO groundwork.ledger_rows (portal_id, hypothesis_id, arm, record_id, joined_at, first_seen_at)
     SELECT 'A', id, CASE WHEN n % 4 = 0 THEN 'control' ELSE 'treatment' END, (70000 + n)::text, n, n
     FROM unnest($1::text[]) AS id, generate_series(1, $2::int) AS n`,
    [ids, PEOPLE],
  );
  await database().query('VACUUM ANALYZE groundwork.ledger_rows');
}, 60_000);

/** How often the table was read from end to end, and how often each index was used, by whom is gone by now. */
async function scans(): Promise<Record<string, number>> {
  const rows = await database().query<{ name: string; scans: number }>(
    `SELECT 'whole table' AS name, seq_scan::int AS scans FROM pg_stat_user_tables WHERE relname = 'ledger_rows'
     UNION ALL SELECT indexrelname, idx_scan::int FROM pg_stat_user_indexes WHERE relname = 'ledger_rows'`,
  );
  return Object.fromEntries(rows.map(({ name, scans }) => [name, scans]));
}

/** Every row of a ledger, a page after the other. */
async function streamed(ledger: LedgerStore): Promise<number> {
  let rows = 0;
  for await (const _row of ledger.open('A', ONE)) rows += 1;
  return rows;
}

it.each([
  {
    what: 'a ledger that is streamed',
    ask: streamed,
    answer: PEOPLE,
    index: 'ledger_rows_pkey',
  },
  {
    what: 'the number of its rows',
    ask: (ledger: LedgerStore) => ledger.count('A', ONE),
    answer: PEOPLE,
    index: 'ledger_rows_pkey',
  },
  {
    what: 'the rows of some records',
    ask: async (ledger: LedgerStore) => (await ledger.rowsOf('A', ONE, ['70001', '70002', 'none'])).length,
    answer: 2,
    index: 'ledger_rows_pkey',
  },
  {
    what: 'the ledgers a record is in',
    ask: async (ledger: LedgerStore) => (await ledger.ofRecord('A', '70001')).length,
    answer: HYPOTHESES,
    index: 'ledger_rows_of_record',
  },
  {
    what: 'a first exposure',
    ask: async (ledger: LedgerStore) =>
      (await ledger.expose('A', ONE, makeLedgerRow({ recordId: '70001' }))).joinedAt,
    answer: 1,
    index: 'ledger_rows_pkey',
  },
])('among 200,000 rows $what comes from the index $index', async ({ ask, answer, index }) => {
  const before = await scans();
  const store = await openPostgresForTest(database().url);
  expect(await ask(store.ledger)).toBe(answer);
  // What a connection counted is told when it ends.
  await store.close();
  await expect.poll(async () => (await scans())[index]).toBeGreaterThan(before[index] ?? 0);
  expect((await scans())['whole table']).toBe(before['whole table']);
});
