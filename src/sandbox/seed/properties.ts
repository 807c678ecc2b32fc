import { COMPANY, CONTACT, DEAL } from '../../core/object-type.ts';
import { DAY_MS } from '../../core/time.ts';
import type { World, WorldProperty } from '../portal/world.ts';

type Kind = 'text' | 'number' | 'date' | 'datetime' | 'bool' | 'owner' | readonly string[];
interface PropertySeed {
  name: string;
  label: string;
  kind: Kind;
  /** Absent for properties HubSpot itself defines. */
  group?: string;
}

const SHOP = 'shop';
const PRODUCT = 'product_account';

const COMMON: PropertySeed[] = [
  { name: 'hs_object_id', label: 'Record ID', kind: 'number' },
  { name: 'createdate', label: 'Create Date', kind: 'datetime' },
  { name: 'hs_lastmodifieddate', label: 'Last Modified Date', kind: 'datetime' },
  { name: 'hubspot_owner_id', label: 'Owner', kind: 'owner' },
];

const CONTACTS: PropertySeed[] = [
  { name: 'lastmodifieddate', label: 'Last Modified Date', kind: 'datetime' },
  { name: 'firstname', label: 'First Name', kind: 'text' },
  { name: 'lastname', label: 'Last Name', kind: 'text' },
  { name: 'email', label: 'Email', kind: 'text' },
  { name: 'phone', label: 'Phone Number', kind: 'text' },
  { name: 'associatedcompanyid', label: 'Primary Associated Company ID', kind: 'number' },
  { name: 'hs_email_optout', label: 'Unsubscribed from all email', kind: 'bool' },
  { name: 'hs_email_hard_bounce_reason', label: 'Email hard bounce reason', kind: 'text' },
  { name: 'hs_lead_status', label: 'Lead Status', kind: ['NEW', 'OPEN', 'IN_PROGRESS', 'UNQUALIFIED'] },
  { name: 'lifecyclestage', label: 'Lifecycle Stage', kind: ['subscriber', 'lead', 'customer', 'lapsed'] },
  { name: 'country', label: 'Country code', kind: ['IE', 'GB', 'DE', 'NL', 'FR'], group: SHOP },
  { name: 'total_orders', label: 'Number of orders', kind: 'number', group: SHOP },
  { name: 'first_order_date', label: 'First purchase', kind: 'date', group: SHOP },
  { name: 'last_order_date', label: 'Last purchase', kind: 'date', group: SHOP },
  { name: 'lapsed_since', label: 'Lapsed since', kind: 'date', group: SHOP },
  { name: 'reactivated_at', label: 'First order after lapsing', kind: 'datetime', group: SHOP },
  { name: 'became_customer_at', label: 'Became customer (stamp)', kind: 'datetime', group: SHOP },
  {
    name: 'product_line',
    label: 'First product line',
    kind: ['brew_kit', 'starter_box', 'beans'],
    group: SHOP,
  },
  {
    name: 'order_state',
    label: 'State of last order',
    kind: ['placed', 'packed', 'shipped', 'delivered'],
    group: SHOP,
  },
  { name: 'order_confirmed', label: 'Order confirmed', kind: 'bool', group: SHOP },
  { name: 'subscription_status', label: 'Subscription', kind: ['active', 'paused', 'ended'], group: SHOP },
  { name: 'erp_number', label: 'ERP number', kind: 'text', group: SHOP },
  { name: 'erp_checked', label: 'ERP checked', kind: 'bool', group: SHOP },
  { name: 'newsletter_consent', label: 'Newsletter consent', kind: 'bool', group: SHOP },
  { name: 'referral_asked', label: 'Asked for a referral', kind: 'bool', group: SHOP },
  { name: 'last_nudge', label: 'Last nudge', kind: 'text', group: SHOP },
  { name: 'checklist_status', label: 'Checklist', kind: ['started', 'done'], group: SHOP },
  { name: 'signup_date', label: 'Signed up', kind: 'date', group: PRODUCT },
  { name: 'trial_status', label: 'Trial', kind: ['active', 'converted', 'expired'], group: PRODUCT },
  { name: 'account_role', label: 'Role in the account', kind: ['admin', 'owner', 'member'], group: PRODUCT },
  { name: 'job_role', label: 'Job', kind: ['owner', 'barista', 'office_manager'], group: PRODUCT },
  { name: 'team_size', label: 'Team size', kind: ['1', '2_5', '6_20'], group: PRODUCT },
  { name: 'first_colleague_date', label: 'First colleague joined', kind: 'date', group: PRODUCT },
  { name: 'onboarded', label: 'Onboarded', kind: 'bool', group: PRODUCT },
];

