import { expect, test } from 'vitest';
import { HypothesisPage } from '../../../src/core/contract/hypothesis-page.ts';
import { RecordCard, RecordsInBrief } from '../../../src/core/contract/record-card.ts';
import { contentOf } from '../../../src/core/hypotheses/draft.ts';
import { makeAttachment } from '../../factories/entities.ts';
import { hypothesisId, makeStart } from '../../factories/hypotheses.ts';
import { daysAgo, WORLD_NOW } from '../../factories/world.ts';
import { PORTAL_ID, startTestServer, VIEWER, type TestServer } from '../../helpers/server.ts';
import { LIST, orderHypothesis } from '../use-cases/outcome-bench.ts';
import { answerOf, runJob } from './answers.ts';
import { serverWorld } from './server-world.ts';

const id = hypothesisId(1);
/** Joined list 201 60 days ago and bought again. */
const SOMEBODY = '10000';

/** A hypothesis on list 201 that has its verdict, after an audit. */
async function measured(): Promise<TestServer> {
  const server = await startTestServer({ world: serverWorld() });
  const { ask } = server;
  server.goTo(daysAgo(100));
  await ask('POST', '/api/hypotheses', { body: { id, content: contentOf(orderHypothesis()) } });
  const assets = [{ kind: 'list', id: LIST, role: 'treatment' }];
  await ask('POST', '/api/attachments', { body: { hypothesisId: id, seenVersion: 1, assets } });
  await ask('POST', `/api/hypotheses/${id}/start`, { body: { seenVersion: 1 } });
  server.goTo(WORLD_NOW);
  await runJob(server, 'measure');
  await runJob(server, 'audit');
  return server;
}

const cardOf = async ({ ask }: TestServer, as: { userId?: string } = {}) =>
  answerOf(await ask('GET', `/api/records/0-1/${SOMEBODY}`, as), RecordCard);

test('a card tells what happened and when, and which decision is due', async () => {
  const server = await measured();
  const { hypotheses } = await cardOf(server);
  expect(hypotheses).toMatchObject([
    { id, outcome: 'reached', awaitsDecision: true, stillWrites: false, misfit: null },
  ]);
  expect(hypotheses[0]?.happenedOn).toMatch(/^2026-/);
});

test('which group a record is in is told to editors only', async () => {
  const server = await measured();
  const seen = await cardOf(server);
  expect(seen).toMatchObject({ mayEdit: true, hypotheses: [{ editorView: { group: 'gets_it' } }] });
  const viewed = await cardOf(server, { userId: VIEWER });
  expect(viewed).toMatchObject({ mayEdit: false, hypotheses: [{ editorView: null }] });
  expect(JSON.stringify(viewed)).not.toMatch(/treatment|control|gets_it|compared/);
});

test('a segment without a hypothesis is named with what writes to it, and with the draft for it', async () => {
  const server = await measured();
  const before = await cardOf(server);
  expect(before.unexplained).toEqual([{ listId: '202', name: 'Everyone', usedBy: ['Blast'], draft: null }]);
  const draft = { id: hypothesisId(2), content: contentOf(orderHypothesis()) };
  await server.ask('POST', '/api/hypotheses', { body: draft });
  const assets = [{ kind: 'list', id: '202', role: 'treatment' }];
  await server.ask('POST', '/api/attachments', {
    body: { hypothesisId: draft.id, seenVersion: 1, assets },
  });
  expect((await cardOf(server)).unexplained).toMatchObject([{ listId: '202', draft: { id: draft.id } }]);
});

test('a segment whose hypothesis was started after the audit is not named, in whatever zone that moment is told', async () => {
  const server = await measured();
  // An hour after the audit, ten hours west of it.
  const at = new Date(server.now() - 9 * 3_600_000).toISOString().replace('Z', '-10:00');
  const live = {
    ...orderHypothesis(),
    id: hypothesisId(2),
    status: 'live' as const,
    start: makeStart({ at }),
  };
  await server.store.hypotheses.create(PORTAL_ID, live);
  const asset = { kind: 'list', id: '202' } as const;
  await server.store.judgements.attach(
    PORTAL_ID,
    makeAttachment({ hypothesisId: live.id, asset, role: 'treatment', at }),
  );
  expect((await cardOf(server)).unexplained).toEqual([]);
});

test('whoever looks on may say that it does not fit, once a record, and it is counted', async () => {
  const server = await measured();
  const record = { hypothesisId: id, objectTypeId: '0-1', recordId: SOMEBODY };
  const say = (reason: string) =>
    server.ask('POST', '/api/misfits', { body: { ...record, reason, note: 'A supplier' }, userId: VIEWER });
  expect(await (await say('wrong_audience')).json()).toEqual({ outcome: 'added' });
  expect(await (await say('asked_to_stop')).json()).toEqual({ outcome: 'replaced' });
  expect((await cardOf(server)).hypotheses).toMatchObject([{ misfit: 'asked_to_stop' }]);
  const page = await answerOf(await server.ask('GET', `/api/hypotheses/${id}`), HypothesisPage);
  expect(page.misfits).toEqual({ wrong_audience: 0, already_did_it: 0, asked_to_stop: 1, other: 0 });
});

test('the contacts of a company are told in how many hypotheses they are, without asking HubSpot', async () => {
  const server = await measured();
  const asked = server.portal.requests.total();
  const brief = await answerOf(
    await server.ask('GET', `/api/records/0-1?ids=${SOMEBODY},99`),
    RecordsInBrief,
  );
  expect(brief.records).toEqual([
    { recordId: SOMEBODY, hypotheses: 1 },
    { recordId: '99', hypotheses: 0 },
  ]);
  expect(server.portal.requests.total()).toBe(asked);
  expect((await server.ask('GET', '/api/records/0-1?ids=1,x')).status).toBe(422);
});
