import type { CardHypothesis, RecordCard } from '../contract/record-card.ts';
import { objectTypeName } from '../object-type.ts';
import { dayOf, timeOf } from '../time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A calendar day: `2026-11-03` → `3 Nov`. */
function shortDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

/** A calendar day: `2026-11-03` → `3 Nov 2026`. */
export function longDay(day: string): string {
  return `${shortDay(day)} ${day.slice(0, 4)}`;
}

/** `3 Nov`: the day of an instant in the account's time zone. */
export function shortDayOf(instant: string, timeZone: string): string {
  return shortDay(dayIn(instant, timeZone));
}

/** `3 Nov 2026`: the day of an instant in the account's time zone. */
export function longDayOf(instant: string, timeZone: string): string {
  return longDay(dayIn(instant, timeZone));
}

/** `14:05` of an instant in the account's time zone. */
export function clock(instant: string, timeZone: string): string {
  return timeOf(Date.parse(instant), timeZone);
}

/** `3 Nov 2026, 14:05` of an instant in the account's time zone. */
export function dayAndTime(instant: string, timeZone: string): string {
  return `${longDayOf(instant, timeZone)}, ${clock(instant, timeZone)}`;
}

function dayIn(instant: string, timeZone: string): string {
  return dayOf(Date.parse(instant), timeZone);
}

/** Said whenever `segments` is null: what depends on them is not known, whatever else the card tells. */
export const SEGMENTS_NOT_TOLD = 'HubSpot didn’t tell us the segments of this record in time.';

/** What a card says of a record that no hypothesis is about. */
export function nothingToShow(card: RecordCard): { title: string; text: string } {
  const { one: object } = objectTypeName(card.objectTypeId);
  if (card.segments === null) return { title: 'No hypothesis known', text: SEGMENTS_NOT_TOLD };
  const { unexplainedCount: without } = card;
  if (without > 0) {
    const segments = without === 1 ? '1 segment here is' : `${without} segments here are`;
    return {
      title: 'No hypothesis yet',
      text: `${segments} used to write to this ${object}. Nobody has written down why.`,
    };
  }
  return { title: 'Nothing to explain here', text: explained(card.segments, object) };
}

function explained(segments: number, object: string): string {
  if (segments === 0) return `This ${object} is in no segment and no hypothesis.`;
  if (segments === 1) return `In 1 segment, not used to write to this ${object} without a reason.`;
  return `In ${segments} segments, none of them used to write to this ${object} without a reason.`;
}

const isRunning = ({ outcome }: CardHypothesis) => outcome === 'waiting';

/** The first line of a card: “Part of 5: 3 running, 2 finished”, or that there is nothing. */
export function summary(card: RecordCard): string {
  const total = card.hypotheses.length;
  if (total === 0) return nothingToShow(card).title;
  if (total === 1) return 'Part of 1 hypothesis';
  const running = card.hypotheses.filter(isRunning).length;
  const finished = total - running;
  if (finished === 0) return `Part of ${total}, all running`;
  if (running === 0) return `Part of ${total}, all finished`;
  return `Part of ${total}: ${running} running, ${finished} finished`;
}

/** More than this many at once, and nobody can tell which of them did it. */
const MANY_AT_ONCE = 5;

/** What to mind when a record takes part in many at once; null when it does not. */
export function blurWarning(card: RecordCard): string | null {
  const running = card.hypotheses.filter(isRunning).length;
  return running > MANY_AT_ONCE ? `${running} at once: results may blur` : null;
}

/** “since 3 Nov · First-time buyers”, leaving out what is not known. */
export function whySince(entry: CardHypothesis, timeZone: string): string {
  const since = entry.since === null ? null : `since ${shortDayOf(entry.since, timeZone)}`;
  return [since, entry.segment].filter((part) => part !== null).join(' · ');
}

/** What was expected of this record, and what came of it. */
export function expectation(entry: CardHypothesis): string {
  const by = entry.expectedBy === null ? '' : ` by ${shortDay(entry.expectedBy)}`;
  const what = entry.expectation === '' ? 'the expected result' : entry.expectation;
  switch (entry.outcome) {
    case 'reached':
      return entry.happenedOn === null
        ? `It happened: ${what}`
        : `It happened on ${shortDay(entry.happenedOn)}: ${what}`;
    case 'not_reached':
      return `It didn’t happen${by}: ${what}`;
    case 'not_counted':
      return `In it, but not counted: ${what}`;
    case 'waiting':
      return `We expect: ${what}${by}`;
  }
}

export interface TimelineEntry {
  /** Calendar day. */
  day: string;
  title: string;
  text: string;
}

/** What happened and is expected with a record, the latest first. */
export function timeline(card: RecordCard): TimelineEntry[] {
  const { timeZone } = card.account;
  const entries = card.hypotheses.flatMap((entry): TimelineEntry[] => [
    ...(entry.since === null ? [] : [{ day: dayIn(entry.since, timeZone), ...joined(entry) }]),
    ...(entry.happenedOn === null
      ? []
      : [{ day: entry.happenedOn, title: entry.title, text: `It happened: ${what(entry)}` }]),
    ...(entry.expectedBy === null || entry.happenedOn !== null || entry.outcome === 'not_counted'
      ? []
      : [{ day: entry.expectedBy, title: entry.title, text: due(entry) }]),
  ]);
  return entries.sort((a, b) => b.day.localeCompare(a.day) || a.title.localeCompare(b.title));
}

function joined({ title, segment }: CardHypothesis): Omit<TimelineEntry, 'day'> {
  return { title, text: segment === null ? 'Joined' : `Joined by “${segment}”` };
}

function due(entry: CardHypothesis): string {
  return entry.outcome === 'waiting'
    ? `Expected by then: ${what(entry)}`
    : `It didn’t happen: ${what(entry)}`;
}

function what({ expectation: words }: CardHypothesis): string {
  return words === '' ? 'the expected result' : words;
}
