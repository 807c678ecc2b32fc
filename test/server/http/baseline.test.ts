import { expect, it } from 'vitest';
import { BaselineReport } from '../../../src/core/contract/baseline-report.ts';
import { Job } from '../../../src/core/contract/job.ts';
import { HypothesisPage } from '../../../src/core/contract/hypothesis-page.ts';
import { startTestServer, VIEWER, type TestServer } from '../../helpers/server.ts';
import { LIST, orderHypothesis } from '../use-cases/outcome-bench.ts';
import { answerOf, endOf, refusalOf } from './answers.ts';
import { serverWorld } from './server-world.ts';

const ID = orderHypothesis().id;

async function withDraft(): Promise<TestServer> {
  const hypotheses = [orderHypothesis({ status: 'draft', start: null })];
  const server = await startTestServer({ world: serverWorld(), hypotheses });
  const assets = [{ kind: 'list', id: LIST, role: 'treatment' }];
  await server.ask('POST', '/api/attachments', { body: { hypothesisId: ID, seenVersion: 1, assets } });
  return server;
}

const ask = (server: TestServer, body: object) =>
  server.ask('POST', `/api/hypotheses/${ID}/baseline`, { body });

it('works today’s number out as a job, and takes it over', async () => {
  const server = await withDraft();
  const job = await answerOf(await ask(server, { seenVersion: 1, use: true }), Job, 202);
  const ended = await endOf(server, job.id);
  expect(BaselineReport.parse(ended.result)).toMatchObject({
    used: true,
    lookBack: { finished: 120, reached: 80 },
  });
  const page = await answerOf(await server.ask('GET', `/api/hypotheses/${ID}`), HypothesisPage);
  expect(page.hypothesis).toMatchObject({
    version: 2,
    prediction: { baseline: 0.667 },
    lookBack: { finished: 120 },
  });
});

it('fails as a job where the hypothesis was changed meanwhile', async () => {
  const server = await withDraft();
  const job = await answerOf(await ask(server, { seenVersion: 9 }), Job, 202);
  expect(await endOf(server, job.id)).toMatchObject({ state: 'failed', failure: { code: 'conflict' } });
});

it('is not for those who may only look, and not for more than two years', async () => {
  const server = await withDraft();
  const looking = { body: { seenVersion: 1 }, userId: VIEWER };
  expect(await refusalOf(await server.ask('POST', `/api/hypotheses/${ID}/baseline`, looking))).toMatchObject({
    code: 'not_an_editor',
  });
  expect(await refusalOf(await ask(server, { seenVersion: 1, days: 800 }))).toMatchObject({
    code: 'invalid_request',
  });
});
