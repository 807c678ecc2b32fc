import { describe, expect, it } from 'vitest';
import { eachTest, type MakeStore } from './under-test.ts';

export function describeLeases(makeStore: MakeStore): void {
  describe('gives a lease to one holder', () => {
    const current = eachTest(makeStore);
    const take = (holder: string, now = 0) =>
      current().store.leases.take('A', 'work', { holder, now, until: now + 10 });

    it('of 20 who ask at once, who has it until it is let go', async () => {
      const holders = Array.from({ length: 20 }, (_, number) => `holder ${number}`);
      const taken = await Promise.all(holders.map((holder) => take(holder)));
      const winners = holders.filter((_, place) => taken[place]);
      expect(winners).toHaveLength(1);
      const [winner = ''] = winners;
      const loser = holders.find((holder) => holder !== winner) ?? '';
      await current().store.leases.letGo('A', 'work', loser);
      expect(await take(loser)).toBe(false);
      expect(await take(winner)).toBe(true);
      await current().store.leases.letGo('A', 'work', winner);
      expect(await take(loser)).toBe(true);
    });

    it('of each portal and each name', async () => {
      const { leases } = current().store;
      const lease = { holder: 'one', now: 0, until: 10 };
      expect(await leases.take('A', 'work', lease)).toBe(true);
      expect(await leases.take('B', 'work', { ...lease, holder: 'two' })).toBe(true);
      expect(await leases.take('A', 'other work', { ...lease, holder: 'two' })).toBe(true);
      await leases.letGo('B', 'work', 'one');
      expect(await leases.take('B', 'work', lease)).toBe(false);
    });

    it('until its time is up, also over a restart', async () => {
      expect(await take('one')).toBe(true);
      const { leases } = await current().reopen();
      const takeLater = (now: number) => leases.take('A', 'work', { holder: 'two', now, until: now + 10 });
      expect(await takeLater(9)).toBe(false);
      expect(await takeLater(10)).toBe(true);
    });
  });
}
