import { expect } from 'vitest';

/** Holds a number against a published one, within the tolerance its source allows. */
export function expectNear(got: number, expected: number, tolerance: number): void {
  expect(Math.abs(got - expected), `${got} against ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** The same for both ends of an interval; a result without numbers fails. */
export function expectEnds(
  got: { kind: 'interval'; low: number; high: number } | { kind: 'insufficient' },
  [low = NaN, high = NaN]: readonly number[],
  tolerance: number,
): void {
  if (got.kind === 'insufficient') return expect.unreachable('an interval was expected');
  expectNear(got.low, low, tolerance);
  expectNear(got.high, high, tolerance);
}
