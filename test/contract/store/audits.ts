import { describe, expect, it } from 'vitest';
import { DAY_MS, toInstant } from '../../../src/core/time.ts';
import { makeAuditReport, makeBacklog, makeDefinition, makeMute } from '../../factories/entities.ts';
import { collect, eachTest, type MakeStore } from './under-test.ts';

const FIRST = Date.parse('2026-01-01T02:00:00.000Z');
const onDay = (day: number) => makeAuditReport({ auditedAt: toInstant(FIRST + day * DAY_MS) });

export function describeAudits(makeStore: MakeStore): void {
  describe('keeps audits, the backlog and definitions', () => {
    const current = eachTest(makeStore);

    async function saveDays(...days: number[]): Promise<void> {
      for (const day of days) await current().store.audits.save('A', onDay(day));
    }

    it('runs are told the latest first, whatever the order in which they were kept', async () => {
      await saveDays(2, 0, 1);
      const { audits } = await current().reopen();
      const runs = await audits.runs('A');
      expect(runs.map(({ id }) => id)).toEqual([
        '20260103-020000-000',
        '20260102-020000-000',
        '20260101-020000-000',
      ]);
      expect((await audits.latest('A'))?.auditedAt).toBe(onDay(2).auditedAt);
    });

    it('a run has its key figures, and its report is found by its id', async () => {
      await saveDays(0, 1);
      const [, older] = await current().store.audits.runs('A');
      expect(older).toMatchObject({
        errors: 0,
        workflows: { total: 1, ungrounded: 0, score: 1 },
        sends: null,
      });
      expect(await current().store.audits.get('A', older?.id ?? '')).toEqual(onDay(0));
      expect(await current().store.audits.get('A', '20260101-020000-001')).toBeNull();
      expect(await current().store.audits.get('A', '../../portal')).toBeNull();
    });

    it('a second audit of the same moment replaces the first', async () => {
      await saveDays(0);
      await current().store.audits.save('A', { ...onDay(0), headline: 'Another' });
      expect(await current().store.audits.runs('A')).toMatchObject([{ headline: 'Another' }]);
      expect(await current().store.audits.latest('A')).toMatchObject({ headline: 'Another' });
    });

    it('the reports of 30 runs stay, of older ones the key figures', async () => {
      await saveDays(...Array.from({ length: 32 }, (_, day) => day));
      const { audits } = await current().reopen();
      const runs = await audits.runs('A');
      expect(runs).toHaveLength(32);
      const reports = await Promise.all(runs.map(({ id }) => audits.get('A', id)));
      expect(reports.map((report) => report !== null)).toEqual(runs.map((_, index) => index < 30));
    });

    it('many audits kept at once are all there', async () => {
      await Promise.all([5, 3, 1, 4, 2].map((day) => current().store.audits.save('A', onDay(day))));
      expect(await (await current().reopen()).audits.runs('A')).toHaveLength(5);
    });

    it('freezing again replaces the backlog, and clearing twice is fine', async () => {
      const { backlog } = current().store;
      expect(await backlog.freeze('A', makeBacklog())).toBe('added');
      expect(await backlog.freeze('A', makeBacklog({ entries: [] }))).toBe('replaced');
      expect(await backlog.get('A')).toEqual(makeBacklog({ entries: [] }));
      expect(await backlog.clear('A')).toBe('removed');
      expect(await backlog.clear('A')).toBe('absent');
    });

    it('a mute goes by its whole target', async () => {
      const { judgements } = current().store;
      const byName = makeMute({ asset: null, name: 'Test *' });
      await judgements.mute('A', makeMute());
      await judgements.mute('A', byName);
      expect(await judgements.unmute('A', makeMute({ asset: null, name: 'Test' }))).toBe('absent');
      expect(await judgements.unmute('A', byName)).toBe('removed');
      expect((await judgements.all('A')).mutes).toEqual([makeMute()]);
    });

    it('definitions are exactly those handed in last; one that is far too long is left out', async () => {
      const { definitions } = current().store;
      await definitions.replace('A', [makeDefinition(), makeDefinition({ kind: 'list', id: '11' })]);
      const long = makeDefinition({ id: '1', definition: 'x'.repeat(1_000_001) });
      const line = makeDefinition({ id: '2', definition: { text: 'one\u2028two\nthree' } });
      await definitions.replace('A', [long, line]);
      expect(await collect((await current().reopen()).definitions.open('A'))).toEqual([line]);
    });
  });
}
