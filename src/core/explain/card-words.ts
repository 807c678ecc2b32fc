import type { CardHypothesis, RecordCard } from '../contract/record-card.ts';
import { objectTypeName } from '../object-type.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-03…` → `3 Nov`. */
export function shortDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

/** `14:05` of an instant, as UTC; the card says so. */
export function clock(instant: string): string {
  return `${instant.slice(11, 16)} UTC`;
}

/** What a card says of a record that no hypothesis is about. */
export function nothingToShow(card: RecordCard): { title: string; text: string } {
  const { one: object } = objectTypeName(card.objectTypeId);
  if (card.segments === null)
    return {
      title: 'No hypothesis known',
      text: 'HubSpot didn’t tell us the segments of this record in time.',
    };
  if (card.unexplained.length > 0) {
    const names = card.unexplained.map(({ name }) => name).join(', ');
    return {
      title: 'No hypothesis yet',
      text: `Used to write to this ${object}, and nobody has written down why: ${names}`,
    };
  }
  const text =
    card.segments === 0
      ? `This ${object} is in no segment and no hypothesis.`
      : `In ${card.segments} segments, none of them used to write to this ${object} without a reason.`;
  return { title: 'Nothing to explain here', text };
}

/** The first line of a card: “Part of 5: 3 running, 2 finished”, or that there is nothing. */
export function summary(card: RecordCard): string {
  const total = card.hypotheses.length;
  if (total === 0) return nothingToShow(card).title;
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
