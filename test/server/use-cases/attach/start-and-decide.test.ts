import { expect, test } from 'vitest';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { planOneArm } from '../../../../src/core/outcomes/planning.ts';
import {
  attachAssets,
  type AttachRequestItem,
} from '../../../../src/server/use-cases/attach/attach-assets.ts';
import { decide } from '../../../../src/server/use-cases/attach/decide.ts';
import { startHypothesisUseCase } from '../../../../src/server/use-cases/attach/start-hypothesis.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import { hypothesisId, makeHypothesis, makeVerdict } from '../../../factories/hypotheses.ts';
import { WORLD_NOW } from '../../../factories/world.ts';
import { ACTOR, dueDraft, openAttachBench, seen } from './attach-bench.ts';

const treatment: AttachRequestItem = { kind: 'list', id: '11', role: 'treatment' };
const tactic = (id: string): AttachRequestItem => ({ kind: 'workflow', id, role: 'tactic' });

async function attached(assets: AttachRequestItem[], hypothesis: Hypothesis = dueDraft()) {
  const bench = await openAttachBench([hypothesis]);
  const done = await attachAssets(bench.attachDeps, { ...ACTOR, ...seen(1, 1), assets });
  if (!done.ok) throw new Error(done.message);
  return { ...bench, start: () => startHypothesisUseCase(bench.attachDeps, { ...ACTOR, ...seen(1, 1) }) };
}

test('a start fixes the filters, the meaning of the workflows and the number of people needed', async () => {
  const { start, hypothesis } = await attached([treatment, tactic('1')]);
  expect(await start()).toMatchObject({ ok: true, value: { warnings: [] } });
  const { nMin, nPlan } = planOneArm({ baseline: 0.12, target: 0.15 });
  expect(await hypothesis()).toMatchObject({
    status: 'live',
    version: 2,
    start: {
      at: new Date(WORLD_NOW).toISOString(),
      by: '9001',
      lists: [
        { listId: '11', role: 'treatment', name: 'First purchase', filterHash: expect.stringMatching(/./) },
      ],
      workflows: [{ workflowId: '1', meaningHash: expect.stringMatching(/./) }],
      nMin,
      nPlan,
    },
  });
});

test('a workflow that cannot be read is attached without its meaning, with a warning', async () => {
  const { start } = await attached([treatment, tactic('3')]);
  expect(await start()).toMatchObject({
    ok: true,
    value: {
      hypothesis: { start: { workflows: [{ workflowId: '3', meaningHash: null }] } },
      warnings: [{ code: 'workflow_unread' }],
    },
  });
});

test('a segment that empties itself is started with a warning', async () => {
  const { start } = await attached([{ kind: 'list', id: '12', role: 'treatment' }]);
  expect(await start()).toMatchObject({ ok: true, value: { warnings: [{ code: 'self_emptying' }] } });
});

test('with the step in a workflow people join there, and more are needed for those held out', async () => {
  const { start } = await attached([tactic('2')], dueDraft({ exposureSource: 'action', holdoutShare: 0.2 }));
  const started = await start();
  expect(started).toMatchObject({ ok: true, value: { warnings: [] } });
  const needed = started.ok ? started.value.hypothesis.start?.nPlan : 0;
  expect(Math.ceil(needed ?? 0)).toBe(5558);
});

test.each<[string, string, AttachRequestItem[], Partial<Hypothesis>]>([
  ['no_exposure', 'nobody can join', [tactic('1')], {}],
  ['two_exposure_sources', 'the step is there beside the segment', [treatment, tactic('2')], {}],
])('refused with %s when %s; it stays a draft', async (reason, _, assets, overrides) => {
  const { start, hypothesis } = await attached(assets, dueDraft(overrides));
  expect(await start()).toMatchObject({ ok: false, reason });
  expect(await hypothesis()).toMatchObject({ status: 'draft', version: 1 });
});

test('started twice at once, it starts once', async () => {
  const { start, hypothesis } = await attached([treatment]);
  const both = await Promise.all([start(), start()]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'conflict' });
  expect(await hypothesis()).toMatchObject({ version: 2 });
});

const judged = makeHypothesis({ verdict: makeVerdict() });

test('what is kept is concluded with a day to look at it again', async () => {
  const { attachDeps, hypothesis } = await openAttachBench([judged]);
  const kept = await decide(attachDeps, { ...ACTOR, ...seen(1, 1), choice: 'keep', reason: 'It works' });
  expect(kept).toMatchObject({ ok: true, value: { successor: null } });
  expect(await hypothesis()).toMatchObject({
    status: 'concluded',
    decision: { by: '9001', reviewBy: '2027-11-02' },
  });
});

test('what is changed goes on as a draft, and its attachments go with it', async () => {
  const { attachDeps, hypothesis, store } = await openAttachBench([judged]);
  await store().judgements.attach(ACTOR.portalId, makeAttachment());
  const changed = await decide(attachDeps, {
    ...ACTOR,
    ...seen(1, 1),
    choice: 'change',
    reason: 'Smaller steps',
  });
  expect(changed).toMatchObject({
    ok: true,
    value: { successor: { id: hypothesisId(101), status: 'draft', slots: judged.slots } },
  });
  expect(await hypothesis()).toMatchObject({ status: 'concluded', successorId: hypothesisId(101) });
  const { attachments } = await store().judgements.all(ACTOR.portalId);
  expect(attachments.map((one) => one.hypothesisId)).toEqual([hypothesisId(101)]);
});

test('of two who decide at once one is told, and leaves no draft behind', async () => {
  const { attachDeps, store } = await openAttachBench([judged]);
  const change = () =>
    decide(attachDeps, { ...ACTOR, ...seen(1, 1), choice: 'change', reason: 'Smaller steps' });
  const both = await Promise.all([change(), change()]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const drafts = (await store().hypotheses.list(ACTOR.portalId)).filter(({ status }) => status === 'draft');
  expect(drafts).toHaveLength(1);
});

test('keeping without a verdict is refused, and so is a version nobody has any more', async () => {
  const { attachDeps } = await openAttachBench([makeHypothesis({ version: 2 })]);
  const request = { ...ACTOR, choice: 'keep' as const, reason: 'It works' };
  expect(await decide(attachDeps, { ...request, ...seen(1, 2) })).toMatchObject({
    ok: false,
    reason: 'no_verdict',
  });
  expect(await decide(attachDeps, { ...request, ...seen(1, 1) })).toMatchObject({
    ok: false,
    reason: 'conflict',
  });
});
