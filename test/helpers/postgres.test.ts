import { describe, expect, it } from 'vitest';
import { startPostgres } from '../postgres/server.ts';
import { freshDatabase } from './postgres.ts';

describe('the PostgreSQL for tests', () => {
  it('gives every caller an empty database of its own, and takes it away again', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    await one.query('CREATE TABLE things (id int)');
    await expect(other.query('SELECT * FROM things')).rejects.toMatchObject({ code: '42P01' });
    await one.drop();
    const names = 'SELECT datname AS name FROM pg_database';
    const left = (await other.query<{ name: string }>(names)).map(({ name }) => name);
    expect(left).toContain(new URL(other.url).pathname.slice(1));
    expect(left).not.toContain(new URL(one.url).pathname.slice(1));
    await other.drop();
  });

  it('keeps texts in UTF-8', async () => {
    const database = await freshDatabase();
    const [row] = await database.query<{ server_encoding: string }>('SHOW server_encoding');
    expect(row?.server_encoding).toBe('UTF8');
    await database.drop();
  });

  it('uses the server it is given, and starts none beside it', async () => {
    const given = 'postgresql://me@db.example.com/given';
    expect((await startPostgres(given)).url).toBe(given);
  });
});
