import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/core/time.ts';
import { makeInboxEntry } from '../../factories/entities.ts';
import { eachTest, type MakeStore } from './under-test.ts';

export function describeInbox(makeStore: MakeStore): void {
  describe('keeps what HubSpot told until it is acted on', () => {
    const current = eachTest(makeStore);
    const entries = ['c', 'a', 'b'].map((key, index) => makeInboxEntry({ key, receivedAt: 10 - index }));

    it('each once, however often and by how many at once it is told', async () => {
      const { inbox } = current().store;
      const kept = await Promise.all(Array.from({ length: 20 }, () => inbox.receive('A', entries)));
      expect(kept.reduce((sum, count) => sum + count, 0)).toBe(3);
      const again = await current().reopen();
      expect((await again.inbox.waiting('A')).map(({ key }) => key)).toEqual(['b', 'a', 'c']);
    });

    it('not again once it was acted on, even if it is told again', async () => {
      const { inbox } = current().store;
      await inbox.receive('A', entries);
      await inbox.finish('A', ['a', 'c'], 20);
      const again = await current().reopen();
      expect(await again.inbox.receive('A', entries)).toBe(0);
      expect((await again.inbox.waiting('A')).map(({ key }) => key)).toEqual(['b']);
    });

    it('for three days, after which a key is forgotten', async () => {
      const { inbox } = current().store;
      await inbox.receive('A', entries);
      await inbox.finish('A', ['a'], 20);
      await inbox.finish('A', ['b'], 20 + 3 * DAY_MS);
      expect(await inbox.receive('A', entries)).toBe(0);
      await inbox.finish('A', ['c'], 21 + 3 * DAY_MS);
      expect(await inbox.receive('A', entries)).toBe(1);
    });
  });
}
