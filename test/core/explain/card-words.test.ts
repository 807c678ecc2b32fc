import { describe, expect, it } from 'vitest';
import { dayAndTime, longDayOf, timeline, whySince } from '../../../src/core/explain/card-words.ts';
import { makeCard, makeCardHypothesis } from '../../factories/cards.ts';

describe('days on cards and pages', () => {
  /** Half past midnight of the next day in Berlin, half past six in the evening before in New York. */
  const LATE = '2026-11-03T23:30:00.000Z';

  it('are those of the account’s time zone, not of UTC', () => {
    expect(longDayOf(LATE, 'Europe/Berlin')).toBe('4 Nov 2026');
    expect(longDayOf(LATE, 'America/New_York')).toBe('3 Nov 2026');
    expect(dayAndTime(LATE, 'Europe/Berlin')).toBe('4 Nov 2026, 00:30');
  });

  it('are told so of joining, in the row and in the timeline', () => {
    const entry = makeCardHypothesis({ since: LATE });
    const { account } = makeCard();
    expect(whySince(entry, account.timeZone)).toBe('since 4 Nov · First-time buyers');
    const days = timeline(makeCard({ hypotheses: [entry] })).map(({ day }) => day);
    expect(days).toEqual(['2026-12-03', '2026-11-04']);
  });
});
