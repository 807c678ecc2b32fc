import { Kysely, type LogEvent, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { faultOf } from './postgres-faults.ts';
import { SCHEMA, type Tables } from './tables.ts';

/** A statement, or a transaction between two statements, that takes longer is stopped. */
const LONGEST_MS = 60_000;
/** How long a call waits for a connection, be it a new one or one of the pool that is in use. */
const CONNECT_MS = 15_000;

export interface ConnectOptions {
  /** `postgresql://user:password@host:port/database`, with what else libpq knows (`?sslmode=verify-full`). */
  url: string;
  /** Connections this process takes at most. */
  poolSize: number;
  /** Takes sentences for the operator. */
  log(message: string): void;
  /** Told of every statement, without its values. */
  onStatement?(statement: Statement): void;
}

interface Statement {
  sql: string;
  /** How long it took, in milliseconds. */
  ms: number;
}

export interface Connected {
  db: Kysely<Tables>;
  /** The database in words, without user and password. */
  where: string;
}

/** A pool of connections, none of which is opened yet. What its statements refuse comes as a Fault (`faultOf`). */
export function connect({ url, poolSize, log, onStatement }: ConnectOptions): Connected {
  const { host, port, database } = new pg.Client(url);
  const where = `PostgreSQL at ${host}:${port}, database ${database}`;
  const pool = new pg.Pool({
    ...{ connectionString: url, max: poolSize, application_name: SCHEMA, keepAlive: true },
    ...{ statement_timeout: LONGEST_MS, idle_in_transaction_session_timeout: LONGEST_MS },
    connectionTimeoutMillis: CONNECT_MS,
  });
  // A connection can end while nobody waits for an answer of it; without a listener that would end the process. Whoever
  // asks next is told, or gets another connection.
  pool.on('connect', (client) => client.on('error', () => log(`${where} ended a connection.`)));
  pool.on('error', () => undefined);
  const dialect = new PostgresDialect({ pool: tellingFaults(pool, where) });
  const told = onStatement === undefined ? {} : { log: tellingStatements(onStatement) };
  return { db: new Kysely<Tables>({ dialect, ...told }).withSchema(SCHEMA), where };
}

function tellingStatements(onStatement: (statement: Statement) => void): (event: LogEvent) => void {
  return ({ query, queryDurationMillis: ms }) => onStatement({ sql: query.sql, ms });
}

function tellingFaults(pool: pg.Pool, where: string): PostgresPool {
  return {
    connect: () =>
      tell(
        pool.connect().then((client) => clientTellingFaults(client, where)),
        where,
      ),
    end: () => pool.end(),
  };
}

function clientTellingFaults(client: pg.PoolClient, where: string): PostgresPoolClient {
  let wasAnswered = true;
  const told = {
    async query(text: string, values: readonly unknown[]) {
      wasAnswered = false;
      const answer = await tell(client.query(text, [...values]), where);
      wasAnswered = true;
      return answer;
    },
    // In the middle of a transaction that nobody ended it would refuse everything, or keep what others ask undecided.
    // After a refusal the driver may not have heard yet whether there is one.
    release: () => client.release(!wasAnswered || client.getTransactionStatus() !== 'I'),
  };
  // Kysely would also hand over cursors, which nothing here uses.
  return told as unknown as PostgresPoolClient;
}

async function tell<Value>(asked: Promise<Value>, where: string): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    throw faultOf(error, where);
  }
}
