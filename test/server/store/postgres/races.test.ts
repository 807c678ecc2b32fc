import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import type { Store } from '../../../../src/server/store/port/store.ts';
import { SCHEMA_STEPS } from '../../../../src/server/store/postgres/migrations/all.ts';
import { collect } from '../../../contract/store/under-test.ts';
import { makeBegunInstall, makePortal } from '../../../factories/entities.ts';
import { makeHypothesis } from '../../../factories/hypotheses.ts';
import { BEGUN, CREATED, race, REPLACED, type RaceResult } from './race.ts';
import { eachFile, openPostgresForTest } from './temporary-postgres.ts';

const database = eachFile();
const SCRIPT = fileURLToPath(new URL('./race-process.ts', import.meta.url));
const Result = z.strictObject({
  created: z.int(),
  replaced: z.int(),
  exposed: z.array(z.string()),
  received: z.int(),
  taken: z.int(),
  tasks: z.int(),
});

async function open(): Promise<Store> {
  const store = await openPostgresForTest(database().url);
  onTestFinished(() => store.close());
  return store;
}

/** A store that is raced on, with what the race begins from. */
async function start(): Promise<Store> {
  const store = await open();
  await store.portals.erase('A');
  await store.begunInstalls.begin(makeBegunInstall({ browser: BEGUN }), 0);
  await store.portals.save(makePortal({ portalId: 'A', editors: [] }));
  await store.hypotheses.create('A', makeHypothesis({ id: REPLACED }));
  return store;
}

async function expectOneWinner(store: Store, results: readonly RaceResult[]): Promise<void> {
  const sum = (count: (result: RaceResult) => number) => results.reduce((all, one) => all + count(one), 0);
  expect(sum(({ created }) => created)).toBe(1);
  expect(sum(({ replaced }) => replaced)).toBe(1);
  expect(sum(({ received }) => received)).toBe(2);
  expect(sum(({ taken }) => taken)).toBe(1);
  expect(sum(({ tasks }) => tasks)).toBe(1);
  const rows = await collect(store.ledger.open('A', REPLACED));
  expect(rows).toHaveLength(1);
  const standing = rows.map(({ arm, joinedAt }) => `${arm} ${joinedAt}`);
  expect([...new Set(results.flatMap(({ exposed }) => exposed))]).toEqual(standing);
  expect(new Set((await store.portals.get('A'))?.editors).size).toBe(20 * results.length);
  expect((await store.hypotheses.get('A', REPLACED))?.version).toBe(2);
  expect((await store.hypotheses.get('A', CREATED))?.version).toBe(1);
}

it('of 40 claimers on two stores one wins and nothing is lost', async () => {
  const [one, other] = [await start(), await open()];
  await expectOneWinner(one, await Promise.all([race(one, 0), race(other, 1)]));
});

it('of 40 claimers in two processes one wins and nothing is lost', async () => {
  const store = await start();
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, database().url, '1'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  const ended = once(child, 'exit');
  child.stdin.write('go\n');
  const [own, line] = await Promise.all([race(store, 0), lines.next()]);
  await expectOneWinner(store, [own, Result.parse(JSON.parse(String(line.value)))]);
  expect(await ended).toEqual([0, null]);
}, 60_000);

it('two processes that start on an empty database bring its tables up to date once', async () => {
  await database().query('DROP SCHEMA groundwork CASCADE');
  const stores = await Promise.all([open(), open(), open()]);
  for (const store of stores) expect(await store.portals.list()).toEqual([]);
  const steps = await database().query('SELECT name FROM groundwork.kysely_migration');
  expect(steps).toHaveLength(SCHEMA_STEPS.length);
});
