import { expect, test } from 'vitest';
import { contentOf } from '../../../../src/core/hypotheses/draft.ts';
import {
  attachAssets,
  type AttachRequestItem,
} from '../../../../src/server/use-cases/attach/attach-assets.ts';
import { changeDraft } from '../../../../src/server/use-cases/hypotheses/change-draft.ts';
import { createHypothesis } from '../../../../src/server/use-cases/hypotheses/create-hypothesis.ts';
import { detachAsset } from '../../../../src/server/use-cases/attach/detach-asset.ts';
import { hypothesisId, makeHypothesis, makeSlots } from '../../../factories/hypotheses.ts';
import { ACTOR, dueDraft, openAttachBench, seen } from './attach-bench.ts';

const treatment: AttachRequestItem = { kind: 'list', id: '11', role: 'treatment' };
const tactic: AttachRequestItem = { kind: 'workflow', id: '1', role: 'tactic' };

test('a new draft is kept under a fresh id', async () => {
  const { attachDeps, hypothesis } = await openAttachBench();
  const created = await createHypothesis(attachDeps, { ...ACTOR, content: contentOf(dueDraft()) });
  expect(created).toMatchObject({
    ok: true,
    value: { id: hypothesisId(101), status: 'draft', createdBy: '9001' },
  });
  expect(await hypothesis(101)).toMatchObject({ version: 1 });
});

test('an id that is taken is drawn again, and a source that gives no other is refused', async () => {
  const { attachDeps } = await openAttachBench();
  const content = contentOf(dueDraft());
  const ids = [1, 1, 7].map(hypothesisId);
  const unlucky = { ...attachDeps, store: attachDeps.store, newId: () => ids.shift() ?? '' };
  expect(await createHypothesis(unlucky, { ...ACTOR, content })).toMatchObject({
    ok: true,
    value: { id: hypothesisId(7) },
  });
  const stuck = { ...unlucky, newId: () => hypothesisId(1) };
  expect(await createHypothesis(stuck, { ...ACTOR, content })).toMatchObject({
    ok: false,
    reason: 'no_free_id',
  });
});

test('a title that fits nowhere is refused by name', async () => {
  const { attachDeps } = await openAttachBench();
  const content = contentOf(dueDraft({ slots: makeSlots({ title: 'x'.repeat(41) }) }));
  const refused = { ok: false, reason: 'invalid_content', message: expect.stringContaining('slots.title') };
  expect(await createHypothesis(attachDeps, { ...ACTOR, content })).toMatchObject(refused);
  expect(await changeDraft(attachDeps, { ...ACTOR, ...seen(1, 1), content })).toMatchObject(refused);
});

test('a draft is changed once for each version that was seen; the second writer is told', async () => {
  const { attachDeps, hypothesis } = await openAttachBench();
  const change = (title: string) =>
    changeDraft(attachDeps, {
      ...ACTOR,
      ...seen(1, 1),
      content: contentOf(dueDraft({ slots: makeSlots({ title }) })),
    });
  const [first, second] = await Promise.all([change('Mine'), change('Yours')]);
  expect([first, second].filter(({ ok }) => ok)).toHaveLength(1);
  expect([first, second].find(({ ok }) => !ok)).toMatchObject({ reason: 'conflict' });
  expect(await hypothesis()).toMatchObject({ version: 2 });
});

test('what has started is not rewritten, and what is not there not found', async () => {
  const { attachDeps } = await openAttachBench([makeHypothesis()]);
  const content = contentOf(dueDraft());
  expect(await changeDraft(attachDeps, { ...ACTOR, ...seen(1, 1), content })).toMatchObject({
    reason: 'not_a_draft',
  });
  expect(await changeDraft(attachDeps, { ...ACTOR, ...seen(9, 1), content })).toMatchObject({
    reason: 'hypothesis_not_found',
  });
});

test('segments and workflows are attached together, and again without effect', async () => {
  const { attachDeps, store } = await openAttachBench();
  const assets = [treatment, tactic, { kind: 'workflow' as const, id: '3', role: 'tactic' as const }];
  const attach = () => attachAssets(attachDeps, { ...ACTOR, ...seen(1, 1), assets });
  expect(await attach()).toEqual({ ok: true, value: { added: 3, replaced: 0, warnings: [] } });
  expect(await attach()).toEqual({ ok: true, value: { added: 0, replaced: 3, warnings: [] } });
  const { attachments } = await store().judgements.all(ACTOR.portalId);
  expect(attachments.map(({ asset, role }) => `${asset.kind} ${asset.id} ${role}`).sort()).toEqual([
    'list 11 treatment',
    'workflow 1 tactic',
    'workflow 3 tactic',
  ]);
});

