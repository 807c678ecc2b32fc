import { sql, type Kysely } from 'kysely';

/** The rate limit's window of each portal, which all processes that call it share. */
export async function createRequestRates(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE groundwork.request_rates (
    name text COLLATE "C" PRIMARY KEY,
    window_now json NOT NULL
  )`.execute(db);
}
