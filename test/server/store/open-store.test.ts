import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type StoreConfig } from '../../../src/server/store/open-store.ts';
import { makeHypothesis } from '../../factories/hypotheses.ts';
import { freshDatabase } from '../../helpers/postgres.ts';
import { NOW, temporaryFolder } from './temporary-store.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.dispose());

async function expectToKeep(databaseUrl: string | null): Promise<void> {
  const config: StoreConfig = {
    ...{ databaseUrl, databasePool: 2, directory: folder.directory, mode: 'write', now: () => NOW },
  };
  const store = await openStore(config);
  await store.hypotheses.create('A', makeHypothesis());
  await store.close();
  const again = await openStore(config);
  expect(await again.hypotheses.list('A')).toHaveLength(1);
  await again.close();
}

describe('choosing a store', () => {
  it('keeps files in the data folder when no database is set', () => expectToKeep(null));

  it('keeps all in the database when one is set, and nothing in the folder', async () => {
    const database = await freshDatabase();
    await expectToKeep(database.url);
    const files = await openStore({
      ...{ databaseUrl: null, databasePool: 2, directory: folder.directory, mode: 'read', now: () => NOW },
    });
    expect(await files.hypotheses.list('A')).toEqual([]);
    await files.close();
    await database.drop();
  });

  it('loads nothing of PostgreSQL when no database is set', async () => {
    expect(await openWithoutPackages(null)).toBe('opened');
    expect(await openWithoutPackages('postgresql://127.0.0.1:9/none')).toMatch(/^no (pg|kysely)$/);
  });
});

/** Opens a store in a process in which `pg` and `kysely` cannot be loaded; answers how that went. */
async function openWithoutPackages(databaseUrl: string | null): Promise<string> {
  const hook = `export async function resolve(name, context, next) {
    if (name === 'pg' || name === 'kysely') throw new Error('no ' + name);
    return next(name, context);
  }`;
  const register = `import { register } from 'node:module';
    register('data:text/javascript,${encodeURIComponent(hook).replaceAll("'", '%27')}');`;
  const script = `
    const [databaseUrl, directory] = JSON.parse(process.env.SETTINGS);
    const { openStore } = await import('./src/server/store/open-store.ts');
    const settings = { databaseUrl, databasePool: 2, directory, mode: 'write', now: () => 0 };
    const told = await openStore(settings).then((store) => store.close()).then(() => 'opened', (error) => error.message);
    process.stdout.write(told);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...['--import', 'tsx', '--import', `data:text/javascript,${encodeURIComponent(register)}`],
      ...['--input-type=module', '-e', script],
    ],
    {
      cwd: PROJECT,
      env: { PATH: process.env['PATH'], SETTINGS: JSON.stringify([databaseUrl, folder.directory]) },
    },
  );
  return stdout;
}
