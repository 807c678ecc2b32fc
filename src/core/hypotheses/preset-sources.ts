import { COMPANY, CONTACT, DEAL } from '../object-type.ts';
import type { MetricOperator } from './metric.ts';
import type { PresetId } from './preset-ids.ts';

/** Where an outcome can be read: `{stage}` and `{field}` stand for what the marketer named. */
export type PresetSource =
  { date: string } | { date?: never; property: string; operator: MetricOperator; values: readonly string[] };

export interface Preset {
  label: string;
  /** What has to be named beside the preset. */
  asks: 'field' | 'stage' | null;
  /** By object type, the best source first (statistics, section 1: a first time, then a property's history). */
  sources: Readonly<Record<string, readonly PresetSource[]>>;
}

const known = (property: string): PresetSource => ({ property, operator: 'known', values: [] });
const equal = (property: string, value: string): PresetSource => {
  return { property, operator: 'eq', values: [value] };
};
const atLeast = (property: string, value: string): PresetSource => {
  return { property, operator: 'gte', values: [value] };
};

/** HubSpot's own date of entering a stage is kept for the first time a record enters it. */
const STAGE: readonly PresetSource[] = [
  { date: 'hs_lifecyclestage_{stage}_date' },
  equal('lifecyclestage', '{stage}'),
];
const CUSTOMER: readonly PresetSource[] = [
  { date: 'hs_lifecyclestage_customer_date' },
  equal('lifecyclestage', 'customer'),
];
const FIRST_DEAL: readonly PresetSource[] = [
  { date: 'first_deal_created_date' },
  atLeast('num_associated_deals', '1'),
];
/** HubSpot keeps the latest time of these; the first one is the oldest version in their history. */
const MEETING: readonly PresetSource[] = [known('engagements_last_meeting_booked')];
const DEAL_WON: readonly PresetSource[] = [known('recent_deal_close_date')];

/**
 * The fields are HubSpot's own and set by HubSpot. Their internal names are those that its API lists in public code;
 * that an account has them is never taken for granted: a source that is not there is passed over.
 */
export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  became_customer: {
    label: 'became a customer',
    asks: null,
    sources: { [CONTACT]: CUSTOMER, [COMPANY]: CUSTOMER },
  },
  bought_again: {
    label: 'bought again',
    asks: 'field',
    sources: { [CONTACT]: [atLeast('{field}', '2')], [COMPANY]: [atLeast('{field}', '2')] },
  },
  booked_meeting: {
    label: 'booked a meeting',
    asks: null,
    sources: { [CONTACT]: MEETING, [COMPANY]: MEETING, [DEAL]: MEETING },
  },
  opened_deal: {
    label: 'opened a deal',
    asks: null,
    sources: { [CONTACT]: FIRST_DEAL, [COMPANY]: FIRST_DEAL },
  },
  won_deal: {
    label: 'won a deal',
    asks: null,
    sources: {
      [CONTACT]: DEAL_WON,
      [COMPANY]: DEAL_WON,
      [DEAL]: [equal('hs_is_closed_won', 'true'), equal('dealstage', 'closedwon')],
    },
  },
  submitted_form: {
    label: 'submitted a form',
    asks: null,
    sources: {
      [CONTACT]: [{ date: 'first_conversion_date' }, atLeast('num_conversion_events', '1')],
      [COMPANY]: [{ date: 'first_conversion_date' }],
    },
  },
  lifecycle_stage: {
    label: 'reached lifecycle stage …',
    asks: 'stage',
    sources: { [CONTACT]: STAGE, [COMPANY]: STAGE },
  },
  unsubscribed: {
    label: 'unsubscribed',
    asks: null,
    sources: { [CONTACT]: [equal('hs_email_optout', 'true')] },
  },
};

/** What is watched beside the outcome unless somebody says otherwise; only contacts can unsubscribe. */
export const DEFAULT_GUARDRAIL: PresetId = 'unsubscribed';
