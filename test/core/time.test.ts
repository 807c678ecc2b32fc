import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, daysBetween, timeOf } from '../../src/core/time.ts';

describe('a calendar day in a time zone', () => {
  it('is another one elsewhere at the same moment', () => {
    const moment = Date.parse('2026-12-31T23:30:00Z');
    expect(dayOf(moment, 'America/New_York')).toBe('2026-12-31');
    expect(dayOf(moment, 'Asia/Tokyo')).toBe('2027-01-01');
    expect(timeOf(moment, 'Asia/Kolkata')).toBe('05:00');
  });
});

describe('counting days and months', () => {
  it.each([
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('from %s, %d days on it is %s, and back as many', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
    expect(daysBetween(to, from)).toBe(-days);
  });

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-30', 12, '2027-11-30'],
  ])('from %s, %d months on it is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });
});