test('a segment that people leave when they succeed is attached with a warning', async () => {
  const { attachDeps } = await openAttachBench();
  const assets = [{ ...treatment, id: '12' }];
  expect(await attachAssets(attachDeps, { ...ACTOR, ...seen(1, 1), assets })).toMatchObject({
    value: { added: 1, warnings: [{ code: 'self_emptying', hint: expect.stringContaining('date') }] },
  });
});

test.each<[string, string, AttachRequestItem[]]>([
  ['list_unknown', 'a segment HubSpot does not know', [{ kind: 'list', id: '99', role: 'treatment' }]],
  ['list_of_other_type', 'a segment of companies', [{ kind: 'list', id: '13', role: 'treatment' }]],
  [
    'own_property',
    'a segment that filters on our own property',
    [{ kind: 'list', id: '14', role: 'treatment' }],
  ],
  ['list_in_both_roles', 'one segment in both roles', [treatment, { ...treatment, role: 'control' }]],
  ['workflow_unknown', 'a workflow HubSpot does not know', [{ kind: 'workflow', id: '99', role: 'tactic' }]],
])('refused with %s: %s; nothing of the request is attached', async (reason, _, bad) => {
  const { attachDeps, store } = await openAttachBench();
  expect(await attachAssets(attachDeps, { ...ACTOR, ...seen(1, 1), assets: [tactic, ...bad] })).toMatchObject(
    { ok: false, reason },
  );
  expect((await store().judgements.all(ACTOR.portalId)).attachments).toEqual([]);
});

test('a segment that is attached does not change its role in passing', async () => {
  const { attachDeps } = await openAttachBench();
  await attachAssets(attachDeps, { ...ACTOR, ...seen(1, 1), assets: [treatment] });
  const control: AttachRequestItem = { kind: 'list', id: '11', role: 'control' };
  expect(await attachAssets(attachDeps, { ...ACTOR, ...seen(1, 1), assets: [control] })).toMatchObject({
    reason: 'list_in_both_roles',
  });
});

test.each([
  ['already_started', 'a running measurement', makeHypothesis()],
  ['two_exposure_sources', 'what counts people at the step', dueDraft({ exposureSource: 'action' })],
  ['hypothesis_retired', 'what is retired', makeHypothesis({ status: 'retired' })],
])('refused with %s: a segment for %s', async (reason, _, hypothesis) => {
  const { attachDeps } = await openAttachBench([hypothesis]);
  expect(await attachAssets(attachDeps, { ...ACTOR, ...seen(1, 1), assets: [treatment] })).toMatchObject({
    ok: false,
    reason,
  });
});

test('a workflow may join a running hypothesis', async () => {
  const { attachDeps } = await openAttachBench([makeHypothesis()]);
  expect(await attachAssets(attachDeps, { ...ACTOR, ...seen(1, 1), assets: [tactic] })).toMatchObject({
    ok: true,
  });
});

test('who saw an older version attaches and detaches nothing', async () => {
  const { attachDeps } = await openAttachBench([dueDraft({ version: 3 })]);
  expect(await attachAssets(attachDeps, { ...ACTOR, ...seen(1, 2), assets: [tactic] })).toMatchObject({
    reason: 'conflict',
  });
  const asset = { kind: 'workflow' as const, id: '1' };
  expect(await detachAsset(attachDeps, { ...ACTOR, ...seen(1, 2), asset })).toMatchObject({
    reason: 'conflict',
  });
});

test('detaching takes away, and again does nothing; a running measurement keeps its segments', async () => {
  const { attachDeps } = await openAttachBench([dueDraft(), makeHypothesis({ id: hypothesisId(2) })]);
  await attachAssets(attachDeps, { ...ACTOR, ...seen(1, 1), assets: [treatment] });
  const asset = { kind: 'list' as const, id: '11' };
  const detach = (number: number) => detachAsset(attachDeps, { ...ACTOR, ...seen(number, 1), asset });
  expect(await detach(1)).toEqual({ ok: true, value: 'removed' });
  expect(await detach(1)).toEqual({ ok: true, value: 'absent' });
  expect(await detach(2)).toMatchObject({ ok: false, reason: 'already_started' });
});
