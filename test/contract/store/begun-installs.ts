import { describe, expect, it } from 'vitest';
import { MOST_BEGUN } from '../../../src/server/store/documents/begun-installs.ts';
import { makeBegunInstall } from '../../factories/entities.ts';
import { eachTest, type MakeStore } from './under-test.ts';

export function describeBegunInstalls(makeStore: MakeStore): void {
  describe('keeps installs that were begun', () => {
    const current = eachTest(makeStore);

    it('for the browser that began one, over a restart', async () => {
      const begun = ['one', 'other'].map((browser) => makeBegunInstall({ browser }));
      for (const install of begun) await current().store.begunInstalls.begin(install, 0);
      const { begunInstalls } = await current().reopen();
      expect(await begunInstalls.take('nobody')).toBeNull();
      expect(await begunInstalls.take('one')).toEqual(begun[0]);
      expect(await begunInstalls.take('other')).toEqual(begun[1]);
    });

    it('until one of 20 who ask at once has taken it', async () => {
      await current().store.begunInstalls.begin(makeBegunInstall({ browser: 'one' }), 0);
      const taken = await Promise.all(
        Array.from({ length: 20 }, () => current().store.begunInstalls.take('one')),
      );
      expect(taken.filter((install) => install !== null)).toHaveLength(1);
      expect(await (await current().reopen()).begunInstalls.take('one')).toBeNull();
    });

    it('no longer than those that begin later let them stand, and never too many', async () => {
      const { begunInstalls } = current().store;
      const begin = (at: number, since: number) =>
        begunInstalls.begin(makeBegunInstall({ browser: `at ${at}`, at }), since);
      await begin(1, 0);
      await begin(2, 2);
      expect(await begunInstalls.take('at 1')).toBeNull();
      const more = Array.from({ length: MOST_BEGUN }, (_, number) => number + 3);
      await Promise.all(more.map((at) => begin(at, 0)));
      expect(await begunInstalls.take('at 2')).toBeNull();
      expect(await begunInstalls.take('at 3')).not.toBeNull();
    });
  });
}
