import { expect, test } from 'vitest';
import { Overview } from '../../../src/core/contract/overview.ts';
import { WorkflowPage } from '../../../src/core/contract/workflow-page.ts';
import { makeAttachment } from '../../factories/entities.ts';
import { makeHypothesis } from '../../factories/hypotheses.ts';
import { sendEmail, webhook } from '../../factories/workflows.ts';
import { addWorkflow } from '../../factories/world.ts';
import { PORTAL_ID, startTestServer, type TestServer } from '../../helpers/server.ts';
import { LIST } from '../use-cases/outcome-bench.ts';
import { answerOf, runJob } from './answers.ts';
import { serverWorld } from './server-world.ts';

const HOUR = 3_600_000;
const destination = { kind: 'webhook', key: 'hooks.example.com' };

async function audited(): Promise<TestServer> {
  const world = serverWorld();
  addWorkflow(world, { id: '7', name: 'Warehouse', steps: [webhook()] });
  addWorkflow(world, { id: '8', name: 'Stock', steps: [webhook('https://hooks.example.com/stock')] });
  addWorkflow(world, { id: '9', name: 'Receipt', steps: [sendEmail()] });
  const hypothesis = makeHypothesis();
  const server = await startTestServer({ world, hypotheses: [hypothesis] });
  const asset = { kind: 'list', id: LIST } as const;
  await server.store.judgements.attach(
    PORTAL_ID,
    makeAttachment({ hypothesisId: hypothesis.id, asset, role: 'treatment' }),
  );
  await runJob(server, 'audit');
  return server;
}

async function auditAgain(server: TestServer): Promise<Overview> {
  server.goTo(server.now() + HOUR);
  await runJob(server, 'audit');
  return answerOf(await server.ask('GET', '/api/overview'), Overview);
}

const pageOf = async (server: TestServer, id: string) =>
  (await answerOf(await server.ask('GET', `/api/workflows/${id}`), WorkflowPage)).workflow;

test('an outside system is asked about once, and one answer settles every workflow until it is taken back', async () => {
  const server = await audited();
  const before = await answerOf(await server.ask('GET', '/api/overview'), Overview);
  expect(before).toMatchObject({
    questionCount: 1,
    questions: [{ ...destination, label: 'webhook to hooks.example.com', waiting: ['7', '8'], answer: null }],
  });
  const body = { destinations: [destination], class: 'operational', reason: 'Our own warehouse' };
  const given = await server.ask('POST', '/api/answers', { body });
  expect(await given.json()).toEqual({ added: 1, replaced: 0, settled: 2 });
  expect(await auditAgain(server)).toMatchObject({ questionCount: 0, questions: [] });
  expect(await pageOf(server, '8')).toMatchObject({
    class: 'operational',
    classReason: expect.stringContaining('Our own warehouse (answered by 9001)'),
    grounding: 'not_applicable',
  });
  const back = await server.ask('DELETE', '/api/answers', { body: { destination } });
  expect(await back.json()).toEqual({ outcome: 'removed' });
  expect(await auditAgain(server)).toMatchObject({ questionCount: 1 });
});

test('service messages are set in bulk and taken back one by one', async () => {
  const server = await audited();
  const body = { workflowIds: ['2', '9'], class: 'service_message', reason: 'Receipts' };
  expect(await (await server.ask('POST', '/api/classes', { body })).json()).toEqual({
    added: 2,
    replaced: 0,
  });
  await auditAgain(server);
  for (const id of ['2', '9']) {
    expect(await pageOf(server, id)).toMatchObject({ class: 'service_message', grounding: 'not_applicable' });
  }
  await server.ask('DELETE', '/api/classes', { body: { workflowId: '9' } });
  await auditAgain(server);
  expect(await pageOf(server, '9')).toMatchObject({ class: 'customer_facing', grounding: 'ungrounded' });
  expect(await pageOf(server, '2')).toMatchObject({ class: 'service_message' });
});

test('a chain is contradicted for one workflow, with the reason, and counts again when that is taken back', async () => {
  const server = await audited();
  expect(await pageOf(server, '1')).toMatchObject({ grounding: 'inherited' });
  const pair = { workflowId: '1', hypothesisId: makeHypothesis().id };
  const body = { ...pair, reason: 'Promotes something else' };
  expect(await (await server.ask('POST', '/api/contradictions', { body })).json()).toEqual({
    outcome: 'added',
  });
  await auditAgain(server);
  expect(await pageOf(server, '1')).toMatchObject({
    grounding: 'ungrounded',
    groundingReason: 'contradicted',
  });
  await server.ask('DELETE', '/api/contradictions', { body: pair });
  await auditAgain(server);
  expect(await pageOf(server, '1')).toMatchObject({ grounding: 'inherited' });
});
