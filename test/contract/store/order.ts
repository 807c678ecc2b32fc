import { describe, expect, it } from 'vitest';
import {
  makeAttachment,
  makeCursor,
  makeMute,
  makeReading,
  makeWrittenRecord,
} from '../../factories/entities.ts';
import { hypothesisId, makeHypothesis } from '../../factories/hypotheses.ts';
import { collect, eachTest, type MakeStore } from './under-test.ts';

const SHUFFLED = [5, 2, 9, 1, 7];
const SORTED = [1, 2, 5, 7, 9];

export function describeOrder(makeStore: MakeStore): void {
  describe('orders its lists the same every time', () => {
    const current = eachTest(makeStore);

    it('hypotheses by creation, those of one moment by id', async () => {
      const { hypotheses } = current().store;
      const first = makeHypothesis({ id: hypothesisId(99), createdAt: '2026-01-01T00:00:00.000Z' });
      for (const number of SHUFFLED)
        await hypotheses.create('A', makeHypothesis({ id: hypothesisId(number) }));
      await hypotheses.create('A', first);
      const ids = (await (await current().reopen()).hypotheses.list('A')).map(({ id }) => id);
      expect(ids).toEqual([99, ...SORTED].map(hypothesisId));
    });

    it('hypotheses by the instant, whatever its offset', async () => {
      const { hypotheses } = current().store;
      const later = makeHypothesis({ id: hypothesisId(1), createdAt: '2026-01-01T00:00:00.000Z' });
      const earlier = makeHypothesis({ id: hypothesisId(2), createdAt: '2026-01-01T01:00:00.000+02:00' });
      await hypotheses.create('A', later);
      await hypotheses.create('A', earlier);
      expect((await hypotheses.list('A')).map(({ id }) => id)).toEqual([earlier.id, later.id]);
    });

    it('judgements alike, in whatever order they came', async () => {
      const { judgements } = current().store;
      const asset = (number: number) => ({ kind: 'list' as const, id: String(number) });
      for (const number of SHUFFLED) {
        for (const portalId of ['A', 'B']) {
          const turned = portalId === 'A' ? number : 10 - number;
          await judgements.attach(portalId, makeAttachment({ asset: asset(turned) }));
          await judgements.mute(portalId, makeMute({ asset: asset(turned), fingerprint: `f${turned}` }));
        }
      }
      const ids = async (portalId: string) => {
        const { attachments, mutes } = await judgements.all(portalId);
        return [attachments.map((one) => one.asset.id), mutes.map((one) => one.asset?.id)];
      };
      expect(await ids('A')).toEqual([SORTED.map(String), SORTED.map(String)]);
      expect(await ids('B')).toEqual([
        ['1', '3', '5', '8', '9'],
        ['1', '3', '5', '8', '9'],
      ]);
    });

    it('mutes of a whole rule and of one finding are two', async () => {
      const { judgements } = current().store;
      await judgements.mute('A', makeMute({ fingerprint: null }));
      await judgements.mute('A', makeMute({ fingerprint: 'null' }));
      await judgements.mute('A', makeMute({ fingerprint: null, asset: null }));
      expect((await judgements.all('A')).mutes).toHaveLength(3);
    });

    it('the bands of a hypothesis by day, the latest of each day', async () => {
      const { store } = current();
      const moments = ['2026-10-02T02:00:00.000Z', '2026-10-01T02:00:00.000Z', '2026-10-02T14:00:00.000Z'];
      for (const [index, at] of moments.entries()) {
        const interval: [number, number] = [index / 100, 0.5];
        await store.readings.save(
          'A',
          makeReading({ at, band: { unit: 'share', interval, level: 0.99, method: 'bernoulli' } }),
        );
      }
      await store.readings.save('A', makeReading({ at: '2026-10-03T02:00:00.000Z', band: null }));
      const course = await (await current().reopen()).readings.course('A', hypothesisId(1));
      expect(course.map(({ at, low }) => [at, low])).toEqual([
        [moments[1], 0.01],
        [moments[2], 0.02],
      ]);
    });

    it('readings by hypothesis', async () => {
      for (const number of SHUFFLED)
        await current().store.readings.save('A', makeReading({ hypothesisId: hypothesisId(number) }));
      const readings = await (await current().reopen()).readings.all('A');
      expect(readings.map((reading) => reading.hypothesisId)).toEqual(SORTED.map(hypothesisId));
    });

    it('cursors by list', async () => {
      for (const number of SHUFFLED)
        await current().store.ledger.saveCursor('A', hypothesisId(1), makeCursor({ listId: `${number}` }));
      const cursors = await (await current().reopen()).ledger.cursors('A', hypothesisId(1));
      expect(cursors).toEqual(SORTED.map((number) => makeCursor({ listId: `${number}` })));
    });

    it('written records by object type, then record id as text', async () => {
      const keys = [
        ['0-2', '1'],
        ['0-1', '9'],
        ['0-10', '1'],
        ['0-1', '10'],
        ['0-1', '1'],
      ] as const;
      await current().store.writeBack.save(
        'A',
        keys.map(([objectTypeId, recordId]) => makeWrittenRecord({ objectTypeId, recordId })),
      );
      const records = await collect((await current().reopen()).writeBack.open('A'));
      expect(records.map(({ objectTypeId, recordId }) => [objectTypeId, recordId])).toEqual([
        ['0-1', '1'],
        ['0-1', '10'],
        ['0-1', '9'],
        ['0-10', '1'],
        ['0-2', '1'],
      ]);
    });
  });
}
