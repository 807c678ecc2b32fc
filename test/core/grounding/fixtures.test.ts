import { describe, expect, it } from 'vitest';
import type { AuditInput } from '../../../src/core/grounding/audit-input.ts';
import { audit } from '../../../src/core/grounding/audit.ts';
import type { Attachment } from '../../../src/core/grounding/judgements.ts';
import { noJudgements } from '../../../src/core/grounding/judgements.ts';
import type { ListModel } from '../../../src/core/grounding/list/list-model.ts';
import type { Hypothesis } from '../../../src/core/hypotheses/hypothesis.ts';
import { makeAuditInput } from '../../factories/audit-models.ts';
import { makeAttachment } from '../../factories/entities.ts';
import { anyOf, formSubmitted, propertyIs } from '../../factories/filters.ts';
import {
  makeDraft,
  makeHypothesis,
  makeLookBack,
  makePrediction,
  makeStart,
  makeVerdict,
} from '../../factories/hypotheses.ts';
import { flowModel, listModel } from '../../factories/normalised.ts';
import {
  actionOf,
  delay,
  enrolByFilter,
  enrolFromList,
  internalEmail,
  rotateOwner,
  sendEmail,
  setProperty,
  webhook,
  type FlowOptions,
} from '../../factories/workflows.ts';

const TRIAL = anyOf([propertyIs('plan', 'trial'), propertyIs('role', 'admin')]);
const admins = (filterBranch: unknown = TRIAL) =>
  listModel({ listId: '101', name: 'Trial admins', size: 318, filterBranch });
const everybody = listModel({
  listId: '102',
  name: 'Trial users',
  size: 2410,
  filterBranch: anyOf([propertyIs('plan', 'trial')]),
});
const fromForm = enrolByFilter(anyOf([formSubmitted('f1')]));
const onForm = (options: FlowOptions) => flowModel({ id: '5001', enrolment: fromForm, ...options });

/** A hypothesis about trial admins, started on what is there, with the workflow attached. */
function claimed(
  flow: FlowOptions,
  change: { hypothesis?: Partial<Hypothesis>; listsNow?: ListModel[] } = {},
): AuditInput {
  const workflow = flowModel({ id: '5001', name: 'Trial nurture', enrolment: enrolFromList('101'), ...flow });
  const start = makeStart({
    lists: [{ listId: '101', role: 'treatment', name: 'Trial admins', filterHash: admins().filterHash }],
    workflows: [{ workflowId: workflow.id, meaningHash: workflow.meaningHash }],
  });
  const attachments: Attachment[] = [
    makeAttachment(),
    makeAttachment({ asset: { kind: 'list', id: '101' }, role: 'treatment' }),
  ];
  return makeAuditInput({
    workflows: [workflow],
    lists: change.listsNow ?? [admins(), everybody],
    hypotheses: [makeHypothesis({ start, ...change.hypothesis })],
    judgements: { ...noJudgements(), attachments },
    // Nobody is compared with in these, and that has a finding of its own.
    settings: { SG401: { severity: 'off' } },
    properties: {
      '0-1': [
        {
          name: 'second_purchase_date',
          label: 'Second purchase',
          type: 'date',
          archived: false,
          options: [],
        },
      ],
    },
  });
}

const found = (input: AuditInput) =>
  audit(input).findings.map(
    ({ severity, ruleId, asset }) => `${severity} ${ruleId} ${asset.kind}:${asset.id}`,
  );

