import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { inject } from 'vitest';
import * as z from 'zod';

const Answer = z.union([z.strictObject({ url: z.string() }), z.strictObject({ refused: z.string() })]);

export interface Database {
  /** Address of an empty database that nobody else uses. */
  url: string;
  /** Runs one statement as the user who owns the server. */
  query<Row extends pg.QueryResultRow>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Deletes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** A fresh, empty database. Fails where there is no PostgreSQL: nothing is skipped. */
export async function freshDatabase(): Promise<Database> {
  const server = await serverAddress();
  const name = `groundwork_test_${randomBytes(6).toString('hex')}`;
  await runOnce(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const client = new pg.Client(url.href);
  await client.connect();
  return {
    url: url.href,
    query: async (statement, values = []) => (await client.query(statement, [...values])).rows,
    async drop() {
      await client.end();
      await runOnce(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function serverAddress(): Promise<string> {
  const port = inject('postgresPort');
  const answer = Answer.parse(JSON.parse(await text(connect(port, '127.0.0.1'))));
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.url;
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
