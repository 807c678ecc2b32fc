import { expect, test } from 'vitest';
import { nextToBegin } from '../../../src/server/jobs/in-process/next-to-begin.ts';

const AT_ONCE = { inAll: 4, perPortal: 2 };
const of = (portalId: string, askedBy = 'schedule') => ({
  order: { portalId, askedBy, kind: 'audit' as const },
});

test('what has waited longest begins first', () => {
  const [first, second] = [of('1'), of('2')];
  expect(nextToBegin([first, second], [], AT_ONCE)).toBe(first);
});

test('the portal with the least under way goes before one that has waited longer', () => {
  const idle = of('2');
  expect(nextToBegin([of('1'), idle], [of('1')], AT_ONCE)).toBe(idle);
});

test('what people and HubSpot asked for goes before the clock’s, however busy the portal', () => {
  const person = of('1', '9001');
  expect(nextToBegin([of('2'), person], [of('1')], AT_ONCE)).toBe(person);
});

test('no portal has more under way than its share, and all together not more than the whole', () => {
  expect(nextToBegin([of('1', '9001')], [of('1'), of('1')], AT_ONCE)).toBeNull();
  expect(nextToBegin([of('5')], [of('1'), of('2'), of('3'), of('4')], AT_ONCE)).toBeNull();
});
