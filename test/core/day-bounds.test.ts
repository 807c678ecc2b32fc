import { describe, expect, it } from 'vitest';
import { endOfDay, startOfDay } from '../../src/core/day-bounds.ts';
import { addDays, dayOf } from '../../src/core/time.ts';

const HOUR = 3_600_000;

describe('a calendar day in a time zone', () => {
  it.each([
    ['an ordinary one', '2026-06-15', 'Europe/Berlin', '2026-06-14T22:00:00Z', 24],
    ['the day the clocks go forward', '2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z', 23],
    ['the day they go back', '2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z', 25],
    ['the same in New York', '2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z', 25],
    ['a day without midnight', '2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00Z', 23],
    ['the day before it', '2026-04-23', 'Africa/Cairo', '2026-04-22T22:00:00Z', 24],
    ['a day with two midnights', '2026-11-01', 'America/Havana', '2026-11-01T04:00:00Z', 25],
    ['a leap day, half an hour off', '2028-02-29', 'Asia/Kolkata', '2028-02-28T18:30:00Z', 24],
    ['a zone fourteen hours ahead', '2026-03-01', 'Pacific/Kiritimati', '2026-02-28T10:00:00Z', 24],
    ['a change of half an hour', '2026-10-04', 'Australia/Lord_Howe', '2026-10-03T13:30:00Z', 23.5],
  ])('begins and ends where its people say: %s', (_, day, zone, begins, hours) => {
    const from = startOfDay(day, zone);
    const to = endOfDay(day, zone);
    expect(from).toBe(Date.parse(begins));
    expect(to - from + 1).toBe(hours * HOUR);
    expect([from - 1, from, to, to + 1].map((moment) => dayOf(moment, zone))).toEqual([
      addDays(day, -1),
      day,
      day,
      addDays(day, 1),
    ]);
  });
});
