import { COMPANY, CONTACT, DEAL } from '../../core/object-type.ts';
import { DAY_MS } from '../../core/time.ts';
import type { WorldList } from '../portal/world.ts';
import {
  allOf,
  anyOf,
  inLastDays,
  inList,
  isAnyOf,
  isKnown,
  isNoneOf,
  isTrue,
  number,
  property,
  type Json,
} from './flow/filters.ts';
import { LISTS, type ListKey } from './ids.ts';

interface ListSeed {
  name: string;
  processingType: WorldList['processingType'];
  /** What must hold for a record to be on the list; absent for lists that are kept by hand. */
  filters?: readonly Json[];
  createdDaysAgo: number;
  version: number;
  objectTypeId?: string;
  deletedDaysAgo?: number;
}

const LIST_SEEDS: Record<ListKey, ListSeed> = {
  allCustomers: dynamic(
    'All customers',
    1300,
    4,
    property('total_orders', number('IS_GREATER_THAN_OR_EQUAL_TO', 1)),
  ),
  newsletterReaders: dynamic('Newsletter - opted in', 1290, 7, property('newsletter_consent', isTrue())),
  unsubscribed: dynamic('Unsubscribed (all)', 1290, 2, property('hs_email_optout', isTrue())),
  employeesAndTests: manual('Employees + test contacts', 1200, 31),
  doNotContact: manual('DO NOT CONTACT - complaints', 1180, 12),
  // Empties itself: whoever buys again leaves it.
  oneOrder: dynamic('Customers with one order', 410, 3, property('total_orders', number('IS_EQUAL_TO', 1))),
  blackFriday: snapshot(
    'Black Friday buyers',
    190,
    property('total_orders', number('IS_GREATER_THAN_OR_EQUAL_TO', 1)),
  ),
  dublinMeetup: snapshot('Dublin meet-up attendees', 97, property('country', isAnyOf('IE'))),
  firstTimeBuyers: dynamic(
    'First purchase in the last 90 days',
    205,
    5,
    property('first_order_date', inLastDays(90)),
    property('newsletter_consent', isTrue()),
  ),
  firstTimeBuyersIslands: dynamic(
    'First-time buyers UK + IE',
    203,
    2,
    inList(LISTS.firstTimeBuyers),
    property('country', isAnyOf('IE', 'GB')),
  ),
  lapsed: dynamic(
    'Lapsed customers (win-back 2026)',
    202,
    6,
    property('lapsed_since', inLastDays(180)),
    property('newsletter_consent', isTrue()),
  ),
  trialUsers: dynamic('Trial users - active', 520, 3, property('trial_status', isAnyOf('active'))),
  trialAdmins: dynamic(
    'Trial admins',
    201,
    4,
    property('trial_status', isAnyOf('active')),
    property('account_role', isAnyOf('admin')),
  ),
  newAdmins: dynamic(
    'New admins, last 60 days',
    200,
    2,
    property('signup_date', inLastDays(60)),
    property('account_role', isAnyOf('admin', 'owner')),
  ),
  webinarSignUps: manual('Webinar sign-ups', 402, 88),
  importedOneOrder: {
    ...snapshot('One order only (import, tidy up!)', 47, property('total_orders', number('IS_EQUAL_TO', 1))),
    deletedDaysAgo: 12,
  },
  bounced: dynamic('Hard bounced', 900, 2, property('hs_email_hard_bounce_reason', isKnown())),
  vips: manual('VIP customers', 610, 44),
  tierACompanies: {
    ...dynamic('Tier A companies', 580, 3, property('company_tier', isAnyOf('A'))),
    objectTypeId: COMPANY,
  },
  partnerCompanies: { ...manual('Partners', 560, 9), objectTypeId: COMPANY },
  openDeals: {
    ...dynamic(
      'Open deals over 10k',
      500,
      5,
      property('dealstage', isNoneOf('closedwon', 'closedlost')),
      property('amount', number('IS_GREATER_THAN', 10_000)),
    ),
    objectTypeId: DEAL,
  },
};

/** The designed lists; `membersOf` gives the members of each, in any order. */
export function makeLists(
  now: number,
  membersOf: (key: ListKey) => WorldList['members'],
): Map<string, WorldList> {
  const keys = Object.keys(LISTS).filter(isListKey);
  return new Map(keys.map((key) => [LISTS[key], toList(key, now, membersOf(key))]));
}

function isListKey(key: string): key is ListKey {
  return key in LISTS;
}

function toList(key: ListKey, now: number, members: WorldList['members']): WorldList {
  const seed = LIST_SEEDS[key];
  return {
    listId: LISTS[key],
    name: seed.name,
    objectTypeId: seed.objectTypeId ?? CONTACT,
    processingType: seed.processingType,
    listVersion: seed.version,
    createdAt: now - seed.createdDaysAgo * DAY_MS,
    deletedAt: seed.deletedDaysAgo === undefined ? null : now - seed.deletedDaysAgo * DAY_MS,
    filterBranch: seed.filters === undefined ? null : anyOf(allOf(...seed.filters)),
    members: inOrder(members),
  };
}

/** The order of joining; those who joined together by record id, as HubSpot lists them. */
function inOrder(members: WorldList['members']): WorldList['members'] {
  return [...members].sort(
    (one, other) => one.joinedAt - other.joinedAt || (one.recordId < other.recordId ? -1 : 1),
  );
}

function dynamic(name: string, createdDaysAgo: number, version: number, ...filters: Json[]): ListSeed {
  return { name, processingType: 'DYNAMIC', filters, createdDaysAgo, version };
}

function snapshot(name: string, createdDaysAgo: number, ...filters: Json[]): ListSeed {
  return { name, processingType: 'SNAPSHOT', filters, createdDaysAgo, version: 1 };
}

function manual(name: string, createdDaysAgo: number, version: number): ListSeed {
  return { name, processingType: 'MANUAL', createdDaysAgo, version };
}
