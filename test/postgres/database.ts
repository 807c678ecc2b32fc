import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface Database {
  /** Address of an empty database that nobody else uses. */
  url: string;
  /** Runs one statement as the user who owns the server. */
  query<Row extends pg.QueryResultRow>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Deletes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** A fresh, empty database of the server at this address. */
export async function createDatabase(server: string): Promise<Database> {
  const name = `groundwork_test_${randomBytes(6).toString('hex')}`;
  await runOnce(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 1 });
  // Tests stop the server; who asks next is told, or gets another connection.
  pool.on('error', () => undefined);
  return {
    url: url.href,
    query: async (statement, values = []) => (await pool.query(statement, [...values])).rows,
    async drop() {
      await pool.end();
      await runOnce(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
