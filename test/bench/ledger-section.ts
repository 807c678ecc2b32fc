import pg from 'pg';
import { measured, type Figures } from './child.ts';
import { hypothesisId } from '../factories/hypotheses.ts';
import { atMost, inMb, times, type Row, type Section } from './section.ts';
import { openTables, withDatabase } from './served-database.ts';

const LARGE = 10_000_000;
const SMALL = LARGE / 10;
const APPENDED = 50_000;
const PORTAL_ID = '48231907';
/** A statement that fills the table. */
const ROWS = `INSERT INTO groundwork.ledger_rows (portal_id, hypothesis_id, arm, record_id, joined_at, first_seen_at)
  SELECT $1, $2, CASE WHEN n % 10 = 0 THEN 'control' ELSE 'treatment' END, n::text, 1.78e12 + n, 1.78e12 + n
  FROM generate_series(1, $3::int) AS n`;

/** A ledger of ten million rows in PostgreSQL beside one of a tenth: read as a stream, and added to. */
export async function ledgerSection(): Promise<Section> {
  const small = await ledgerOf(SMALL);
  const large = await ledgerOf(LARGE);
  const [reading, adding] = [grown('readMs', small, large) / (LARGE / SMALL), grown('addMs', small, large)];
  return {
    title: `Ledger of ${LARGE} rows, in PostgreSQL`,
    about: `A cohort that is in the database already is read row by row, as a measurement does to end, and ${APPENDED} rows are added, each time by a process of its own that asks HubSpot nothing.`,
    rows: [...rowsOf(small), ...withGrowth(rowsOf(large), [reading, adding])],
    promises: [
      atMost('within 400 MB', large['peakMb'], 400, inMb),
      atMost('memory at ten times the rows: at most 1.25 times', grown('peakMb', small, large), 1.25, times),
      atMost('a row is read as fast as of a tenth: at most 1.25 times', reading, 1.25, times),
      atMost('a row is added as fast as to a tenth: at most 1.25 times', adding, 1.25, times),
    ],
    notes: [],
  };
}

function ledgerOf(rows: number): Promise<Figures> {
  return withDatabase(async (databaseUrl) => {
    await fill(databaseUrl, rows);
    const ask = { databaseUrl, portalId: PORTAL_ID, hypothesisId: hypothesisId(1), firstId: rows + 1 };
    return { rows, ...(await measured('ledger-rows', { ...ask, rows: APPENDED })) };
  });
}

async function fill(url: string, rows: number): Promise<void> {
  await (await openTables(url)).close();
  const client = new pg.Client(url);
  await client.connect();
  await client.query(ROWS, [PORTAL_ID, hypothesisId(1), rows]);
  await client.query('VACUUM ANALYZE groundwork.ledger_rows');
  await client.end();
}

function grown(figure: string, small: Figures, large: Figures): number {
  return (large[figure] ?? NaN) / (small[figure] ?? NaN);
}

function rowsOf({ rows, readMs = NaN, addMs = NaN, peakMb = NaN }: Figures): Row[] {
  return [
    { run: `${rows} rows read`, wallMs: readMs, peakMb },
    { run: `${APPENDED} rows added to ${rows}`, wallMs: addMs },
  ];
}

function withGrowth(rows: readonly Row[], growths: readonly number[]): Row[] {
  return rows.map((row, index) => ({ ...row, growth: growths[index] ?? NaN }));
}
