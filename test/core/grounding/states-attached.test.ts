import { describe, expect, it } from 'vitest';
import type { Unreadable } from '../../../src/core/grounding/audit-input.ts';
import { audit } from '../../../src/core/grounding/audit.ts';
import type { Hypothesis } from '../../../src/core/hypotheses/hypothesis.ts';
import { makeClassOverride, makeExemption } from '../../factories/entities.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDecision,
  makeHypothesis,
  makePrediction,
  makeVerdict,
} from '../../factories/hypotheses.ts';
import { flowModel } from '../../factories/normalised.ts';
import {
  assignToHypothesis,
  enrolFromList,
  rotateOwner,
  sendEmail,
  webhook,
} from '../../factories/workflows.ts';
import { LIVE, DRAFT, REFUTED, tactic, onList, mail, type Case, inputOf, judge, stateOf } from './judging.ts';

describe('a workflow attached to a hypothesis', () => {
  it.each<[string, Hypothesis[], string, string]>([
    ['in draft', [DRAFT], 'ungrounded', 'draft_only'],
    ['live', [LIVE], 'grounded', 'attached'],
    [
      'live, past its deadline and undecided',
      [makeHypothesis({ prediction: makePrediction({ deadline: '2026-11-01' }), verdict: makeVerdict() })],
      'grounded',
      'attached',
    ],
    ['refuted early, while live', [REFUTED], 'ungrounded', 'refuted'],
    [
      'refuted, and kept all the same',
      [makeConcluded({ verdict: makeVerdict({ state: 'invalidated', reason: 'missed' }) })],
      'ungrounded',
      'refuted',
    ],
    ['validated and kept', [makeConcluded()], 'grounded', 'attached'],
    [
      'validated and kept, its review passed',
      [makeConcluded({ decision: makeDecision({ reviewBy: '2026-11-23' }) })],
      'ungrounded',
      'review_overdue',
    ],
    [
      'stopped',
      [makeConcluded({ decision: makeDecision({ choice: 'stop', reviewBy: null }) })],
      'ungrounded',
      'stopped',
    ],
    [
      'changed for another',
      [makeConcluded({ decision: makeDecision({ choice: 'change', reviewBy: null }) })],
      'ungrounded',
      'none',
    ],
    ['retired', [makeHypothesis({ status: 'retired' })], 'ungrounded', 'retired'],
    ['deleted', [], 'ungrounded', 'dangling'],
  ])('%s', (_name, hypotheses, state, reason) => {
    expect(stateOf({ hypotheses, attachments: [tactic()] })).toEqual([state, reason]);
  });

  it('live and another refuted is grounded, and the failed one is told all the same', () => {
    const found = {
      hypotheses: [LIVE, { ...REFUTED, id: hypothesisId(2) }],
      attachments: [tactic(), tactic({ hypothesisId: hypothesisId(2) })],
    };
    expect(stateOf(found)).toEqual(['grounded', 'attached']);
    expect(audit(inputOf(found)).findings.map(({ ruleId }) => ruleId)).toContain('SG502');
  });

  it('shows the attachment as a chain of one hop', () => {
    expect(judge({ attachments: [tactic()] }).workflows.get('1')?.via).toEqual([
      {
        hypothesisId: hypothesisId(1),
        hops: [
          {
            from: { kind: 'hypothesis', id: hypothesisId(1) },
            relation: 'tactic',
            to: { kind: 'workflow', id: '1' },
          },
        ],
      },
    ]);
  });

  it('by our own action in it is grounded; an action whose hypothesis depends on the record grounds nothing', () => {
    const withAction = (value: unknown) => [
      flowModel({ id: '1', steps: [assignToHypothesis(value), sendEmail()] }),
    ];
    expect(stateOf({ input: { workflows: withAction(LIVE.id) } })).toEqual(['grounded', 'attached']);
    const byProperty = { type: 'OBJECT_PROPERTY', propertyName: 'hypothesis' };
    expect(stateOf({ input: { workflows: withAction(byProperty) } })).toEqual(['ungrounded', 'none']);
  });

  it('is judged also when it is off', () => {
    const workflows = [flowModel({ id: '1', isEnabled: false, steps: [sendEmail()] })];
    expect(stateOf({ input: { workflows } })).toEqual(['ungrounded', 'none']);
    expect(audit(inputOf({ hypotheses: [], input: { workflows } })).findings).toEqual([]);
  });

  it('and not readable is unknown, never grounded', () => {
    const unreadable: Unreadable[] = [
      {
        kind: 'workflow',
        id: '1',
        name: 'Closed',
        code: 'forbidden',
        message: '403',
        isEnabled: true,
        objectTypeId: '0-1',
      },
    ];
    const report = audit(inputOf({ attachments: [tactic()], input: { workflows: [], unreadable } }));
    expect(report.workflows.map(({ id, grounding }) => [id, grounding])).toEqual([['1', 'unknown']]);
  });
});

