import { describe, expect, it } from 'vitest';
import {
  makeAnswer,
  makeAttachment,
  makeAuditReport,
  makeClassOverride,
  makeContradiction,
  makePortal,
  makeReading,
  makeWrittenRecord,
} from '../../factories/entities.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDraft,
  makeHypothesis,
  makeSlots,
} from '../../factories/hypotheses.ts';
import { fill, READS, readAll } from './methods.ts';
import { collect, eachTest, type MakeStore } from './under-test.ts';

const LONG = 'Zürich – “ça va?” 🧪 \n\t\u2028 \\ "quoted" ';

export function describeKeeping(makeStore: MakeStore): void {
  describe('keeps what it is given', () => {
    const current = eachTest(makeStore);

    it('gives everything back as it came, after closing and opening again too', async () => {
      await fill(current().store, 'A');
      const before = await readAll(current().store, 'A');
      expect(await readAll(await current().reopen(), 'A')).toEqual(before);
      expect(before['hypotheses.get']).toEqual(makeHypothesis());
      expect(before['audits.latest']).toEqual(makeAuditReport({ portalId: 'A' }));
      expect(before['readings.latest']).toEqual(makeReading());
      expect(before['portals.get']).toEqual(makePortal({ portalId: 'A' }));
    });

    it('keeps every sign of unicode, texts of 10 kB, empty lists and nested nulls', async () => {
      const long = LONG.repeat(300);
      const concluded = makeConcluded({
        slots: makeSlots({ behaviour: LONG, assumptions: [], confidence: null }),
      });
      const draft = makeDraft({ id: hypothesisId(2), prediction: null, slots: makeSlots({ title: '' }) });
      await current().store.hypotheses.create('A', concluded);
      await current().store.hypotheses.create('A', draft);
      await current().store.readings.save('A', makeReading({ sentence: long, estimate: null }));
      await current().store.writeBack.save('A', [makeWrittenRecord({ values: { note: long, empty: '' } })]);
      const store = await current().reopen();
      expect(await store.hypotheses.get('A', concluded.id)).toEqual(concluded);
      expect(await store.hypotheses.get('A', draft.id)).toEqual(draft);
      expect((await store.readings.latest('A', hypothesisId(1)))?.sentence).toBe(long);
      expect(await collect(store.writeBack.open('A'))).toEqual([
        makeWrittenRecord({ values: { note: long, empty: '' } }),
      ]);
    });

    it.each(READS)('$method answers without an error where nothing is stored', async ({ call, empty }) => {
      expect(await call(current().store, 'A')).toEqual(empty);
    });

    it('stores nothing of what happens to an object after it was handed in', async () => {
      const given = makeHypothesis();
      const writing = current().store.hypotheses.create('A', given);
      given.slots.title = 'changed after the call';
      await writing;
      given.slots.title = 'changed after the write';
      expect((await current().store.hypotheses.get('A', given.id))?.slots.title).toBe(makeSlots().title);
    });

    it('stores nothing of what happens to an object it handed out', async () => {
      await fill(current().store, 'A');
      const before = JSON.stringify(await readAll(current().store, 'A'));
      const created = await current().store.hypotheses.create('B', makeHypothesis());
      if (created.ok) spoil(created.value);
      for (const { call } of READS) spoil(await call(current().store, 'A'));
      expect(JSON.stringify(await readAll(current().store, 'A'))).toBe(before);
      expect(await current().store.hypotheses.get('B', hypothesisId(1))).toEqual(makeHypothesis());
    });

    it('repeating a judgement replaces it and leaves one', async () => {
      const { judgements } = current().store;
      expect(await judgements.attach('A', makeAttachment())).toBe('added');
      expect(await judgements.attach('A', makeAttachment())).toBe('replaced');
      expect((await judgements.all('A')).attachments).toEqual([makeAttachment()]);
    });

    it('an answer is kept by its destination, of whichever kind, and replaced by the next one', async () => {
      const { judgements } = current().store;
      const ofApp = makeAnswer({ destination: { kind: 'app_action', key: 'hooks.example.com' } });
      expect(await judgements.answer('A', makeAnswer())).toBe('added');
      expect(await judgements.answer('A', ofApp)).toBe('added');
      expect(await judgements.answer('A', makeAnswer({ class: 'customer_facing' }))).toBe('replaced');
      const { answers } = await (await current().reopen()).judgements.all('A');
      expect(answers).toEqual([ofApp, makeAnswer({ class: 'customer_facing' })]);
    });

    it('takes back a class, an answer and a contradiction, each once', async () => {
      const { judgements } = current().store;
      await fill(current().store, 'A');
      const back = [
        () => judgements.clearClass('A', makeClassOverride().workflowId),
        () => judgements.unanswer('A', makeAnswer().destination),
        () => judgements.uncontradict('A', makeContradiction()),
      ];
      for (const take of back) expect([await take(), await take()]).toEqual(['removed', 'absent']);
      expect(await (await current().reopen()).judgements.all('A')).toMatchObject({
        classOverrides: [],
        answers: [],
        contradictions: [],
      });
    });

    it('removing a judgement twice is fine', async () => {
      const { judgements } = current().store;
      await judgements.attach('A', makeAttachment());
      expect(await judgements.detach('A', makeAttachment())).toBe('removed');
      expect(await judgements.detach('A', makeAttachment())).toBe('absent');
      expect((await judgements.all('A')).attachments).toEqual([]);
    });

    it('forgetting a written record twice is fine, and it stays forgotten', async () => {
      await current().store.writeBack.save('A', [makeWrittenRecord()]);
      await current().store.writeBack.forget('A', '0-1', ['70001']);
      await current().store.writeBack.forget('A', '0-1', ['70001']);
      expect(await collect((await current().reopen()).writeBack.open('A'))).toEqual([]);
    });

    it('records written on a day are added up, and a new day begins at nothing', async () => {
      const { writeBack } = current().store;
      await writeBack.count('A', '2026-07-01', 100);
      await writeBack.count('A', '2026-07-01', 20);
      const reopened = (await current().reopen()).writeBack;
      expect(await reopened.countedOn('A', '2026-07-01')).toBe(120);
      expect(await reopened.countedOn('A', '2026-07-02')).toBe(0);
      await reopened.count('A', '2026-07-02', 7);
      expect(await reopened.countedOn('A', '2026-07-02')).toBe(7);
    });
  });
}

/** Overwrites and empties whatever can be reached and is not frozen. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) spoil(inner);
  if (Array.isArray(value)) Reflect.set(value, 'length', 0);
  else for (const key of Object.keys(value)) Reflect.set(value, key, 'spoilt');
}
