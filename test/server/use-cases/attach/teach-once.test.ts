import { expect, test } from 'vitest';
import { answer } from '../../../../src/server/use-cases/judge/answer.ts';
import { contradict } from '../../../../src/server/use-cases/judge/contradict.ts';
import { runAudit } from '../../../../src/server/use-cases/audit/run-audit.ts';
import { hypothesisId } from '../../../factories/hypotheses.ts';
import { webhook } from '../../../factories/workflows.ts';
import { addWorkflow } from '../../../factories/world.ts';
import { ACTOR, openAttachBench } from './attach-bench.ts';

const HOOK = { kind: 'webhook', key: 'hooks.example.com' } as const;
const given = { ...ACTOR, destinations: [HOOK], class: 'operational' as const, reason: ' Ours ' };

async function audited() {
  const bench = await openAttachBench();
  addWorkflow(bench.portal.world, { id: '7', name: 'Warehouse', steps: [webhook()] });
  await runAudit({ ...bench.attachDeps, progress: () => undefined }, { portalId: ACTOR.portalId });
  return bench;
}

test('an answer is kept with who, when and why, and says how many workflows waited for it', async () => {
  const { attachDeps, store } = await audited();
  expect(await answer(attachDeps, given)).toEqual({ ok: true, value: { added: 1, replaced: 0, settled: 1 } });
  expect(await answer(attachDeps, given)).toMatchObject({ value: { added: 0, replaced: 1 } });
  expect((await store().judgements.all(ACTOR.portalId)).answers).toMatchObject([
    { destination: HOOK, class: 'operational', reason: 'Ours', by: '9001', at: '2026-11-02T09:00:00.000Z' },
  ]);
});

test.each([
  ['no_reason', { reason: ' ' }],
  ['destination_unknown', { destinations: [HOOK, { kind: 'webhook' as const, key: 'hooks.example.co' }] }],
])('answers are refused with %s, all of them', async (reason, wrong) => {
  const { attachDeps, store } = await audited();
  const refused = await answer(attachDeps, { ...given, ...wrong });
  expect(refused).toMatchObject({ ok: false, reason });
  if (reason === 'destination_unknown')
    expect(refused).toMatchObject({ hint: 'Did you mean webhook:hooks.example.com?' });
  expect((await store().judgements.all(ACTOR.portalId)).answers).toEqual([]);
});

test('answers are refused before the first audit', async () => {
  const { attachDeps } = await openAttachBench();
  expect(await answer(attachDeps, given)).toMatchObject({ ok: false, reason: 'not_audited' });
});

const against = {
  ...ACTOR,
  workflowId: '1',
  hypothesisId: hypothesisId(1),
  reason: 'Promotes something else',
};

test('a contradiction is kept with who, when and why', async () => {
  const { attachDeps, store } = await openAttachBench();
  expect(await contradict(attachDeps, against)).toEqual({ ok: true, value: 'added' });
  expect(await contradict(attachDeps, against)).toEqual({ ok: true, value: 'replaced' });
  expect((await store().judgements.all(ACTOR.portalId)).contradictions).toMatchObject([
    { workflowId: '1', hypothesisId: hypothesisId(1), reason: 'Promotes something else', by: '9001' },
  ]);
});

test('a workflow that cannot be read can be contradicted too', async () => {
  const { attachDeps } = await openAttachBench();
  expect(await contradict(attachDeps, { ...against, workflowId: '3' })).toMatchObject({ ok: true });
});

test.each([
  ['no_reason', { reason: '' }],
  ['hypothesis_not_found', { hypothesisId: hypothesisId(9) }],
  ['workflow_unknown', { workflowId: '99' }],
])('a contradiction is refused with %s', async (reason, wrong) => {
  const { attachDeps, store } = await openAttachBench();
  expect(await contradict(attachDeps, { ...against, ...wrong })).toMatchObject({ ok: false, reason });
  expect((await store().judgements.all(ACTOR.portalId)).contradictions).toEqual([]);
});
