import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fill } from '../../contract/store/methods.ts';
import { makeLedgerRow } from '../../factories/entities.ts';
import { hypothesisId } from '../../factories/hypotheses.ts';
import { startCommand } from '../../helpers/command-process.ts';
import { freshDatabase } from '../../helpers/postgres.ts';
import type { Database } from '../../postgres/database.ts';
import { openPostgresForTest } from '../store/postgres/temporary-postgres.ts';
import { openForTest } from '../store/temporary-store.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'groundwork-copy-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function ownDatabase(): Promise<Database> {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  return database;
}

/** A data folder with two accounts, one of which has so many people in its ledger. */
async function filledFolder(people: number): Promise<string> {
  const path = await folder();
  const store = await openForTest(path);
  for (const portalId of ['11', '12']) await fill(store, portalId);
  const rows = Array.from({ length: people }, (_, number) => makeLedgerRow({ recordId: `${number}` }));
  await store.ledger.append('11', hypothesisId(1), rows);
  await store.close();
  return path;
}

function copy(from: string, to: string, cwd: string, ...more: string[]) {
  return startCommand(['store', 'copy', '--from', from, '--to', to, ...more], { cwd });
}

describe('store copy', () => {
  it('moves one account from a folder into a database, tells how much, and no password', async () => {
    const [from, database] = [await filledFolder(10), await ownDatabase()];
    const command = copy(from, database.url, from, '--portal', '12');
    expect(await command.ended()).toBe(0);
    expect(command.out()).toMatch(/^Account 12: \d+ items copied and compared\.\n$/);
    expect(command.out() + command.err()).not.toContain(new URL(database.url).password);
    const store = await openPostgresForTest(database.url);
    expect((await store.portals.list()).map(({ portalId }) => portalId)).toEqual(['12']);
    await store.close();
  });

  it('goes on after it was killed in the middle', async () => {
    const [from, database] = [await filledFolder(60_000), await ownDatabase()];
    const first = copy(from, database.url, from);
    const ledger = `SELECT to_regclass('groundwork.ledger_rows') IS NOT NULL AS made`;
    for (let [row] = await database.query<{ made: boolean }>(ledger); row?.made !== true;)
      [row] = await database.query<{ made: boolean }>(ledger);
    const started = 'SELECT EXISTS (SELECT FROM groundwork.ledger_rows) AS begun';
    for (let [row] = await database.query<{ begun: boolean }>(started); row?.begun !== true;)
      [row] = await database.query<{ begun: boolean }>(started);
    first.kill('SIGKILL');
    expect(await first.ended()).toBe('SIGKILL');
    expect(await database.query(`SELECT FROM groundwork.documents WHERE collection = 'portal'`)).toEqual([]);
    const second = copy(from, database.url, from);
    expect(await second.ended()).toBe(0);
    const store = await openPostgresForTest(database.url);
    expect(await store.ledger.count('11', hypothesisId(1))).toBe(60_001);
    expect(await store.portals.list()).toHaveLength(2);
    await store.close();
  }, 120_000);

  it('says what is missing: the folder, an account, or that one is there already', async () => {
    const [from, to] = [await filledFolder(1), await folder()];
    const nowhere = copy(join(from, 'nowhere'), to, from);
    expect(await nowhere.ended()).toBe(2);
    expect(nowhere.err()).toContain('There is no folder');
    const unknown = copy(from, to, from, '--portal', '13');
    expect(await unknown.ended()).toBe(2);
    expect(unknown.err()).toContain('no account 13');
    expect(await copy(from, to, from).ended()).toBe(0);
    const again = copy(from, to, from);
    expect(await again.ended()).toBe(1);
    expect(again.err()).toContain('Account 11 is already in the store');
  }, 60_000);
});
