import { expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../../src/server/store/port/store.ts';
import { withTrail } from '../../../src/server/store/with-trail.ts';
import { makeChange, makeExemption, makeMisfit, makePortal } from '../../factories/entities.ts';
import { makeHypothesis } from '../../factories/hypotheses.ts';
import { fill, WRITES } from '../../contract/store/methods.ts';
import { openForTest, temporaryFolder } from './temporary-store.ts';

const NOW = Date.parse('2026-11-01T12:00:00.000Z');
/** What people write, judge and set. */
const THEIRS = /^(hypotheses|judgements|backlog)\.|^portals\.change$|^misfits\.note$/;

async function trailed(): Promise<{ plain: Store; store: Store }> {
  const { directory, dispose } = await temporaryFolder();
  const plain = await openForTest(directory);
  onTestFinished(async () => {
    await plain.close();
    await dispose();
  });
  let number = 0;
  const store = withTrail(plain, { by: '9001', now: () => NOW, newId: () => `t${(number += 1)}` });
  return { plain, store };
}
const changesOf = async ({ changes }: Store) => (await changes.page('A', { after: 0, limit: 100 })).results;

test.each(WRITES.filter(({ method }) => THEIRS.test(method)))(
  '$method is noted with who and when, and how it was before and after',
  async ({ call }) => {
    const { plain, store } = await trailed();
    await fill(plain, 'A');
    await call(store, 'A');
    const [change, ...others] = await changesOf(store);
    expect(others).toEqual([makeChange()]);
    expect(change).toMatchObject({ by: '9001', at: '2026-11-01T12:00:00.000Z' });
    expect(change?.before).not.toEqual(change?.after);
  },
);

/** One notes, the others erase the trail itself. */
const OF_THE_TRAIL = ['changes.note', 'portals.erase', 'portals.clear'];

test.each(WRITES.filter(({ method }) => !THEIRS.test(method) && !OF_THE_TRAIL.includes(method)))(
  '$method is no change of anything people have said, and is not noted',
  async ({ call }) => {
    const { plain, store } = await trailed();
    await fill(plain, 'A');
    const before = await changesOf(plain);
    await call(store, 'A');
    expect(await changesOf(store)).toEqual(before);
  },
);

test('who erases an account erases its trail', async () => {
  const { plain, store } = await trailed();
  await fill(plain, 'A');
  await store.portals.erase('A');
  expect(await changesOf(store)).toEqual([]);
});

test('of a hypothesis and of settings only what differs is noted', async () => {
  const { store } = await trailed();
  await store.portals.save(makePortal({ portalId: 'A', editors: ['1'] }));
  await store.portals.change('A', (portal) => ({ ...portal, editors: ['1', '2'] }));
  await store.hypotheses.create('A', makeHypothesis());
  await store.hypotheses.replace('A', 1, makeHypothesis({ status: 'retired' }));
  expect(await changesOf(store)).toMatchObject([
    { about: { kind: 'hypothesis' }, before: { status: 'live' }, after: { status: 'retired' } },
    { about: { kind: 'hypothesis' }, before: null, after: { slots: { title: 'Second purchase' } } },
    { about: { kind: 'settings' }, before: { editors: ['1'] }, after: { editors: ['1', '2'] } },
  ]);
  const [replaced] = await changesOf(store);
  expect(Object.keys(replaced?.after ?? {})).toEqual(['status']);
});

test('a repeat that changes nothing, and a change that was refused, are not noted', async () => {
  const { store } = await trailed();
  await store.judgements.exempt('A', makeExemption());
  await store.judgements.exempt('A', makeExemption());
  await store.judgements.unexempt('A', { kind: 'workflow', id: '1' });
  await store.hypotheses.create('A', makeHypothesis());
  await store.hypotheses.replace('A', 7, makeHypothesis({ status: 'retired' }));
  expect(await changesOf(store)).toHaveLength(2);
});

test('of what somebody said about a record neither record nor words are noted', async () => {
  const { store } = await trailed();
  await store.misfits.note('A', makeMisfit({ recordId: '987654', note: 'Moved to Spain' }));
  const [change] = await changesOf(store);
  expect(JSON.stringify(change)).not.toMatch(/987654|Spain/);
});

test('pages tell the latest first, each once', async () => {
  const { store } = await trailed();
  for (let number = 1; number <= 5; number += 1)
    await store.judgements.exempt('A', makeExemption({ reason: `Reason ${number}` }));
  const reasons = async (after: number) =>
    (await store.changes.page('A', { after, limit: 2 })).results.map(({ after: now }) => now?.['reason']);
  expect(await reasons(0)).toEqual(['Reason 5', 'Reason 4']);
  expect(await reasons(2)).toEqual(['Reason 3', 'Reason 2']);
  expect(await reasons(4)).toEqual(['Reason 1']);
});
