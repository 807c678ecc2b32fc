import { expect, test } from 'vitest';
import { noConfig } from '../../../../src/core/grounding/config/audit-config.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { DAY_MS } from '../../../../src/core/time.ts';
import { createFaults } from '../../../../src/sandbox/portal/faults/faults.ts';
import { ALL_SCOPES, SANDBOX_TOKEN, staticToken } from '../../../../src/sandbox/portal/settings.ts';
import type { WorldRecord } from '../../../../src/sandbox/portal/world.ts';
import { jobHandlers } from '../../../../src/server/jobs/handlers.ts';
import { createKeyRing } from '../../../../src/server/store/sealing.ts';
import { checkTasks } from '../../../../src/server/use-cases/doctor/check-tasks.ts';
import { makeDecisionTasks } from '../../../../src/server/use-cases/tell/decision-tasks.ts';
import { switchWrites } from '../../../../src/server/use-cases/write-back/switch-writes.ts';
import { makeReading } from '../../../factories/entities.ts';
import {
  hypothesisId,
  makeDecision,
  makeHypothesis,
  makeSlots,
  makeVerdict,
} from '../../../factories/hypotheses.ts';
import { daysAgo, WORLD_NOW, worldOwner } from '../../../factories/world.ts';
import { openBench, orderWorld, PORTAL_ID } from '../outcome-bench.ts';

const OWNER = worldOwner({ id: '77', firstName: 'Ada', lastName: 'Berg' });
const HOUR_MS = 3_600_000;
/** 31 October in New York, where the account is. */
const VERDICT_AT = '2026-11-01T03:00:00.000Z';
const TASKS = '/crm/v3/objects/tasks';

const due = (owner: string, overrides: Partial<Hypothesis> = {}) =>
  makeHypothesis({
    slots: makeSlots({ title: 'Tea & <b>cake</b>', owner }),
    verdict: makeVerdict({ state: 'invalidated', reason: 'missed', row: 17, frozenAt: VERDICT_AT }),
    ...overrides,
  });

/** An account in which tasks were switched on, unless told otherwise, with Ada Berg and one user who left. */
async function account(hypotheses: Hypothesis[], { on = true, isJudged = true } = {}) {
  const gone = worldOwner({ id: '78', leftAt: daysAgo(1) });
  const bench = await openBench({ ...orderWorld(), owners: [OWNER, gone] }, hypotheses, { isJudged });
  for (const { id } of hypotheses)
    await bench
      .store()
      .readings.save(PORTAL_ID, makeReading({ hypothesisId: id, sentence: 'It went to 12 of 100.' }));
  await switchWrites(bench.store(), PORTAL_ID, { tasksEnabled: on });
  const run = () => makeDecisionTasks(bench.deps, PORTAL_ID);
  const tasks = () => [
    ...(bench.portal.world.records.get('0-27') ?? new Map<string, WorldRecord>()).values(),
  ];
  /** Requests that may make a task. */
  const asked = () => bench.portal.requests.byRoute().get(`POST ${TASKS}`) ?? 0;
  const told = async () => (await checkTasks(bench.store(), PORTAL_ID)).map(({ text }) => text);
  return { bench, run, tasks, asked, told, marks: () => bench.store().decisionTasks.all(PORTAL_ID) };
}

const valueOf = (task: WorldRecord | undefined, name: string) => task?.history.get(name)?.[0]?.value;

test('nothing is asked of HubSpot while it is off, as it is in the beginning', async () => {
  const { bench, run } = await account([due(OWNER.email)], { on: false });
  await run();
  expect(bench.portal.requests.total()).toBe(0);
});

test('a result without a decision gives its owner one task, due a week after the result', async () => {
  const { run, tasks, told } = await account([due(OWNER.email)]);
  await run();
  await run();
  const [task, other] = tasks();
  expect(other).toBeUndefined();
  expect(valueOf(task, 'hubspot_owner_id')).toBe('77');
  expect(valueOf(task, 'hs_task_subject')).toBe('Decide: Tea & <b>cake</b>');
  expect(valueOf(task, 'hs_task_type')).toBe('TODO');
  expect(valueOf(task, 'hs_timestamp')).toBe('2026-11-07T14:00:00.000Z');
  expect(valueOf(task, 'hs_task_body')).toContain('<p>It went to 12 of 100.</p>');
  expect(valueOf(task, 'hs_task_body')).toContain(`<p>Groundwork ${hypothesisId(1)} ${VERDICT_AT}</p>`);
  expect(await told()).toEqual([]);
});

test('a night later, and after a restart, there is still one, and HubSpot is not asked again', async () => {
  const { bench, run, tasks, asked } = await account([due('ada  BERG')]);
  await run();
  await bench.restart();
  bench.goTo(WORLD_NOW + DAY_MS);
  await run();
  expect(tasks()).toHaveLength(1);
  expect(asked()).toBe(1);
});

test('one owner of two hypotheses gets one for each', async () => {
  const { run, tasks } = await account([due(OWNER.email), due(OWNER.email, { id: hypothesisId(2) })]);
  await run();
  expect(tasks().map((task) => valueOf(task, 'hubspot_owner_id'))).toEqual(['77', '77']);
});

