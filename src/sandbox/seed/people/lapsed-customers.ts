import { toInstant } from '../../../core/time.ts';
import type { WorldRecord } from '../../portal/world.ts';
import { TIMINGS } from '../timing.ts';
import { COHORTS, layOut, type Member } from './cohort.ts';
import { addPerson, asDate, days, minutes, stay, write, type Crowd } from './crowd.ts';

/** Customers of long ago who stopped buying; a discount was to bring them back. */
export function addLapsedCustomers(crowd: Crowd): void {
  const spans = { beforeStartDays: 40, afterCutOffUntil: crowd.now - days(0.5) };
  for (const member of layOut(crowd, COHORTS.winBack, TIMINGS.winBack, spans)) addLapsed(crowd, member);
}

function addLapsed(crowd: Crowd, member: Member): void {
  const { joinedAt } = member;
  const person = addPerson(crowd, joinedAt - days(crowd.random.int(260, 700)));
  const orders = crowd.random.int(2, 4);
  addPastOrders(crowd, person, orders, joinedAt - days(120));
  write(crowd, person, 'newsletter_consent', 'true', person.createdAt, 'FORM');
  write(crowd, person, 'lapsed_since', asDate(joinedAt), joinedAt - minutes(4));
  write(crowd, person, 'lifecyclestage', 'lapsed', joinedAt - minutes(4), 'AUTOMATION_PLATFORM');
  if (member.sort === 'prior') writeReactivated(crowd, person, joinedAt - days(120));
  if (member.outcomeAt !== null) comeBack(crowd, person, orders + 1, member.outcomeAt);
  const unsubscribes = member.outcomeAt === null && member.sort === 'finished' && member.index % 17 === 0;
  const leftAt = unsubscribes ? joinedAt + days(12 + (member.index % 9)) : null;
  if (leftAt !== null) unsubscribe(crowd, person, leftAt - minutes(2));
  stay(crowd, 'lapsed', person, joinedAt, leftAt ?? joinedAt + days(180));
}

function addPastOrders(crowd: Crowd, person: WorldRecord, orders: number, lastAt: number): void {
  const first = person.createdAt + minutes(20);
  const atOf = (number: number) => Math.floor(first + ((lastAt - first) * (number - 1)) / (orders - 1));
  for (let number = 1; number <= orders; number += 1) {
    const at = atOf(number);
    write(crowd, person, 'total_orders', String(number), at);
    write(crowd, person, 'last_order_date', asDate(at), at);
  }
  write(crowd, person, 'first_order_date', asDate(first), first);
  write(crowd, person, 'lifecyclestage', 'customer', first, 'AUTOMATION_PLATFORM');
  stay(crowd, 'oneOrder', person, first + minutes(3), atOf(2) + minutes(3));
  stay(crowd, 'allCustomers', person, first + minutes(3), null);
}

function comeBack(crowd: Crowd, person: WorldRecord, orders: number, at: number): void {
  writeReactivated(crowd, person, at);
  write(crowd, person, 'total_orders', String(orders), at);
  write(crowd, person, 'last_order_date', asDate(at), at);
}

/** The shop system reports a return a quarter of an hour later. */
function writeReactivated(crowd: Crowd, person: WorldRecord, at: number): void {
  write(crowd, person, 'reactivated_at', toInstant(at), at + minutes(15));
}

function unsubscribe(crowd: Crowd, person: WorldRecord, at: number): void {
  write(crowd, person, 'newsletter_consent', 'false', at, 'EMAIL');
  write(crowd, person, 'hs_email_optout', 'true', at, 'EMAIL');
}
