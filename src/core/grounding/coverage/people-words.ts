import type { PeopleCoverage } from '../../contract/audit-coverage.ts';
import { counted } from '../facts/rule-facts.ts';

/**
 * “Of the 200 people our automations can reach today, 50 % are in at least one without a hypothesis.” Null where
 * nobody can be counted.
 */
export function peopleSentence(people: PeopleCoverage | null): string | null {
  if (people === null || people.withheld === 'workflows_refused') return null;
  const { total, ungrounded, range } = people;
  if (total === null || ungrounded === null) return boundsSentence(range);
  if (total === 0) return null;
  const reached = `Of the ${number(total)} people our automations can reach today`;
  if (ungrounded === 0) return `${reached}, none is in one without a hypothesis.`;
  return `${reached}, ${percent(ungrounded / total)} are in at least one without a hypothesis.`;
}

function boundsSentence({
  ungrounded: [least, most],
  total: [, reach],
}: PeopleCoverage['range']): string | null {
  if (reach === 0) return null;
  if (most === 0) return 'Nobody we can count is in an automation without a hypothesis.';
  const how = least === most ? number(most) : `Between ${number(least)} and ${number(most)}`;
  return `${how} people are in at least one automation without a hypothesis, by the sizes of segments.`;
}

/** What the figure leaves out; null where it leaves out nothing. */
export function uncountableSentence(people: PeopleCoverage | null): string | null {
  const left = people?.uncountable.length ?? 0;
  if (left === 0) return null;
  const whose = left === 1 ? 'Its people' : 'Their people';
  return `${counted(left, 'workflow')} more may write to people who cannot be counted. ${whose} come by a form, an event, by hand, or are not contacts.`;
}

/** Whole per cent, but never 0 % or 100 % for what is not none or all. */
function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0) return 'less than 1 %';
  return share < 1 && rounded === 100 ? 'more than 99 %' : `${rounded} %`;
}

const NUMBERS = new Intl.NumberFormat('en-US');

function number(value: number): string {
  return NUMBERS.format(value);
}
