import { expect, test } from 'vitest';
import { createRateLimit } from '../../../src/server/http/rate-limits.ts';

test('counts each key by itself and begins anew after a minute', () => {
  let now = 0;
  const limit = createRateLimit(2, () => now);
  const taken = (key: string) => limit.take(key) === null;
  expect([taken('a'), taken('a'), taken('a'), taken('b')]).toEqual([true, true, false, true]);
  now = 59_999;
  expect(taken('a')).toBe(false);
  now = 60_000;
  expect(taken('a')).toBe(true);
});

test('ever new keys push out the oldest and no other', () => {
  const limit = createRateLimit(1, () => 0);
  limit.take('first');
  limit.take('second');
  for (let count = 0; count < 9_999; count += 1) limit.take(`key-${count}`);
  expect(limit.take('second')).not.toBeNull();
  expect(limit.take('first')).toBeNull();
});
