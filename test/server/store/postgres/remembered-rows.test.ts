import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../../../src/server/store/port/store.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import { hypothesisId, makeHypothesis } from '../../../factories/hypotheses.ts';
import { eachFile, openPostgresForTest } from './temporary-postgres.ts';

const database = eachFile();
const PORTAL = '4242';

async function open(): Promise<Store> {
  const store = await openPostgresForTest(database().url);
  onTestFinished(() => store.close());
  return store;
}

const attachmentTo = (listId: string) =>
  makeAttachment({ asset: { kind: 'list', id: listId }, role: 'treatment' });

it('what another process adds, replaces and takes away is seen at once', async () => {
  const [own, other] = [await open(), await open()];
  const seen = async () => (await own.judgements.attachments(PORTAL)).map(({ asset }) => asset.id);
  expect(await seen()).toEqual([]);
  await other.judgements.attach(PORTAL, attachmentTo('11'));
  expect(await seen()).toEqual(['11']);
  await other.judgements.attach(PORTAL, attachmentTo('12'));
  await other.judgements.detach(PORTAL, attachmentTo('11'));
  expect(await seen()).toEqual(['12']);
  const hypothesis = makeHypothesis({ id: hypothesisId(1) });
  await other.hypotheses.create(PORTAL, hypothesis);
  expect((await own.hypotheses.list(PORTAL)).map(({ version }) => version)).toEqual([1]);
  await other.hypotheses.replace(PORTAL, 1, { ...hypothesis, status: 'retired' });
  expect(await own.hypotheses.list(PORTAL)).toMatchObject([{ version: 2, status: 'retired' }]);
});

it('what is done with an answer changes no other', async () => {
  const store = await open();
  await store.judgements.attach('5', attachmentTo('11'));
  (await store.judgements.attachments('5')).pop();
  for (const one of await store.judgements.attachments('5')) one.asset.id = 'changed';
  expect(await store.judgements.attachments('5')).toEqual([attachmentTo('11')]);
});

it('a change that was begun before another and ended after it is seen too', async () => {
  const store = await open();
  await store.judgements.attach('6', attachmentTo('11'));
  await store.judgements.attach('6', attachmentTo('12'));
  const slow = new pg.Client(database().url);
  await slow.connect();
  onTestFinished(() => slow.end());
  await slow.query('BEGIN');
  await slow.query(`DELETE FROM groundwork.documents WHERE portal_id = '6' AND body->'asset'->>'id' = '11'`);
  await store.judgements.attach('6', attachmentTo('13'));
  expect(await store.judgements.attachments('6')).toHaveLength(3);
  await slow.query('COMMIT');
  expect((await store.judgements.attachments('6')).map(({ asset }) => asset.id)).toEqual(['12', '13']);
});
