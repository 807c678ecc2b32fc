import { describe, expect, it, onTestFinished } from 'vitest';
import { DAY_MS, toInstant } from '../../../../src/core/time.ts';
import type { Store } from '../../../../src/server/store/port/store.ts';
import { copyPortal } from '../../../../src/server/use-cases/copy/copy-portal.ts';
import { fill, READS } from '../../../contract/store/methods.ts';
import type { StoreUnderTest } from '../../../contract/store/under-test.ts';
import {
  makeAttachment,
  makeAuditReport,
  makeChange,
  makeLedgerRow,
  makeReading,
  makeWrittenRecord,
} from '../../../factories/entities.ts';
import { hypothesisId } from '../../../factories/hypotheses.ts';
import { eachFile, makePostgresStore } from '../../store/postgres/temporary-postgres.ts';
import { makeLowdbStore } from '../../store/temporary-store.ts';

const database = eachFile();

async function kept(making: Promise<StoreUnderTest>): Promise<StoreUnderTest> {
  const made = await making;
  onTestFinished(() => made.dispose());
  return made;
}

const lowdb = () => kept(makeLowdbStore());
const postgres = () => kept(makePostgresStore(database()));
const silent = () => undefined;

/** One of everything, and more than one page of what is large. */
async function fillWell(store: Store): Promise<void> {
  await fill(store, 'A');
  const rows = Array.from({ length: 4_500 }, (_, number) => makeLedgerRow({ recordId: `${number}` }));
  await store.ledger.append('A', hypothesisId(1), rows);
  for (const number of [3, 1, 2]) await store.changes.note('A', makeChange({ id: `n${number}` }));
  for (let day = 0; day < 33; day += 1) {
    const at = toInstant(Date.parse('2026-08-01T02:00:00.000Z') + day * DAY_MS);
    await store.audits.save('A', makeAuditReport({ portalId: 'A', auditedAt: at }));
    await store.readings.save('A', makeReading({ at }));
  }
}

/** Definitions stay behind: they are read from HubSpot again. */
async function readCopied(store: Store): Promise<Record<string, unknown>> {
  const reads = READS.filter(({ method }) => method !== 'definitions.open');
  const entries = reads.map(async ({ method, call }) => [method, await call(store, 'A')] as const);
  return Object.fromEntries(await Promise.all(entries));
}

describe('copying a portal into another store', () => {
  it.each([
    { way: 'from files into PostgreSQL', from: lowdb, to: postgres },
    { way: 'from PostgreSQL into files', from: postgres, to: lowdb },
  ])(
    'keeps all of it $way',
    async ({ from, to }) => {
      const [source, target] = [await from(), await to()];
      await fillWell(source.store);
      const copied = await copyPortal({ from: source.store, to: target.store, progress: silent }, 'A');
      expect(copied).toMatchObject({ ok: true });
      expect(await readCopied(await target.reopen())).toEqual(await readCopied(source.store));
    },
    60_000,
  );

  it('copies every small collection there is, the install and the portal last', async () => {
    const [source, target] = [await lowdb(), await postgres()];
    await fill(source.store, 'A');
    const parts: string[] = [];
    const progress = (part: string) => void parts.push(part);
    await copyPortal({ from: source.store, to: target.store, progress }, 'A');
    expect(parts).toEqual(expect.arrayContaining([...source.store.collections.keys()]));
    expect(parts.slice(-2)).toEqual(['install', 'portal']);
  });

  it('is no portal until it is whole, and goes on with what is not there yet when run again', async () => {
    const [source, target] = [await lowdb(), await postgres()];
    await fillWell(source.store);
    const broken: Store = {
      ...target.store,
      writeBack: { ...target.store.writeBack, save: () => Promise.reject(new Error('cut')) },
    };
    await expect(copyPortal({ from: source.store, to: broken, progress: silent }, 'A')).rejects.toThrow(
      'cut',
    );
    expect(await target.store.portals.list()).toEqual([]);
    const parts: string[] = [];
    const progress = (part: string) => void parts.push(part);
    await copyPortal({ from: source.store, to: target.store, progress }, 'A');
    expect(parts).toContain('written records');
    expect(parts).not.toContain(`people of ${hypothesisId(1)}`);
    expect(await readCopied(target.store)).toEqual(await readCopied(source.store));
  }, 60_000);

  it('refuses to write over a portal that is there, and changes nothing of it', async () => {
    const [source, target] = [await lowdb(), await postgres()];
    await fill(source.store, 'A');
    await fill(target.store, 'A');
    await target.store.judgements.attach('A', makeAttachment({ by: 'else' }));
    const before = await target.digest();
    const copied = await copyPortal({ from: source.store, to: target.store, progress: silent }, 'A');
    expect(copied).toMatchObject({ ok: false, reason: 'already_there' });
    expect(await target.digest()).toBe(before);
  });

  it('says where the sides differ at the end, and erases what was copied', async () => {
    const [source, target] = [await lowdb(), await postgres()];
    await fill(source.store, 'A');
    const { writeBack } = source.store;
    let read = 0;
    const changing: Store = {
      ...source.store,
      writeBack: {
        ...writeBack,
        async *open(portalId) {
          yield* writeBack.open(portalId);
          read += 1;
          if (read > 1) yield makeWrittenRecord({ recordId: '70009' });
        },
      },
    };
    await expect(
      copyPortal({ from: changing, to: target.store, progress: silent }, 'A'),
    ).rejects.toMatchObject({
      code: 'copy_differs',
      message: expect.stringContaining('written records (2 there, 1 in the copy)'),
    });
    expect(await readCopied(target.store)).toEqual(await readCopied((await lowdb()).store));
  });
});
