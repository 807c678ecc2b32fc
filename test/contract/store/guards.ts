import { describe, expect, it } from 'vitest';
import { runOf } from '../../../src/core/grounding/history/audit-run.ts';
import type { Store } from '../../../src/server/store/port/store.ts';
import {
  makeAttachment,
  makeAuditReport,
  makeBacklog,
  makeBegunInstall,
  makeChange,
  makeClassOverride,
  makeContradiction,
  makeCursor,
  makeDefinition,
  makeExemption,
  makeInboxEntry,
  makeLedgerRow,
  makeMisfit,
  makeMute,
  makePortal,
  makeReading,
  makeTaskMark,
  makeWrittenRecord,
} from '../../factories/entities.ts';
import { hypothesisId, makeHypothesis, makeSlots } from '../../factories/hypotheses.ts';
import { fill } from './methods.ts';
import { eachTest, type MakeStore } from './under-test.ts';

const ONE = hypothesisId(1);

/** A record that its schema refuses, for each method that stores one. */
const INVALID: { method: string; call(store: Store): Promise<unknown> }[] = [
  { method: 'portals.save', call: (s) => s.portals.save(makePortal({ portalId: 'A', since: 'yesterday' })) },
  {
    method: 'portals.change',
    call: (s) => s.portals.change('A', (portal) => ({ ...portal, since: 'yesterday' })),
  },
  { method: 'hypotheses.create', call: (s) => s.hypotheses.create('A', makeHypothesis({ id: 'h_1' })) },
  {
    method: 'hypotheses.replace',
    call: (s) =>
      s.hypotheses.replace('A', 1, makeHypothesis({ slots: makeSlots({ title: 'x'.repeat(41) }) })),
  },
  { method: 'judgements.attach', call: (s) => s.judgements.attach('A', makeAttachment({ at: 'today' })) },
  { method: 'judgements.exempt', call: (s) => s.judgements.exempt('A', makeExemption({ reason: '' })) },
  {
    method: 'judgements.overrideClass',
    call: (s) => s.judgements.overrideClass('A', makeClassOverride({ by: '' })),
  },
  {
    method: 'judgements.contradict',
    call: (s) => s.judgements.contradict('A', makeContradiction({ hypothesisId: 'no id' })),
  },
  { method: 'judgements.mute', call: (s) => s.judgements.mute('A', makeMute({ until: 'for ever' })) },
  { method: 'misfits.note', call: (s) => s.misfits.note('A', makeMisfit({ note: 'x'.repeat(141) })) },
  {
    method: 'inbox.receive',
    call: (s) => s.inbox.receive('A', [makeInboxEntry({ key: 'k2' }), makeInboxEntry({ key: '' })]),
  },
  {
    method: 'begunInstalls.begin',
    call: (s) => s.begunInstalls.begin(makeBegunInstall({ browser: '' }), 0),
  },
  {
    method: 'leases.take',
    call: (s) => s.leases.take('A', 'work', { holder: '', now: 20, until: 30 }),
  },
  {
    method: 'decisionTasks.begin',
    call: (s) => s.decisionTasks.begin('A', makeTaskMark({ verdictAt: 'today' }), 1_000),
  },
  { method: 'decisionTasks.end', call: (s) => s.decisionTasks.end('A', makeTaskMark({ taskId: '' })) },
  { method: 'changes.note', call: (s) => s.changes.note('A', makeChange({ at: 'now' })) },
  { method: 'audits.save', call: (s) => s.audits.save('A', makeAuditReport({ auditedAt: 'never' })) },
  {
    method: 'audits.saveRun',
    call: (s) => s.audits.saveRun('A', { ...runOf(makeAuditReport()), id: 'never' }),
  },
  { method: 'backlog.freeze', call: (s) => s.backlog.freeze('A', makeBacklog({ at: 'day one' })) },
  {
    method: 'definitions.replace',
    call: (s) => s.definitions.replace('A', [makeDefinition(), makeDefinition({ id: '' })]),
  },
  { method: 'readings.save', call: (s) => s.readings.save('A', makeReading({ row: 1.5 })) },
  {
    method: 'ledger.append',
    call: (s) =>
      s.ledger.append('A', ONE, [makeLedgerRow({ recordId: '1' }), makeLedgerRow({ joinedAt: NaN })]),
  },
  { method: 'ledger.expose', call: (s) => s.ledger.expose('A', ONE, makeLedgerRow({ joinedAt: NaN })) },
  {
    method: 'ledger.saveCursor',
    call: (s) => s.ledger.saveCursor('A', ONE, { ...makeCursor(), listId: '' }),
  },
  {
    method: 'writeBack.save',
    call: (s) =>
      s.writeBack.save('A', [makeWrittenRecord({ recordId: '1' }), makeWrittenRecord({ objectTypeId: 'x' })]),
  },
  { method: 'writeBack.count', call: (s) => s.writeBack.count('A', 'today', 1) },
];

