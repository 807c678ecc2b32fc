import type { WorldRecord } from '../../portal/world.ts';
import { TIMINGS } from '../timing.ts';
import { COHORTS, layOut, type Member } from './cohort.ts';
import { addPerson, asDate, current, days, minutes, stay, write, type Crowd } from './crowd.ts';

/** The list holds people whose first purchase was in the last 90 days. */
const LIST_DAYS = 90;
const PRODUCT_LINES = ['brew_kit', 'starter_box', 'beans', 'beans'] as const;

/** People of the main hypothesis: they buy once, and some of them again. */
export function addFirstTimeBuyers(crowd: Crowd): void {
  const spans = { beforeStartDays: 64, afterCutOffUntil: crowd.now - days(0.5) };
  for (const member of layOut(crowd, COHORTS.bursts, TIMINGS.bursts, spans)) addBuyer(crowd, member);
}

function addBuyer(crowd: Crowd, member: Member): void {
  const isPrior = member.sort === 'prior';
  const firstOrderAt = member.joinedAt - (isPrior ? days(9) : minutes(12));
  const secondOrderAt = isPrior ? member.joinedAt - days(2) : member.outcomeAt;
  const person = addPerson(crowd, firstOrderAt - days(crowd.random.int(0, 40)) - minutes(30));
  write(crowd, person, 'lifecyclestage', 'lead', person.createdAt);
  write(crowd, person, 'product_line', crowd.random.pick(PRODUCT_LINES), firstOrderAt);
  order(crowd, person, 1, firstOrderAt);
  write(crowd, person, 'first_order_date', asDate(firstOrderAt), firstOrderAt);
  write(crowd, person, 'lifecyclestage', 'customer', firstOrderAt + minutes(1), 'AUTOMATION_PLATFORM');
  if (secondOrderAt !== null) order(crowd, person, 2, secondOrderAt);
  stay(
    crowd,
    'oneOrder',
    person,
    firstOrderAt + minutes(3),
    secondOrderAt === null ? null : secondOrderAt + minutes(3),
  );
  stay(crowd, 'allCustomers', person, firstOrderAt + minutes(3), null);
  addConsent(crowd, person, member, firstOrderAt);
}

/**
 * Consent decides who is on the list. Every fifteenth of those who never bought again withdraws it, and some of
 * these come back: their first joining is the one that counts.
 */
function addConsent(crowd: Crowd, person: WorldRecord, member: Member, firstOrderAt: number): void {
  const endsAt = firstOrderAt + days(LIST_DAYS);
  write(crowd, person, 'newsletter_consent', 'true', member.joinedAt - minutes(2), 'FORM');
  const withdraws = member.sort === 'finished' && member.outcomeAt === null && member.index % 12 === 0;
  if (!withdraws) {
    onTheList(crowd, person, member.joinedAt, endsAt);
    return;
  }
  const leftAt = member.joinedAt + days(11 + (member.index % 15));
  withdraw(crowd, person, leftAt);
  onTheList(crowd, person, member.joinedAt, leftAt);
  if (member.index % 60 !== 0) return;
  const backAt = leftAt + days(8);
  write(crowd, person, 'newsletter_consent', 'true', backAt - minutes(2), 'FORM');
  write(crowd, person, 'hs_email_optout', 'false', backAt - minutes(2), 'FORM');
  onTheList(crowd, person, backAt, endsAt);
}

function withdraw(crowd: Crowd, person: WorldRecord, at: number): void {
  write(crowd, person, 'newsletter_consent', 'false', at - minutes(2), 'EMAIL');
  write(crowd, person, 'hs_email_optout', 'true', at - minutes(2), 'EMAIL');
}

function onTheList(crowd: Crowd, person: WorldRecord, joinedAt: number, leftAt: number): void {
  stay(crowd, 'firstTimeBuyers', person, joinedAt, leftAt);
  const country = current(person, 'country');
  if (country === 'IE' || country === 'GB')
    stay(crowd, 'firstTimeBuyersIslands', person, joinedAt + minutes(4), leftAt + minutes(4));
}

function order(crowd: Crowd, person: WorldRecord, number: number, at: number): void {
  write(crowd, person, 'total_orders', String(number), at);
  write(crowd, person, 'last_order_date', asDate(at), at);
}