describe('a workflow that is not customer-facing', () => {
  const routing = flowModel({ id: '1', enrolment: enrolFromList('7'), steps: [rotateOwner()] });
  const hook = flowModel({ id: '1', enrolment: enrolFromList('7'), steps: [webhook()] });
  const receipt = mail();
  const emails = {
    emails: [{ id: '81001', name: 'Receipt', isTransactional: true, statistics: null }],
    from: 0,
    to: 1,
  };

  it.each<[string, Case, string, string]>([
    [
      'routing, attached',
      { attachments: [tactic()], input: { workflows: [routing] } },
      'grounded',
      'attached',
    ],
    ['routing', { input: { workflows: [routing] } }, 'not_applicable', 'operational'],
    [
      'routing on a covered list',
      { attachments: [onList('7')], input: { workflows: [routing] } },
      'not_applicable',
      'operational',
    ],
    [
      'routing attached to a refuted hypothesis',
      { hypotheses: [REFUTED], attachments: [tactic()], input: { workflows: [routing] } },
      'not_applicable',
      'operational',
    ],
    ['a service message', { input: { workflows: [receipt], emails } }, 'not_applicable', 'service_message'],
    [
      'a webhook, attached',
      { attachments: [tactic()], input: { workflows: [hook] } },
      'grounded',
      'attached',
    ],
    [
      'a webhook on a covered list',
      { attachments: [onList('7')], input: { workflows: [hook] } },
      'inherited',
      'all_ways_covered',
    ],
    [
      'a webhook with nothing behind it',
      { input: { workflows: [hook] } },
      'unclassified',
      'unknown_destination',
    ],
    [
      'a webhook that a person calls internal',
      {
        judgements: {
          classOverrides: [makeClassOverride({ workflowId: '1', actionsHash: hook.actionsHash })],
        },
        input: { workflows: [hook] },
      },
      'not_applicable',
      'operational',
    ],
    [
      'an action set',
      { attachments: [tactic()], input: { workflows: [{ ...mail(), flowType: 'ACTION_SET' }] } },
      'not_applicable',
      'not_judged',
    ],
  ])('%s', (_name, found, state, reason) => {
    expect(stateOf(found)).toEqual([state, reason]);
  });
});

describe('an exempt workflow', () => {
  const exempt = (until: string) => [makeExemption({ asset: { kind: 'workflow', id: '1' }, until })];
  it.each<[string, Case, string, string]>([
    [
      'is exempt through its last day',
      { judgements: { exemptions: exempt('2026-11-24') } },
      'exempt',
      'exemption',
    ],
    [
      'is ungrounded the day after',
      { judgements: { exemptions: exempt('2026-11-23') } },
      'ungrounded',
      'exemption_expired',
    ],
    [
      'is grounded when a live hypothesis is attached',
      { judgements: { attachments: [tactic()], exemptions: exempt('2027-01-01') } },
      'grounded',
      'attached',
    ],
    [
      'is exempt although its list is covered',
      { judgements: { attachments: [onList('7')], exemptions: exempt('2027-01-01') } },
      'exempt',
      'exemption',
    ],
    [
      'has a newer exemption beside an expired one',
      { judgements: { exemptions: [...exempt('2027-01-01'), ...exempt('2026-01-01')] } },
      'exempt',
      'exemption',
    ],
  ])('%s', (_name, found, state, reason) => {
    expect(stateOf(found)).toEqual([state, reason]);
  });

  it('by the calendar of the account: it is still yesterday in Honolulu', () => {
    const found = {
      judgements: { exemptions: exempt('2026-11-23') },
      input: { timeZone: 'Pacific/Honolulu' },
    };
    expect(stateOf(found)[0]).toBe('exempt');
  });
});
