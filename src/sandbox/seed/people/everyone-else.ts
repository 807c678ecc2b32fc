import type { WorldRecord } from '../../portal/world.ts';
import {
  addPerson,
  current,
  days,
  isPicked,
  minutes,
  momentsBetween,
  stay,
  write,
  type Crowd,
} from './crowd.ts';

/** The designed account has this many contacts. */
const DESIGNED_CONTACTS = 3600;

/** Newsletter readers who never bought, up to the designed number of contacts. */
export function addReaders(crowd: Crowd): void {
  const missing = DESIGNED_CONTACTS - crowd.people.size;
  momentsBetween(crowd.random, missing, crowd.now - days(198), crowd.now - days(1)).forEach((at, index) => {
    const person = addPerson(crowd, at);
    write(crowd, person, 'lifecyclestage', 'subscriber', at);
    write(crowd, person, 'newsletter_consent', 'true', at, 'FORM');
    if (index % 29 === 7) person.archivedAt = Math.min(crowd.now, at + days(20));
  });
}

/** Lists that follow from what is known of everybody. */
export function addDerivedStays(crowd: Crowd): void {
  [...crowd.people.values()].forEach((person, index) => {
    addConsentStays(crowd, person);
    if (index % 7 === 3)
      stay(crowd, 'webinarSignUps', person, atLeastCreated(crowd, person, (index * 13) % 198), null);
    if (index % 19 === 0) stay(crowd, 'dublinMeetup', person, atLeastCreated(crowd, person, 96), null);
    if (index % 83 === 5) stay(crowd, 'bounced', person, atLeastCreated(crowd, person, index % 150), null);
    if (index % 211 === 9)
      stay(crowd, 'doNotContact', person, atLeastCreated(crowd, person, index % 190), null);
    if (isPicked(index, 9, crowd.people.size))
      stay(crowd, 'employeesAndTests', person, person.createdAt, null);
    if (Number(current(person, 'total_orders') ?? '0') >= 4)
      stay(crowd, 'vips', person, crowd.now - days(45), null);
    takeSnapshots(crowd, person);
  });
}

function addConsentStays(crowd: Crowd, person: WorldRecord): void {
  const versions = person.history.get('newsletter_consent') ?? [];
  versions.forEach(({ value, at }, index) => {
    if (value === 'true') {
      const next = versions[index + 1]?.at ?? person.archivedAt;
      stay(crowd, 'newsletterReaders', person, at + minutes(1), next === null ? null : next + minutes(1));
      return;
    }
    const back = versions[index + 1]?.at ?? null;
    stay(crowd, 'unsubscribed', person, at + minutes(1), back === null ? null : back + minutes(1));
  });
}

/** Snapshots keep who met the filter on the day they were taken. */
function takeSnapshots(crowd: Crowd, person: WorldRecord): void {
  const customerSince = person.history.get('total_orders')?.[0]?.at ?? Infinity;
  const blackFriday = crowd.now - days(190);
  if (customerSince < blackFriday) stay(crowd, 'blackFriday', person, blackFriday, null);
  const importedAt = crowd.now - days(46);
  const orders = person.history
    .get('total_orders')
    ?.filter((version) => version.at < importedAt)
    .at(-1)?.value;
  if (orders === '1') stay(crowd, 'importedOneOrder', person, importedAt, null);
}

function atLeastCreated(crowd: Crowd, person: WorldRecord, daysAgo: number): number {
  return Math.max(person.createdAt + minutes(5), crowd.now - days(daysAgo));
}
