import { describe, expect, test } from 'vitest';
import { Fault } from '../../../../src/core/fault.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { drawnArm } from '../../../../src/core/outcomes/cohort/drawn-arm.ts';
import { DAY_MS } from '../../../../src/core/time.ts';
import { runStep, type AtStep } from '../../../../src/sandbox/calls/workflow-step.ts';
import type { Store } from '../../../../src/server/store/port/store.ts';
import { hypothesisId, makeConcluded, makeStart } from '../../../factories/hypotheses.ts';
import { assignToHypothesis, sendEmail } from '../../../factories/workflows.ts';
import { addWorkflow, WORLD_NOW } from '../../../factories/world.ts';
import { atStep, hubspotFor, STEP } from '../../../helpers/caller.ts';
import { PORTAL_ID, startTestServer, type ServerOptions, type TestServer } from '../../../helpers/server.ts';
import { gather } from '../../hubspot/doors.ts';
import { orderHypothesis, orderWorld } from '../../use-cases/outcome-bench.ts';
import { WorkflowPage } from '../../../../src/core/contract/workflow-page.ts';
import { answerOf, runJob } from '../answers.ts';

function byStep(overrides: Partial<Hypothesis> = {}): Hypothesis {
  const start = makeStart({ ...orderHypothesis().start, lists: [], workflows: [] });
  return orderHypothesis({ exposureSource: 'action', holdoutShare: 0.3, start, ...overrides });
}
const ID = byStep().id;

const serverWith = (options: ServerOptions = {}) => startTestServer({ hypotheses: [byStep()], ...options });
const rowsOf = ({ store }: TestServer, id = ID) => gather(store.ledger.open(PORTAL_ID, id));
const run = (server: TestServer, at: AtStep) => runStep(hubspotFor(server), STEP, at);

/** A server whose ledger answers with these faults before it works. */
function withFaults(...faults: Error[]): ServerOptions {
  const storeAs = (store: Store): Store => ({
    ...store,
    ledger: {
      ...store.ledger,
      expose: async (...asked) => {
        const fault = faults.shift();
        if (fault !== undefined) throw fault;
        return store.ledger.expose(...asked);
      },
    },
  });
  return { storeAs };
}

describe('a record that a workflow brings to the step', () => {
  test('is given the group drawn for it, without a request to HubSpot', async () => {
    const server = await serverWith();
    const runs = await Promise.all(
      ['71', '72', '73', '74', '75', '76'].map((id) => run(server, atStep(id, ID))),
    );
    const arms = ['71', '72', '73', '74', '75', '76'].map((id) => drawnArm(ID, id, 0.3));
    expect(new Set(arms).size, 'both groups occur').toBe(2);
    expect(runs.map(({ outputs }) => outputs['arm'])).toEqual(arms);
    expect(runs[0]).toMatchObject({
      state: 'success',
      outputs: { hypothesis: ID, exposed_at: String(WORLD_NOW), reason: '' },
    });
    expect((await rowsOf(server)).map(({ recordId }) => recordId).sort()).toHaveLength(6);
    expect(server.portal.requests.total()).toBe(0);
  });

  test('is answered the same when HubSpot repeats the call, and when it is enrolled again later', async () => {
    const server = await serverWith();
    const first = await run(server, atStep('71', ID));
    expect(await run(server, atStep('71', ID))).toEqual(first);
    server.goTo(WORLD_NOW + 40 * DAY_MS);
    expect(await run(server, atStep('71', ID, { enrolment: 9 }))).toEqual(first);
    expect(await rowsOf(server)).toMatchObject([{ recordId: '71', joinedAt: WORLD_NOW }]);
  });

  test('is taken with the newer signature too', async () => {
    const server = await serverWith();
    const ran = await runStep(hubspotFor(server), STEP, atStep('71', ID), 'v3');
    expect(ran.state).toBe('success');
  });
});

