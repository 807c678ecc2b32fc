import { expect, test } from 'vitest';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { planOneArm } from '../../../../src/core/outcomes/planning/planning.ts';
import { DAY_MS, toInstant } from '../../../../src/core/time.ts';
import {
  attachAssets,
  type AttachRequestItem,
} from '../../../../src/server/use-cases/attach/attach-assets.ts';
import { decide } from '../../../../src/server/use-cases/hypotheses/decide.ts';
import { previewStart } from '../../../../src/server/use-cases/hypotheses/preview-start.ts';
import { startHypothesisUseCase } from '../../../../src/server/use-cases/hypotheses/start-hypothesis.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import { hypothesisId, makeHypothesis, makeLookBack, makeVerdict } from '../../../factories/hypotheses.ts';
import { WORLD_NOW } from '../../../factories/world.ts';
import { ACTOR, dueDraft, openAttachBench, seen } from './attach-bench.ts';

const DAYS_90 = { from: '2026-06-01T00:00:00.000Z', until: '2026-08-30T00:00:00.000Z' };
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
  expect(await start()).toMatchObject({ ok: true, value: { warnings: [{ code: 'short_of_sample' }] } });
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
      warnings: [{ code: 'short_of_sample' }, { code: 'workflow_unread' }],
    },
  });
});

test('a segment that empties itself is started with a warning', async () => {
  const { start } = await attached([{ kind: 'list', id: '12', role: 'treatment' }]);
  const warnings = [{ code: 'short_of_sample' }, { code: 'self_emptying' }];
  expect(await start()).toMatchObject({ ok: true, value: { warnings } });
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

test('a decision against the result asks for somebody else, unless one is named', async () => {
  const failed = makeHypothesis({ verdict: makeVerdict({ state: 'invalidated', reason: 'missed' }) });
  const { attachDeps } = await openAttachBench([failed, { ...failed, id: hypothesisId(2) }]);
  const keep = { ...ACTOR, choice: 'keep' as const, reason: 'The contract asks for it.' };
  const alone = await decide(attachDeps, { ...keep, ...seen(1, 1) });
  expect(alone.ok && alone.value.reviewAsked).toContain('it did not come true. Ask somebody else');
  const together = await decide(attachDeps, { ...keep, ...seen(2, 1), reviewedBy: 'Ada' });
  expect(together).toMatchObject({ ok: true, value: { reviewAsked: null } });
});

test('a start is shown before it is made: what can be learned, then the ways on, and the people needed', async () => {
  const { attachDeps, start, hypothesis } = await attached([treatment]);
  const preview = await previewStart(attachDeps, { portalId: ACTOR.portalId, hypothesisId: hypothesisId(1) });
  expect(preview).toMatchObject({
    ok: true,
    value: {
      plan: { nMin: 495, nPlan: 1041, tOpt: 521, nOpt: null, isShort: true, pace: { source: 'at_most' } },
      warnings: [{ code: 'short_of_sample', message: 'By 31 March 2027 nobody would have finished.' }],
    },
  });
  expect(preview.ok && preview.value.plan?.feasibility?.waysOn.at(-1)).toEqual({ way: 'review_by_people' });
  expect(await hypothesis()).toMatchObject({ status: 'draft', version: 1 });
  expect(await start()).toMatchObject({ ok: true });
  expect(await hypothesis()).toMatchObject({ start: { shortOfSample: true } });
});

test('who joins in a week is taken from a look back where there is one', async () => {
  const draft = dueDraft({
    lookBack: makeLookBack({ ...DAYS_90, listIds: ['11'], finished: 890, priorConverters: 10 }),
  });
  const { attachDeps } = await attached([treatment], draft);
  const preview = await previewStart(attachDeps, { portalId: ACTOR.portalId, hypothesisId: hypothesisId(1) });
  expect(preview).toMatchObject({
    value: { plan: { pace: { source: 'looked_back', joinsPerWeek: 70 }, isShort: false }, warnings: [] },
  });
});

test.each([
  ['no day, the segment being younger than window and grace', 0],
  ['too few days', 13],
])('who joins in a week is not taken from a look back over %s', async (_, days) => {
  const until = Date.parse(DAYS_90.until);
  const span = { from: toInstant(until - days * DAY_MS), until: DAYS_90.until };
  const draft = dueDraft({ lookBack: makeLookBack({ ...span, listIds: ['11'], finished: 0 }) });
  const { attachDeps } = await attached([treatment], draft);
  const preview = await previewStart(attachDeps, { portalId: ACTOR.portalId, hypothesisId: hypothesisId(1) });
  expect(preview).toMatchObject({ value: { plan: { pace: { source: 'at_most' } } } });
});

test('a plan that is another one than was accepted starts nothing', async () => {
  const { attachDeps, hypothesis } = await attached([treatment]);
  const accepted = { nMin: 495, nPlan: 1041, tOpt: 521, nOpt: null };
  const request = { ...ACTOR, ...seen(1, 1) };
  const other = { ...accepted, nPlan: 1000 };
  expect(await startHypothesisUseCase(attachDeps, { ...request, accepted: other })).toMatchObject({
    reason: 'plan_changed',
  });
  expect(await hypothesis()).toMatchObject({ status: 'draft' });
  expect(await startHypothesisUseCase(attachDeps, { ...request, accepted })).toMatchObject({ ok: true });
});