export function describeGuards(makeStore: MakeStore): void {
  describe('guards what is stored', () => {
    const current = eachTest(makeStore);

    it('of 20 writers who saw the same version one wins and the others are told', async () => {
      await current().store.hypotheses.create('A', makeHypothesis());
      const writers = Array.from({ length: 20 }, (_, number) => makeSlots({ owner: `writer ${number}` }));
      const outcomes = await Promise.all(
        writers.map((slots) => current().store.hypotheses.replace('A', 1, makeHypothesis({ slots }))),
      );
      const won = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
      const lost = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.reason]));
      expect(won).toHaveLength(1);
      expect(lost).toEqual(Array.from({ length: 19 }, () => 'conflict'));
      expect(won[0]?.version).toBe(2);
      expect(await current().store.hypotheses.get('A', ONE)).toEqual(won[0]);
    });

    it('of 20 changes of a portal at once none is lost', async () => {
      await current().store.portals.save(makePortal({ portalId: 'A', editors: [] }));
      const ids = Array.from({ length: 20 }, (_, number) => String(number));
      await Promise.all(
        ids.map((id) =>
          current().store.portals.change('A', (portal) => ({ ...portal, editors: [...portal.editors, id] })),
        ),
      );
      const store = await current().reopen();
      expect((await store.portals.get('A'))?.editors.sort()).toEqual(ids.sort());
    });

    it('a change of a portal that is not known is answered with null, and one that changes nothing writes nothing', async () => {
      expect(await current().store.portals.change('A', (portal) => portal)).toBeNull();
      await fill(current().store, 'A');
      const before = await current().digest();
      const same = await current().store.portals.change('A', (portal) => portal);
      expect(same).toEqual(makePortal({ portalId: 'A' }));
      expect(await current().digest()).toBe(before);
    });

    it('a replacement of what is not there is told so', async () => {
      const outcome = await current().store.hypotheses.replace('A', 1, makeHypothesis());
      expect(outcome).toMatchObject({ ok: false, reason: 'not_found' });
    });

    it('of 20 writers who create one id one wins, and the id is taken from then on', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => current().store.hypotheses.create('A', makeHypothesis())),
      );
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const store = await current().reopen();
      expect(await store.hypotheses.create('A', makeHypothesis())).toMatchObject({
        ok: false,
        reason: 'exists',
      });
    });

    it.each(INVALID)('$method refuses a record that does not fit and changes nothing', async ({ call }) => {
      await fill(current().store, 'A');
      const before = await current().digest();
      await expect(call(current().store)).rejects.toMatchObject({ code: 'store_invalid' });
      expect(await current().digest()).toBe(before);
    });

    it('a refused write does not take its neighbours with it', async () => {
      const writes = [1, 2, 3].map((number) =>
        current().store.hypotheses.create(
          'A',
          makeHypothesis({ id: number === 2 ? 'wrong' : hypothesisId(number) }),
        ),
      );
      const outcomes = await Promise.allSettled(writes);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await (await current().reopen()).hypotheses.list('A')).toHaveLength(2);
    });
  });
}
