import { expect, test } from 'vitest';
import { contentOf } from '../../../src/core/hypotheses/draft.ts';
import { createRepeats } from '../../../src/server/http/repeats.ts';
import { hypothesisId } from '../../factories/hypotheses.ts';
import { startTestServer, VIEWER, type TestServer } from '../../helpers/server.ts';
import { dueDraft } from '../use-cases/attach/attach-bench.ts';
import { refusalOf } from './answers.ts';
import { serverWorld } from './server-world.ts';

const id = hypothesisId(1);
const change = { choice: 'stop', reason: 'No', seenVersion: 2 };

test('a write that HubSpot sends twice is done once, and answered twice', async () => {
  const server = await startTestServer({ world: serverWorld(), hypotheses: [dueDraft()] });
  const body = { seenVersion: 1, content: await contentNow(server), requestId: 'request_number_1' };
  const [first, second] = await Promise.all([
    server.ask('PUT', `/api/hypotheses/${id}`, { body }),
    server.ask('PUT', `/api/hypotheses/${id}`, { body }),
  ]);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(await second.json()).toEqual(await first.json());
  expect((await server.store.hypotheses.get('4242', id))?.version).toBe(2);
  const other = { ...body, requestId: 'request_number_2' };
  expect(await refusalOf(await server.ask('PUT', `/api/hypotheses/${id}`, { body: other }))).toEqual({
    status: 409,
    code: 'conflict',
  });
});

test('an id does not carry over to another person, and a strange one is refused', async () => {
  const server = await startTestServer({ world: serverWorld(), hypotheses: [dueDraft()] });
  const path = `/api/hypotheses/${id}/decide`;
  const body = { ...change, requestId: 'request_number_1' };
  await server.ask('POST', path, { body });
  const viewer = await server.ask('POST', path, { body, userId: VIEWER });
  expect(await refusalOf(viewer)).toEqual({ status: 403, code: 'not_an_editor' });
  for (const requestId of ['short', 'x'.repeat(65), 'two words here', 12345678]) {
    expect((await server.ask('POST', path, { body: { ...change, requestId } })).status).toBe(422);
  }
});

test('what failed may be tried again, and what is old is forgotten', async () => {
  let now = 0;
  const repeats = createRepeats({ now: () => now });
  const answer = { status: 200, body: 'done' };
  let runs = 0;
  const work = async () => {
    runs += 1;
    if (runs === 1) throw new Error('no luck');
    return answer;
  };
  await expect(repeats.once('a', work)).rejects.toThrow('no luck');
  expect(await repeats.once('a', work)).toBe(answer);
  expect(await repeats.once('a', work)).toBe(answer);
  expect(runs).toBe(2);
  now = 11 * 60_000;
  await repeats.once('a', work);
  expect(runs).toBe(3);
});

async function contentNow(server: TestServer) {
  const hypothesis = await server.store.hypotheses.get('4242', id);
  if (hypothesis === null) throw new Error('the draft is not there');
  return contentOf(hypothesis);
}
