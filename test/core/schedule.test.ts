import { expect, test } from 'vitest';
import { isDue, nextMoment, type Scheduled } from '../../src/core/schedule.ts';

const NEW_YORK = 'America/New_York';
const at = (text: string) => Date.parse(text);

test.each<[Scheduled, string, string, string, boolean]>([
  ['audit', 'in the night after it was last done', '2026-11-02T12:00:00Z', '2026-11-03T07:00:00Z', true],
  [
    'audit',
    'a minute before two in the account’s night',
    '2026-11-02T12:00:00Z',
    '2026-11-03T06:59:00Z',
    false,
  ],
  ['audit', 'a second time in one night', '2026-11-03T07:00:00Z', '2026-11-03T12:00:00Z', false],
  ['audit', 'once, days after it was missed', '2026-10-20T07:00:00Z', '2026-11-03T01:00:00Z', true],
  ['weekly_message', 'on Monday at eight', '2026-10-26T13:00:00Z', '2026-11-02T13:00:00Z', true],
  ['weekly_message', 'on Monday before eight', '2026-10-26T13:00:00Z', '2026-11-02T12:59:00Z', false],
  [
    'weekly_message',
    'on another day of the same week',
    '2026-11-02T13:00:00Z',
    '2026-11-08T23:00:00Z',
    false,
  ],
  [
    'weekly_message',
    'on a Wednesday after a missed Monday',
    '2026-10-26T13:00:00Z',
    '2026-11-04T09:00:00Z',
    true,
  ],
])('%s, %s', (work, _, last, now, due) => {
  expect(isDue(work, { last: at(last), now: at(now), timeZone: NEW_YORK })).toBe(due);
});

test.each<[Scheduled, string, string, string, string]>([
  ['audit', 'the coming night', '2026-11-03T07:00:00Z', '2026-11-03T12:00:00Z', '2026-11-04T07:00:00Z'],
  [
    'audit',
    'before two still this night',
    '2026-11-02T07:00:00Z',
    '2026-11-03T06:00:00Z',
    '2026-11-03T07:00:00Z',
  ],
  [
    'audit',
    'at once where one was missed',
    '2026-10-20T07:00:00Z',
    '2026-11-03T01:00:00Z',
    '2026-11-03T01:00:00Z',
  ],
  ['weekly_message', 'on Monday', '2026-11-02T13:00:00Z', '2026-11-03T12:00:00Z', '2026-11-09T13:00:00Z'],
])('%s is next %s', (work, _, last, now, next) => {
  expect(nextMoment(work, { last: at(last), now: at(now), timeZone: NEW_YORK })).toBe(at(next));
});