test('where our own marks are gone, what HubSpot has is found and not made again', async () => {
  const { bench, run, tasks, asked } = await account([due(OWNER.email)]);
  await run();
  const [hypothesis] = await bench.store().hypotheses.list(PORTAL_ID);
  const portal = await bench.store().portals.get(PORTAL_ID);
  await bench.store().portals.erase(PORTAL_ID);
  await bench.store().portals.save(portal ?? expect.fail('no portal'));
  await bench.store().hypotheses.create(PORTAL_ID, hypothesis ?? expect.fail('no hypothesis'));
  await run();
  expect(tasks()).toHaveLength(1);
  expect(asked()).toBe(1);
});

test('of ten that ask at once, one makes it', async () => {
  const { run, tasks, asked } = await account([due(OWNER.email)]);
  await Promise.all(Array.from({ length: 10 }, run));
  expect(tasks()).toHaveLength(1);
  expect(asked()).toBe(1);
});

test('where the answer was lost there is still one: it is looked for the next night', async () => {
  const { bench, run, tasks, asked, marks, told } = await account([due(OWNER.email)], { isJudged: false });
  // The first request reads the owners, the second looks for the task, the third makes it.
  bench.portal.settings.faults = createFaults({
    seed: 1,
    faults: [{ kind: 'reset', of: '', when: { from: 3, to: 3 } }],
  });
  await run();
  expect(tasks()).toHaveLength(1);
  expect(asked()).toBe(1);
  expect(await marks()).toMatchObject([{ taskId: null, failure: { code: 'hubspot_bad_answer' } }]);
  expect(await told()).toHaveLength(1);
  bench.goTo(WORLD_NOW + DAY_MS);
  await run();
  expect(asked()).toBe(1);
  expect(await marks()).toMatchObject([{ taskId: tasks()[0]?.id, failure: null }]);
  expect(await told()).toEqual([]);
});

test('an attempt that died before it asked is made the next night, and not within the hour', async () => {
  const { bench, run, tasks } = await account([due(OWNER.email)]);
  const about = { hypothesisId: hypothesisId(1), verdictAt: VERDICT_AT };
  await bench.store().decisionTasks.begin(PORTAL_ID, about, WORLD_NOW);
  bench.goTo(WORLD_NOW + HOUR_MS - 1);
  await run();
  expect(tasks()).toHaveLength(0);
  bench.goTo(WORLD_NOW + HOUR_MS);
  await run();
  expect(tasks()).toHaveLength(1);
});

test.each([
  ['who left', 'user78@example.com', 'is no user of this HubSpot account'],
  ['who never was a user', 'Marketing team', 'is no user of this HubSpot account'],
])('an owner %s gets none, and that is said', async (_case, owner, words) => {
  const { run, asked, told } = await account([due(owner)]);
  await run();
  expect(asked()).toBe(0);
  expect(await told()).toEqual([expect.stringContaining(words)]);
});

test('where two users have the owner’s name, neither gets one, and that is said', async () => {
  const { bench, run, asked, told } = await account([due('Ada Berg')]);
  bench.portal.world.owners.push({ ...OWNER, id: '79', email: 'other@example.com' });
  await run();
  expect(asked()).toBe(0);
  expect(await told()).toEqual([
    expect.stringContaining('2 users of this HubSpot account are called Ada Berg'),
  ]);
});

test.each(['crm.objects.contacts.write', 'crm.objects.owners.read'])(
  'without the permission %s there is none, which is said; once it is granted there is one',
  async (scope) => {
    const { bench, run, tasks, told } = await account([due(OWNER.email)]);
    const { tokens } = bench.portal.settings;
    tokens.set(SANDBOX_TOKEN, staticToken(ALL_SCOPES.filter((one) => one !== scope)));
    await run();
    expect(tasks()).toHaveLength(0);
    expect(await told()).toEqual([expect.stringContaining('HubSpot answered 403')]);
    tokens.set(SANDBOX_TOKEN, staticToken(ALL_SCOPES));
    bench.goTo(WORLD_NOW + DAY_MS);
    await run();
    expect(tasks()).toHaveLength(1);
    expect(await told()).toEqual([]);
  },
);

test('what was decided, has no result yet or names no owner gives none', async () => {
  const { bench, run } = await account([
    due(OWNER.email, { decision: makeDecision() }),
    due(OWNER.email, { id: hypothesisId(2), verdict: null }),
    due(' ', { id: hypothesisId(3) }),
    due(OWNER.email, { id: hypothesisId(4), status: 'retired' }),
  ]);
  await run();
  expect(bench.portal.requests.total()).toBe(0);
});

test('the nightly reading makes it', async () => {
  const { bench, tasks } = await account([due(OWNER.email)]);
  const { store, now } = bench.deps;
  const carryOut = jobHandlers({
    ...{ store, now, doors: () => Promise.resolve(bench.deps), auditConfig: noConfig() },
    ...{ keys: createKeyRing([]), post: () => expect.fail('something was posted'), newId: () => 'j1' },
    forgetJobs: () => expect.fail('jobs are forgotten'),
  });
  const order = { portalId: PORTAL_ID, askedBy: 'schedule', kind: 'measure', input: {} } as const;
  expect(await carryOut(order, () => undefined)).toMatchObject({ ok: true });
  expect(tasks()).toHaveLength(1);
});