describe('an account that', () => {
  it('does what its hypothesis says gets no finding', () => {
    expect(found(claimed({ steps: [sendEmail(), delay(20), sendEmail()] }))).toEqual([]);
  });

  it('has 200 people, aims from 8 to 9 in 100 and holds out a twentieth has too few to tell', () => {
    const hypothesis = makeDraft({
      exposureSource: 'action',
      holdoutShare: 0.05,
      prediction: makePrediction({ baseline: 0.08, target: 0.09, deadline: '2027-06-30' }),
    });
    const input = claimed({ steps: [sendEmail()] }, { hypothesis, listsNow: [{ ...admins(), size: 200 }] });
    const attachments = [makeAttachment()];
    expect(found({ ...input, judgements: { ...noJudgements(), attachments } })).toContain(
      `warning SG402 hypothesis:${hypothesis.id}`,
    );
  });

  it('starts from 12 in 100 where 18 in 100 did it before starts from a wrong number', () => {
    const lookBack = makeLookBack({ finished: 900, reached: 162, share: 0.18, interval: [0.156, 0.208] });
    expect(found(claimed({ steps: [sendEmail()] }, { hypothesis: { lookBack } }))).toEqual([
      'warning SG404 hypothesis:h_0000000001',
    ]);
    expect(found(claimed({ steps: [sendEmail()] }, { hypothesis: { lookBack: makeLookBack() } }))).toEqual(
      [],
    );
  });

  it('says trial admins and enrols trial users contradicts itself', () => {
    const input = claimed({ enrolment: enrolFromList('102'), steps: [sendEmail()] });
    expect(found(input)).toEqual(['error SG301 workflow:5001']);
    expect(audit(input).findings[0]?.message).toContain('“Trial users” (2410 members), which is bigger');
  });

  it('sets the property that it counts makes its own outcome', () => {
    const steps = [sendEmail(), setProperty('second_purchase_date', '1764000000000')];
    expect(found(claimed({ steps }))).toEqual(['error SG303 workflow:5001']);
  });

  it('writes for 45 days and counts for 30 comes too late', () => {
    const steps = [sendEmail(), delay(45), sendEmail('81002')];
    expect(found(claimed({ steps }))).toEqual(['warning SG305 workflow:5001']);
  });

  it('changes the conditions of a segment after the start has drifted', () => {
    const listsNow = [admins(anyOf([propertyIs('plan', 'trial'), propertyIs('role', 'owner')])), everybody];
    expect(found(claimed({ steps: [sendEmail()] }, { listsNow }))).toEqual(['error SG306 list:101']);
  });

  it('only writes the same conditions in another order has not drifted', () => {
    const listsNow = [admins(anyOf([propertyIs('role', 'admin'), propertyIs('plan', 'trial')])), everybody];
    expect(found(claimed({ steps: [sendEmail()] }, { listsNow }))).toEqual([]);
  });

  it('only renames the workflow and rewords a task has not drifted', () => {
    const task = (body: string) => actionOf('0-3', { task_type: 'TODO', subject: body, body });
    const before = claimed({ steps: [sendEmail(), task('Call them')] });
    const after = flowModel({
      id: '5001',
      name: 'Trial nurture (spring)',
      enrolment: enrolFromList('101'),
      steps: [sendEmail(), task('Please call them')],
      extra: { revisionId: '12' },
    });
    expect(found({ ...before, workflows: [after] })).toEqual([]);
  });

  it('swaps an e-mail of the workflow after the start has drifted', () => {
    const before = claimed({ steps: [sendEmail()] });
    const after = flowModel({ id: '5001', enrolment: enrolFromList('101'), steps: [sendEmail('90009')] });
    expect(found({ ...before, workflows: [after] })).toEqual(['error SG306 workflow:5001']);
  });

  it('deletes the segment of a hypothesis has an attachment that leads nowhere', () => {
    const input = claimed({ steps: [sendEmail()] }, { listsNow: [everybody] });
    expect(found(input)).toEqual(['error SG105 list:101']);
    expect(audit(input).findings[0]?.message).toContain('“Trial admins” (101)');
  });

  it('routes leads needs no hypothesis', () => {
    const routing = onForm({ steps: [setProperty('stage', 'new'), rotateOwner(), internalEmail()] });
    const report = audit(makeAuditInput({ workflows: [routing] }));
    expect(report.workflows[0]).toMatchObject({ class: 'operational', grounding: 'not_applicable' });
    expect(report.findings).toEqual([]);
  });

  it('hands records to a webhook is asked, not blamed', () => {
    const report = audit(makeAuditInput({ workflows: [onForm({ steps: [webhook()] })] }));
    expect(report.workflows[0]?.grounding).toBe('unclassified');
    expect(report.findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`)).toEqual(['note SG107']);
  });

  it('does not let its workflows be read is unknown, and gets no score', () => {
    const refused = {
      kind: 'portal' as const,
      id: '4242',
      name: null,
      code: 'hubspot_forbidden',
      message: 'HubSpot answered 403.',
      isEnabled: null,
      objectTypeId: null,
    };
    const input = claimed({ steps: [sendEmail()] });
    const report = audit({ ...input, workflows: [], unreadable: [refused] });
    expect(report.complete).toBe(false);
    expect(report.coverage.workflows).toMatchObject({ score: null, withheld: 'workflows_refused' });
    expect(report.findings).toEqual([]);
    expect(report.unknowns.map(({ ruleId, cause }) => `${ruleId} ${cause}`)).toEqual([
      'SG104 unread',
      'SG306 unread',
    ]);
  });

  it('keeps a workflow of a hypothesis that did not come true is told first', () => {
    const verdict = makeVerdict({ state: 'invalidated', reason: 'missed' });
    const report = audit(claimed({ steps: [sendEmail()] }, { hypothesis: { verdict } }));
    expect(report.findings[0]).toMatchObject({ ruleId: 'SG502', severity: 'error', asset: { id: '5001' } });
    expect(report.headline).toMatch(/^“Second purchase” did not come true, and 1 workflow still acts on it/);
  });

  it('counts what is not there cannot be measured', () => {
    const prediction = makePrediction({
      metric: { kind: 'date_property', property: 'gone_date', label: 'came back' },
    });
    expect(found(claimed({ steps: [sendEmail()] }, { hypothesis: { prediction } }))).toEqual([
      'error SG302 hypothesis:h_0000000001',
    ]);
  });
});
