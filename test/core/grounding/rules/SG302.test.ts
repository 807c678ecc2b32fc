import type { AuditInput } from '../../../../src/core/grounding/audit-input.ts';
import { SG302 } from '../../../../src/core/grounding/rules/SG302.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import type { PropertyFacts } from '../../../../src/core/hypotheses/start-check.ts';
import type { ContextParts } from '../../../factories/audit-models.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDraft,
  makeHypothesis,
  makePrediction,
  makeVerdict,
} from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const date: PropertyFacts = {
  name: 'second_purchase_date',
  label: 'Second purchase',
  type: 'datetime',
  archived: false,
  options: [],
};
const optOut: PropertyFacts = { ...date, name: 'hs_email_optout', type: 'bool' };

function about(hypothesis: Hypothesis, properties?: AuditInput['properties']): ContextParts {
  return { input: { hypotheses: [hypothesis], ...(properties === undefined ? {} : { properties }) } };
}
const guarded = makeHypothesis({
  prediction: makePrediction({
    guardrail: {
      kind: 'property_condition',
      property: 'hs_email_optout',
      operator: 'eq',
      values: ['true'],
      label: 'unsubscribed',
    },
  }),
});
const newDraft = makeDraft({ createdAt: '2026-11-22T08:00:00.000Z' });

testRule(SG302, {
  valid: [
    { name: 'the property is there and is a date', context: about(makeHypothesis(), { '0-1': [date] }) },
    { name: 'the guardrail is there too', context: about(guarded, { '0-1': [date, optOut] }) },
    {
      name: 'the result is there',
      context: about(makeHypothesis({ verdict: makeVerdict() }), { '0-1': [] }),
    },
    { name: 'it was decided', context: about(makeConcluded(), { '0-1': [] }) },
    {
      name: 'it is judged by people',
      context: about(makeHypothesis({ kind: 'reviewed', prediction: null }), { '0-1': [] }),
    },
    {
      name: 'a draft that has not chosen yet',
      context: about(makeDraft({ prediction: makePrediction({ metric: null }) }), { '0-1': [] }),
    },
  ],
  invalid: [
    {
      name: 'there is no such property',
      context: about(makeHypothesis(), { '0-1': [optOut] }),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message:
            '“Second purchase” counts “bought again”, and that cannot be counted. “bought again”: contacts have no property second_purchase_date. What is kept on deals or companies can be counted by a roll-up property on the contact (number, amount or close date of associated deals).',
          evidence: [`hypothesis:${ID} prediction.metric`, 'portal:4242 properties.second_purchase_date'],
        },
      ],
    },
    {
      name: 'the property is archived',
      context: about(makeHypothesis(), { '0-1': [{ ...date, archived: true }] }),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message:
            '“Second purchase” counts “bought again”, and that cannot be counted. The property second_purchase_date is archived. Restore it in HubSpot or choose another.',
          evidence: [`hypothesis:${ID} prediction.metric`, 'portal:4242 properties.second_purchase_date'],
        },
      ],
    },
    {
      name: 'the property is no date any more',
      context: about(makeHypothesis(), { '0-1': [{ ...date, type: 'string' }] }),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message:
            '“Second purchase” counts “bought again”, and that cannot be counted. second_purchase_date is of type string, not a date. Choose a date of a first time, or a condition on a property that fits its type.',
          evidence: [`hypothesis:${ID} prediction.metric`, 'portal:4242 properties.second_purchase_date'],
        },
      ],
    },
    {
      name: 'only the guardrail is missing',
      context: about(guarded, { '0-1': [date] }),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message:
            '“Second purchase” counts “unsubscribed”, and that cannot be counted. “unsubscribed”: contacts have no property hs_email_optout. What is kept on deals or companies can be counted by a roll-up property on the contact (number, amount or close date of associated deals).',
          evidence: [`hypothesis:${ID} prediction.guardrail`, 'portal:4242 properties.hs_email_optout'],
        },
      ],
    },
    {
      name: 'a draft of two days, as a note',
      context: about(newDraft, { '0-1': [{ ...date, archived: true }] }),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'note',
          graceUntil: '2026-11-29T08:00:00.000Z',
          message:
            '“Second purchase” counts “bought again”, and that cannot be counted. The property second_purchase_date is archived. Restore it in HubSpot or choose another.',
          evidence: [`hypothesis:${ID} prediction.metric`, 'portal:4242 properties.second_purchase_date'],
        },
      ],
    },
    {
      name: 'the same draft, when drafts get no days of grace',
      graceDays: 0,
      context: about(newDraft, { '0-1': [{ ...date, archived: true }] }),
      findings: [
        {
          asset: `hypothesis:${ID}`,
          severity: 'error',
          message:
            '“Second purchase” counts “bought again”, and that cannot be counted. The property second_purchase_date is archived. Restore it in HubSpot or choose another.',
          evidence: [`hypothesis:${ID} prediction.metric`, 'portal:4242 properties.second_purchase_date'],
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'nobody gave the properties',
      context: about(guarded),
      unknowns: [
        {
          asset: `hypothesis:${ID}`,
          cause: 'not_given',
          reason:
            'The properties of contacts were not given, so whether “bought again” (second_purchase_date) can be counted is not known.',
        },
      ],
    },
    {
      name: 'HubSpot refused the properties',
      context: about(makeHypothesis({ objectTypeId: '0-2' }), { '0-1': [date], '0-2': null }),
      unknowns: [
        {
          asset: `hypothesis:${ID}`,
          cause: 'unread',
          reason:
            'The properties of companies could not be read, so whether “bought again” (second_purchase_date) can be counted is not known.',
        },
      ],
    },
  ],
});
