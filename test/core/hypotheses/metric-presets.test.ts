import { describe, expect, it } from 'vitest';
import { readHypothesesFile, writeHypothesesFile } from '../../../src/core/hypotheses/hypotheses-file.ts';
import { metricOffers } from '../../../src/core/hypotheses/metric-offers.ts';
import { metricOfPreset } from '../../../src/core/hypotheses/metric-presets.ts';
import { Metric } from '../../../src/core/hypotheses/metric.ts';
import { PRESET_IDS } from '../../../src/core/hypotheses/preset-ids.ts';
import type { PropertyFacts } from '../../../src/core/hypotheses/start-check.ts';
import { COMPANY, CONTACT, DEAL } from '../../../src/core/object-type.ts';

function property(name: string, type: string, rest: Partial<PropertyFacts> = {}): PropertyFacts {
  return { name, label: name, type, archived: false, options: [], ...rest };
}

const anywhere = { objectTypeId: CONTACT, properties: null };
const FIELD = { property: 'total_orders', stage: 'opportunity' };

describe('outcomes in a marketer’s words', () => {
  it('are eight, and each names something that can be counted on contacts', () => {
    expect(PRESET_IDS).toHaveLength(8);
    for (const preset of PRESET_IDS) {
      const found = metricOfPreset({ preset, ...FIELD }, anywhere);
      expect(found.ok && Metric.safeParse(found.value).success, preset).toBe(true);
    }
  });

  it.each([
    ['became_customer', 'date_property', 'hs_lifecyclestage_customer_date'],
    ['opened_deal', 'date_property', 'first_deal_created_date'],
    ['submitted_form', 'date_property', 'first_conversion_date'],
    ['lifecycle_stage', 'date_property', 'hs_lifecyclestage_opportunity_date'],
    ['bought_again', 'property_condition', 'total_orders'],
    ['booked_meeting', 'property_condition', 'engagements_last_meeting_booked'],
  ] as const)('%s is read from a first time where HubSpot keeps one: %s of %s', (preset, kind, name) => {
    expect(metricOfPreset({ preset, ...FIELD }, anywhere)).toMatchObject({
      value: { kind, property: name },
    });
  });

  it('fall back to the history of a property where the date is not there or archived', () => {
    const stage = property('lifecyclestage', 'enumeration');
    const archived = property('hs_lifecyclestage_customer_date', 'datetime', { archived: true });
    const found = metricOfPreset(
      { preset: 'became_customer' },
      { objectTypeId: CONTACT, properties: [archived, stage] },
    );
    expect(found).toMatchObject({
      value: { kind: 'property_condition', property: 'lifecyclestage', operator: 'eq', values: ['customer'] },
    });
  });

  it('are called what the marketer chose', () => {
    expect(metricOfPreset({ preset: 'lifecycle_stage', stage: 'lead' }, anywhere)).toMatchObject({
      value: { label: 'reached lifecycle stage lead' },
    });
  });

  it.each([
    ['preset_needs_field', { preset: 'bought_again' as const }, CONTACT],
    ['preset_needs_stage', { preset: 'lifecycle_stage' as const }, CONTACT],
    ['preset_needs_stage', { preset: 'lifecycle_stage' as const, stage: 'Sales Lead' }, CONTACT],
    ['preset_of_other_type', { preset: 'unsubscribed' as const }, DEAL],
    ['preset_missing', { preset: 'won_deal' as const }, CONTACT],
  ])('are refused with what is missing: %s', (reason, choice, objectTypeId) => {
    const found = metricOfPreset(choice, { objectTypeId, properties: [] });
    expect(found).toMatchObject({ ok: false, reason });
    expect(!found.ok && found.message).toMatch(/“.+”/);
  });
});

