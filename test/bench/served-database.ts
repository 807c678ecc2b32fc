import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgresStore } from '../../src/server/store/postgres/open-postgres-store.ts';
import type { Store } from '../../src/server/store/port/store.ts';
import { createDatabase } from '../postgres/database.ts';
import { startPostgres } from '../postgres/server.ts';

/** Runs work with an empty database of the server in `DATABASE_URL`, or of one of our own, which forces to disk. */
export async function withDatabase<Answer>(work: (url: string) => Promise<Answer>): Promise<Answer> {
  const server = await startPostgres(process.env['DATABASE_URL'], { isDurable: true });
  try {
    const database = await createDatabase(server.url);
    return await work(database.url).finally(() => database.drop());
  } finally {
    await server.stop();
  }
}

/** A store in this database, its tables brought up to date. */
export function openTables(url: string): Promise<Store> {
  const silent = () => undefined;
  return openPostgresStore({ ...{ url, poolSize: 5, mode: 'write', log: silent }, now: Date.now, sleep });
}