test.each<[string, AtStep, ServerOptions, RegExp]>([
  ['nobody wrote the hypothesis', atStep('71', hypothesisId(9)), {}, /no hypothesis h_/],
  [
    'it was decided',
    atStep('71', ID),
    { hypotheses: [makeConcluded({ ...byStep(), status: 'concluded' })] },
    /not running/,
  ],
  [
    'it is a draft',
    atStep('71', ID),
    { hypotheses: [byStep({ status: 'draft', start: null })] },
    /not running/,
  ],
  [
    'it counts by segment',
    atStep('71', ID),
    { hypotheses: [byStep({ exposureSource: 'list', holdoutShare: null })] },
    /by their segment/,
  ],
  ['none is chosen', atStep('71', ID, { inputs: {} }), {}, /No hypothesis is chosen/],
  ['the record is a deal', atStep('71', ID, { objectType: 'DEAL' }), {}, /about contacts.*deals/],
  ['no workflow calls', atStep('71', ID, { workflowId: null }), {}, /Only a workflow/],
  ['the ledger is damaged', atStep('71', ID), withFaults(new Fault('store_damaged', 'x', 'y')), /own data/],
  ['we have a bug', atStep('71', ID), withFaults(new Error('secret detail')), /on our side/],
])('the record goes on, assigned to nothing and with the reason, when %s', async (_, at, options, reason) => {
  const server = await serverWith(options);
  const before = await server.digest();
  const ran = await run(server, at);
  expect(ran).toMatchObject({ state: 'fail_continue', attempts: 1, outputs: { arm: 'none' } });
  expect(ran.outputs['reason']).toMatch(reason);
  expect(ran.outputs['reason']).not.toContain('secret detail');
  expect(await server.digest()).toBe(before);
});

test('the record goes on when its account is not connected here', async () => {
  const server = await serverWith();
  const before = await server.digest();
  const ran = await runStep(hubspotFor(server, { portalId: '999' }), STEP, atStep('71', ID));
  expect(ran).toMatchObject({ state: 'fail_continue', outputs: { arm: 'none' } });
  expect(ran.outputs['reason']).toContain('not connected');
  expect(await server.digest()).toBe(before);
});

test('what broke on our side is told to whoever runs the server', async () => {
  const server = await serverWith(withFaults(new Error('the reason it broke')));
  await run(server, atStep('71', ID));
  expect(server.log()).toContain('the reason it broke');
});

test('a store that is away for a moment is asked again, and the record assigned once', async () => {
  const away = () => new Fault('store_unavailable', 'The disk refuses.', 'Wait.');
  const server = await serverWith(withFaults(away(), away()));
  const ran = await run(server, atStep('71', ID));
  expect(ran).toMatchObject({ state: 'success', attempts: 3 });
  expect(await rowsOf(server)).toHaveLength(1);
});

test('a server that was away for an hour assigns everybody once afterwards', async () => {
  const server = await serverWith();
  const backAt = WORLD_NOW + 60 * 60_000;
  const nowhere = 'http://127.0.0.1:9'; // the discard port: nobody listens
  const ran = [];
  for (const id of ['71', '72', '73']) {
    server.goTo(WORLD_NOW);
    const parts = hubspotFor(server);
    const reached = Object.defineProperty({ ...parts }, 'backend', {
      get: () => (server.now() < backAt ? nowhere : parts.backend),
    });
    ran.push(await runStep(reached, STEP, atStep(id, ID)));
  }
  expect(ran.map(({ state }) => state)).toEqual(['success', 'success', 'success']);
  expect(ran.every(({ attempts }) => attempts > 1)).toBe(true);
  expect((await rowsOf(server)).map(({ recordId }) => recordId).sort()).toEqual(['71', '72', '73']);
});

test('a call nobody signed is refused and changes nothing', async () => {
  const server = await serverWith();
  const before = await server.digest();
  const forged = await runStep(hubspotFor(server, { secret: 'another' }), STEP, atStep('71', ID));
  expect(forged).toEqual({ state: 'failed', outputs: {}, attempts: 1 });
  expect(await server.digest()).toBe(before);
});

test('an audit after the first call knows the step: workflow and clone stand on the hypothesis, people count once', async () => {
  const world = orderWorld();
  const steps = [assignToHypothesis(ID, '1-8123'), sendEmail()];
  addWorkflow(world, { id: '1', name: 'Welcome', steps });
  addWorkflow(world, { id: '2', name: 'Welcome (clone)', steps });
  const server = await serverWith({ world });
  const definition = { definitionId: 8123, version: 1 };
  for (const workflowId of ['1', '2'])
    await runStep(
      hubspotFor(server),
      definition,
      atStep('71', ID, { workflowId, enrolment: Number(workflowId) }),
    );
  expect((await server.store.portals.get(PORTAL_ID))?.actionTypeIds).toEqual(['1-7001', '1-8123']);
  await runJob(server, 'audit');
  for (const id of ['1', '2']) {
    const { workflow } = await answerOf(await server.ask('GET', `/api/workflows/${id}`), WorkflowPage);
    expect(workflow).toMatchObject({ grounding: 'grounded', via: [{ hypothesisId: ID }] });
  }
  expect(await rowsOf(server)).toHaveLength(1);
});
