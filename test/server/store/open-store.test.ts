import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/server/store/open-store.ts';
import { makeHypothesis } from '../../factories/hypotheses.ts';
import { NOW, temporaryFolder } from './temporary-store.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.dispose());

describe('choosing a store', () => {
  it('keeps files in the data folder when no database is set', async () => {
    const config = { databaseUrl: null, directory: folder.directory, mode: 'write' as const, now: () => NOW };
    const store = await openStore(config);
    await store.hypotheses.create('A', makeHypothesis());
    await store.close();
    const again = await openStore(config);
    expect(await again.hypotheses.list('A')).toHaveLength(1);
    await again.close();
  });

  it('says that there is no PostgreSQL store, instead of quietly using files', async () => {
    const opening = openStore({
      databaseUrl: 'postgres://localhost/groundwork',
      directory: folder.directory,
      mode: 'write',
      now: () => NOW,
    });
    await expect(opening).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining('PostgreSQL'),
      hint: expect.stringContaining('Unset DATABASE_URL'),
    });
  });
});