const COMPANIES: PropertySeed[] = [
  { name: 'name', label: 'Company name', kind: 'text' },
  { name: 'domain', label: 'Company Domain Name', kind: 'text' },
  { name: 'country', label: 'Country code', kind: ['IE', 'GB', 'DE'], group: SHOP },
  { name: 'size_band', label: 'Size', kind: ['1_10', '11_50', '51_plus'], group: SHOP },
  { name: 'company_tier', label: 'Tier', kind: ['A', 'B', 'C'], group: SHOP },
];

const DEALS: PropertySeed[] = [
  { name: 'dealname', label: 'Deal Name', kind: 'text' },
  { name: 'amount', label: 'Amount', kind: 'number' },
  { name: 'pipeline', label: 'Pipeline', kind: ['default'] },
  {
    name: 'dealstage',
    label: 'Deal Stage',
    kind: ['appointmentscheduled', 'qualifiedtobuy', 'contractsent', 'closedwon', 'closedlost'],
  },
  { name: 'closedate', label: 'Close Date', kind: 'datetime' },
  { name: 'notes_last_updated', label: 'Last Activity Date', kind: 'datetime' },
  { name: 'handover_status', label: 'Handover', kind: ['open', 'done'], group: SHOP },
];

const TYPES: readonly [objectTypeId: string, infoGroup: string, seeds: PropertySeed[]][] = [
  [CONTACT, 'contactinformation', CONTACTS],
  [COMPANY, 'companyinformation', COMPANIES],
  [DEAL, 'dealinformation', DEALS],
];

export function makeProperties(now: number): Pick<World, 'properties' | 'propertyGroups'> {
  const createdAt = now - 1400 * DAY_MS;
  const properties: World['properties'] = new Map();
  const propertyGroups: World['propertyGroups'] = new Map();
  for (const [objectTypeId, infoGroup, seeds] of TYPES) {
    properties.set(
      objectTypeId,
      [...COMMON, ...seeds].map((seed) => toProperty(seed, infoGroup, createdAt)),
    );
    propertyGroups.set(objectTypeId, [
      { name: infoGroup, label: 'Basic information' },
      { name: SHOP, label: 'Shop' },
      { name: PRODUCT, label: 'Product account' },
    ]);
  }
  return { properties, propertyGroups };
}

function toProperty(
  { name, label, kind, group }: PropertySeed,
  infoGroup: string,
  createdAt: number,
): WorldProperty {
  return {
    name,
    label,
    groupName: group ?? infoGroup,
    ...typeOf(kind),
    description: '',
    hubspotDefined: group === undefined,
    archivedAt: null,
    createdAt,
  };
}

function typeOf(kind: Kind): Pick<WorldProperty, 'type' | 'fieldType' | 'options'> {
  if (kind === 'text') return { type: 'string', fieldType: 'text', options: [] };
  if (kind === 'number') return { type: 'number', fieldType: 'number', options: [] };
  if (kind === 'date' || kind === 'datetime') return { type: kind, fieldType: 'date', options: [] };
  if (kind === 'bool')
    return { type: 'bool', fieldType: 'booleancheckbox', options: choices(['true', 'false']) };
  if (kind === 'owner') return { type: 'enumeration', fieldType: 'select', options: [] };
  return { type: 'enumeration', fieldType: 'select', options: choices(kind) };
}

function choices(values: readonly string[]): WorldProperty['options'] {
  return values.map((value, displayOrder) => ({
    label: value.replaceAll('_', ' '),
    value,
    hidden: false,
    displayOrder,
  }));
}