describe('what an account offers to count', () => {
  const properties = [
    property('total_orders', 'number', { label: 'Number of orders' }),
    property('team', 'number'),
    property('hs_email_optout', 'bool'),
    property('lifecyclestage', 'enumeration', { options: [{ value: 'lead', label: 'Lead' }] }),
    property('email', 'string'),
    property('groundwork_reached', 'enumeration'),
  ];
  const offers = metricOffers(CONTACT, properties, '');
  const offer = (preset: string) => offers.presets.find((one) => one.preset === preset);

  it('has fields and stages to choose where a preset asks for one', () => {
    expect(offer('bought_again')?.choices).toMatchObject([
      {
        value: 'total_orders',
        label: 'Number of orders',
        metric: { property: 'total_orders', operator: 'gte' },
      },
    ]);
    expect(offer('lifecycle_stage')?.choices).toMatchObject([{ value: 'lead', label: 'Lead' }]);
  });

  it('says of a preset that cannot be counted here why', () => {
    expect(offer('opened_deal')).toMatchObject({ metric: null });
    expect(offer('opened_deal')?.missing).toContain('first_deal_created_date or num_associated_deals');
    expect(offer('unsubscribed')).toMatchObject({ missing: null, metric: { property: 'hs_email_optout' } });
  });

  it('watches unsubscribing unless told otherwise, and on companies nothing', () => {
    expect(offers.defaultGuardrail).toMatchObject({ property: 'hs_email_optout' });
    expect(metricOffers(COMPANY, properties, '').defaultGuardrail).toBeNull();
  });

  it('lists other fields by what was asked for: neither texts nor our own', () => {
    expect(offers.fields.map(({ name }) => name)).toEqual([
      'hs_email_optout',
      'lifecyclestage',
      'total_orders',
      'team',
    ]);
    expect(metricOffers(CONTACT, properties, 'ORDERS')).toMatchObject({
      fieldsTotal: 1,
      fields: [{ name: 'total_orders' }],
    });
  });
});

describe('presets in a hypotheses file', () => {
  const moment = { now: Date.parse('2026-11-24T09:00:00Z'), by: 'cli' };
  const document = (prediction: object, rest: object = {}) => ({
    schema: 'groundwork.hypotheses/1',
    hypotheses: [{ slots: { title: 'Bursts' }, prediction, ...rest }],
  });
  const only = (data: unknown) => {
    const read = readHypothesesFile(data, moment);
    return read.ok ? read.value.hypotheses[0]?.prediction : read.message;
  };

  it('become what is counted', () => {
    const metric = { kind: 'preset', preset: 'bought_again', property: 'total_orders' };
    expect(only(document({ metric }))).toMatchObject({
      metric: { kind: 'property_condition', property: 'total_orders', operator: 'gte', values: ['2'] },
    });
  });

  it('watch unsubscribing beside it, unless the author says that nothing is watched', () => {
    expect(only(document({ target: 0.2 }))).toMatchObject({ guardrail: { property: 'hs_email_optout' } });
    expect(only(document({ guardrail: null }))).toMatchObject({ guardrail: null });
    expect(only(document({}, { objectTypeId: DEAL }))).toMatchObject({ guardrail: null });
    expect(only(document({}, { status: 'live' }))).toMatchObject({ guardrail: null });
  });

  it('are exported as what they stand for, and read back the same', () => {
    const first = readHypothesesFile(document({ guardrail: null, target: 0.2 }), moment);
    if (!first.ok) throw new Error(first.message);
    const again = readHypothesesFile(writeHypothesesFile(first.value), moment);
    expect(again).toMatchObject({ value: { hypotheses: first.value.hypotheses } });
  });

  it('are refused at their place when something is missing or misspelt', () => {
    const metric = { kind: 'preset', preset: 'bought_again' };
    expect(only(document({ metric }))).toContain(
      'hypotheses[0].prediction.metric: “bought again” needs a field',
    );
    expect(only(document({ metric: { kind: 'preset', preset: 'bought_agin' } }))).toContain('"bought_again"');
  });
});
