import { describe, expect, it } from 'vitest';
import { makeTaskMark } from '../../factories/entities.ts';
import { eachTest, type MakeStore } from './under-test.ts';

const HOUR_MS = 3_600_000;

export function describeDecisionTasks(makeStore: MakeStore): void {
  describe('marks tasks for owners', () => {
    const current = eachTest(makeStore);
    const mark = makeTaskMark();
    const at = Date.parse(mark.triedAt);
    const begin = (now: number) => current().store.decisionTasks.begin('A', mark, now);

    it('so that of 20 who ask at once one makes it', async () => {
      const turns = await Promise.all(Array.from({ length: 20 }, () => begin(at)));
      expect(turns.filter((isMine) => isMine)).toHaveLength(1);
    });

    it('so that what was tried an hour ago is tried again, by one', async () => {
      await begin(at);
      expect(await begin(at + HOUR_MS - 1)).toBe(false);
      const turns = await Promise.all(Array.from({ length: 5 }, () => begin(at + HOUR_MS)));
      expect(turns.filter((isMine) => isMine)).toHaveLength(1);
    });

    it('for each result of a hypothesis by itself, over a restart', async () => {
      const { decisionTasks } = current().store;
      await decisionTasks.end('A', mark);
      const later = { ...mark, verdictAt: '2026-12-01T00:00:00.000Z' };
      expect(await decisionTasks.begin('A', later, at)).toBe(true);
      const reopened = (await current().reopen()).decisionTasks;
      expect(await reopened.begin('A', mark, at + 2 * HOUR_MS)).toBe(false);
      expect(await reopened.all('A')).toMatchObject([mark, { verdictAt: later.verdictAt, taskId: null }]);
    });
  });
}
