import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../../src/server/store/port/store.ts';
import { collect } from '../../contract/store/under-test.ts';
import { makeAuditReport, makeDefinition } from '../../factories/entities.ts';
import { openForTest, temporaryFolder } from './temporary-store.ts';

const REPORT = makeAuditReport({ portalId: 'A' });
const RUN = '20261001-020000-000';

/** A store with one audit and one definition, closed; and a way to open it again. */
async function keptStore() {
  const { directory, dispose } = await temporaryFolder();
  onTestFinished(dispose);
  const store = await openForTest(directory);
  await store.audits.save('A', REPORT);
  await store.definitions.replace('A', [makeDefinition()]);
  await store.close();
  const told: string[] = [];
  const reopen = async (): Promise<Store> => {
    const again = await openForTest(directory, { log: (message) => void told.push(message) });
    onTestFinished(() => again.close());
    return again;
  };
  return { path: (name: string) => join(directory, 'A', name), told, reopen };
}

it('an audit kept in an older form is told, left as it is, and stops nothing', async () => {
  const { path, told, reopen } = await keptStore();
  const file = path(join('audits', `${RUN}.json`));
  const older = (await readFile(file, 'utf8')).replace('"headline"', '"sentence"');
  await writeFile(file, older);
  const store = await reopen();
  expect(await store.audits.latest('A')).toBeNull();
  expect(await store.audits.get('A', RUN)).toBeNull();
  expect(await store.audits.runs('A')).toHaveLength(1);
  expect(told[0]).toContain(`${file} was kept by another version of Groundwork and is not read (headline`);
  const next = { ...REPORT, auditedAt: '2026-10-02T02:00:00.000Z' };
  await store.audits.save('A', next);
  expect(await store.audits.latest('A')).toEqual(next);
  expect(await readFile(file, 'utf8')).toBe(older);
});

it('key figures of another form are left out of the runs', async () => {
  const { path, reopen } = await keptStore();
  const text = await readFile(path('audits.json'), 'utf8');
  await writeFile(path('audits.json'), text.replace('"errors"', '"mistakes"'));
  const store = await reopen();
  expect(await store.audits.runs('A')).toEqual([]);
  expect(await store.audits.latest('A')).toEqual(REPORT);
});

it.each([
  ['torn in the middle of a line', (text: string) => text.slice(0, -9)],
  ['of another format', (text: string) => text.replace('"format":1', '"format":2')],
  ['of another form', (text: string) => text.replace('"revision"', '"rev"')],
])('definitions in a file %s are read from HubSpot again', async (_name, damage) => {
  const { path, told, reopen } = await keptStore();
  await writeFile(path('definitions.jsonl'), damage(await readFile(path('definitions.jsonl'), 'utf8')));
  const store = await reopen();
  expect(await collect(store.definitions.open('A'))).toEqual([]);
  expect(told[0]).toContain('read from HubSpot again');
  await store.definitions.replace('A', [makeDefinition()]);
  expect(await collect(store.definitions.open('A'))).toEqual([makeDefinition()]);
});
