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
