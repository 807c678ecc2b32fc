import type { CardHypothesis, RecordCard } from '../contract/record-card.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-03…` → `3 Nov`. */
export function shortDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

/** `14:05` of an instant, as UTC; the card says so. */
export function clock(instant: string): string {
  return `${instant.slice(11, 16)} UTC`;
}

/** “Part of 5: 3 running, 2 finished”. */
export function summary(card: RecordCard): string {
  const total = card.hypotheses.length;
  if (total === 1) return 'Part of 1 hypothesis';
  const running = card.hypotheses.filter((entry) => entry.outcome === 'waiting').length;
  const finished = total - running;
  if (finished === 0) return `Part of ${total}, all running`;
  return `Part of ${total}: ${running} running, ${finished} finished`;
}

/** “since 3 Nov · First-time buyers”, leaving out what is not known. */
export function whySince(entry: CardHypothesis): string {
  const since = entry.since === null ? null : `since ${shortDay(entry.since)}`;
  return [since, entry.segment].filter((part) => part !== null).join(' · ');
}

/** What was expected of this record, and what came of it. */
export function expectation(entry: CardHypothesis): string {
  const by = entry.expectedBy === null ? '' : ` by ${shortDay(entry.expectedBy)}`;
  const what = entry.expectation === '' ? 'the expected result' : entry.expectation;
  switch (entry.outcome) {
    case 'reached':
      return `It happened: ${what}`;
    case 'not_reached':
      return `It didn’t happen${by}: ${what}`;
    case 'not_counted':
      return `In it, but not counted: ${what}`;
    case 'waiting':
      return `We expect: ${what}${by}`;
  }
}
