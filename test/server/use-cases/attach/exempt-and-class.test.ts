import { expect, test } from 'vitest';
import { exempt } from '../../../../src/server/use-cases/judge/exempt.ts';
import { setClass } from '../../../../src/server/use-cases/judge/set-class.ts';
import { ACTOR, openAttachBench } from './attach-bench.ts';

const receipt = {
  ...ACTOR,
  assets: ['1', '2'].map((id) => ({ kind: 'workflow' as const, id })),
  reason: 'Legal notice',
  until: '2027-01-31',
};
const internal = {
  ...ACTOR,
  workflowIds: ['1', '2'],
  class: 'operational' as const,
  reason: 'Tells our own warehouse',
};

test('exemptions are kept with who and until when; a second one of the same replaces it', async () => {
  const { attachDeps, store } = await openAttachBench();
  expect(await exempt(attachDeps, receipt)).toEqual({ ok: true, value: { added: 2, replaced: 0 } });
  const again = { ...receipt, assets: receipt.assets.slice(0, 1), until: '2027-06-30' };
  expect(await exempt(attachDeps, again)).toEqual({ ok: true, value: { added: 0, replaced: 1 } });
  const { exemptions } = await store().judgements.all(ACTOR.portalId);
  expect(exemptions).toMatchObject([
    { asset: { id: '1' }, by: '9001', reason: 'Legal notice', until: '2027-06-30' },
    { asset: { id: '2' }, until: '2027-01-31' },
  ]);
});

test('the last day of an exemption may be today, in the portal’s time zone', async () => {
  const { attachDeps } = await openAttachBench();
  expect(await exempt(attachDeps, { ...receipt, until: '2026-11-02' })).toMatchObject({ ok: true });
});

test.each([
  ['no_reason', { reason: ' ' }],
  ['no_reason', { reason: 'x'.repeat(401) }],
  ['invalid_until', { until: '31.1.2027' }],
  ['until_passed', { until: '2026-11-01' }],
])('an exemption is refused with %s, for all of them', async (reason, given) => {
  const { attachDeps, store } = await openAttachBench();
  expect(await exempt(attachDeps, { ...receipt, ...given })).toMatchObject({ ok: false, reason });
  expect((await store().judgements.all(ACTOR.portalId)).exemptions).toEqual([]);
});

test('a class set by hand is tied to what each workflow does, and a second one replaces it', async () => {
  const { attachDeps, store } = await openAttachBench();
  expect(await setClass(attachDeps, internal)).toEqual({ ok: true, value: { added: 2, replaced: 0 } });
  expect(await setClass(attachDeps, { ...internal, workflowIds: ['1', '1'] })).toEqual({
    ok: true,
    value: { added: 0, replaced: 1 },
  });
  const { classOverrides } = await store().judgements.all(ACTOR.portalId);
  expect(classOverrides).toMatchObject([
    { workflowId: '1', class: 'operational', actionsHash: expect.stringMatching(/./) },
    { workflowId: '2', class: 'operational' },
  ]);
});

test.each([
  ['no_reason', { reason: '' }],
  ['no_reason', { reason: 'x'.repeat(401) }],
  ['workflow_unknown', { workflowIds: ['1', '99'] }],
  ['workflow_unread', { workflowIds: ['1', '3'] }],
])('a class is refused with %s, for all of them', async (reason, given) => {
  const { attachDeps, store } = await openAttachBench();
  expect(await setClass(attachDeps, { ...internal, ...given })).toMatchObject({ ok: false, reason });
  expect((await store().judgements.all(ACTOR.portalId)).classOverrides).toEqual([]);
});
