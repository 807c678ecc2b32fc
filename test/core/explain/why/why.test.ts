import { describe, expect, it } from 'vitest';
import { WhyReport } from '../../../../src/core/contract/why-report.ts';
import { whyOf } from '../../../../src/core/explain/why/why.ts';
import { audit } from '../../../../src/core/grounding/audit.ts';
import type { AuditInput, Unreadable } from '../../../../src/core/grounding/audit-input.ts';
import { noJudgements, type Judgements } from '../../../../src/core/grounding/judgements.ts';
import { AUDITED_AT, makeAuditInput } from '../../../factories/audit-models.ts';
import { makeAttachment, makeClassOverride, makeExemption } from '../../../factories/entities.ts';
import { anyOf, event, inList, notInList, propertyFilter } from '../../../factories/filters.ts';
import { makeHypothesis, makeVerdict } from '../../../factories/hypotheses.ts';
import { flowModel, listModel } from '../../../factories/normalised.ts';
import {
  addToList,
  branchOnFilter,
  enrolByFilter,
  enrolFromList,
  enrolOnEvent,
  goToWorkflow,
  rotateOwner,
  sendEmail,
  webhook,
} from '../../../factories/workflows.ts';

const LIVE = makeHypothesis();
const title = LIVE.slots.title;
const list7 = makeAttachment({ asset: { kind: 'list', id: '7' }, role: 'treatment' });
const tactic = (id: string) => makeAttachment({ asset: { kind: 'workflow', id }, role: 'tactic' });

interface Account extends Partial<AuditInput> {
  judged?: Partial<Judgements>;
}

function why(kind: 'workflow' | 'list', id: string, { judged = {}, ...input }: Account): WhyReport {
  const report = audit(makeAuditInput({ judgements: { ...noJudgements(), ...judged }, ...input }));
  const found = whyOf(report, kind, id);
  if (found === null) throw new Error(`the audit knows no ${kind} ${id}`);
  expect(WhyReport.parse(found)).toEqual(found);
  return found;
}

const dependents = ({ dependents: all }: WhyReport) => all.map(({ kind, id, how }) => `${kind} ${id} ${how}`);
const sender = flowModel({ id: '1', name: 'Welcome', steps: [sendEmail()], enrolment: enrolFromList('7') });

describe('may a workflow be turned off?', () => {
  it('no, while a hypothesis it carries is put to the test, which nothing else would carry', () => {
    const found = why('workflow', '1', {
      workflows: [sender],
      hypotheses: [LIVE],
      judged: { attachments: [tactic('1')] },
    });
    expect(found).toMatchObject({ verdict: 'no', grounding: 'grounded', groundingReason: 'attached' });
    expect(found.answer).toBe(
      `Not before “${title}” is decided: switching it off takes people out of what it would show.`,
    );
    expect(found.hypotheses).toMatchObject([
      { id: LIVE.id, title, owner: LIVE.slots.owner, how: 'attached', supports: true },
    ]);
    expect(dependents(found)).toEqual([`hypothesis ${LIVE.id} nothing that is on would carry it any more`]);
  });

  it('no, by way of its segment, and the chain is told', () => {
    const lists = [listModel({ listId: '7', name: 'Trial admins' })];
    const found = why('workflow', '1', {
      workflows: [sender],
      lists,
      hypotheses: [LIVE],
      judged: { attachments: [list7] },
    });
    expect(found).toMatchObject({ verdict: 'no', grounding: 'inherited' });
    expect(found.hypotheses[0]?.how).toBe('inherited');
    expect(found.hypotheses[0]?.chain.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      `hypothesis ${title}`,
      'list Trial admins',
      'workflow Welcome',
    ]);
    expect(found.comesFrom).toMatchObject([{ kind: 'list', id: '7', how: 'its people enrol from here' }]);
  });

  it('no, when it fills the segment that is measured, though it carries nothing itself', () => {
    const feeder = flowModel({ id: '2', name: 'Sorter', steps: [addToList('7')] });
    const found = why('workflow', '2', {
      workflows: [sender, feeder],
      lists: [listModel({ listId: '7', processingType: 'MANUAL' })],
      hypotheses: [LIVE],
      judged: { attachments: [list7] },
    });
    expect(found.verdict).toBe('no');
    expect(dependents(found)).toEqual([
      `hypothesis ${LIVE.id} it fills a segment whose people are measured`,
      'workflow 1 enrols from a segment that it fills',
      'list 7 it adds people to this segment',
    ]);
  });

  it('ask first, when other workflows get people from it, wait for it or inherit through it', () => {
    const heard = enrolOnEvent([
      event(
        '4-1466013',
        propertyFilter('hs_flow_id', { operator: 'IS_EQUAL_TO', operationType: 'STRING', value: '1' }),
      ),
    ]);
    const workflows = [
      flowModel({ id: '1', steps: [sendEmail('1'), goToWorkflow('2')] }),
      flowModel({ id: '2', steps: [sendEmail('2')] }),
      flowModel({ id: '3', steps: [sendEmail('3')], enrolment: heard }),
    ];
    const found = why('workflow', '1', { workflows });
    expect(found).toMatchObject({ verdict: 'ask', grounding: 'ungrounded' });
    expect(found.answer).toBe('2 things depend on it: see to that before switching it off.');
    expect(dependents(found)).toEqual([
      'workflow 2 gets people from it',
      'workflow 3 waits for what happens in it',
    ]);
    expect(why('workflow', '2', { workflows }).comesFrom).toMatchObject([
      { id: '1', how: 'sends people to it' },
    ]);
    const carried = why('workflow', '1', {
      workflows,
      hypotheses: [LIVE],
      judged: { attachments: [tactic('1')] },
    });
    expect(dependents(carried)).toContain('workflow 2 has its hypothesis by way of it');
  });

  it('ask first, where somebody exempted it, it is a service message, or nobody said what it does', () => {
    const exemption = makeExemption({
      asset: { kind: 'workflow', id: '1' },
      by: 'ada',
      reason: 'Legal notice.',
    });
    expect(why('workflow', '1', { workflows: [sender], judged: { exemptions: [exemption] } })).toMatchObject({
      verdict: 'ask',
      answer: 'Ask ada first, who exempted it until 2027-07-01: Legal notice.',
    });
    const receipt = makeClassOverride({
      workflowId: '1',
      class: 'service_message',
      actionsHash: sender.actionsHash,
    });
    expect(
      why('workflow', '1', { workflows: [sender], judged: { classOverrides: [receipt] } }),
    ).toMatchObject({
      verdict: 'ask',
      class: 'service_message',
      actionsHash: sender.actionsHash,
    });
    expect(
      why('workflow', '4', { workflows: [flowModel({ id: '4', steps: [webhook()] })] }).answer,
    ).toContain('nobody has answered that');
    expect(
      why('workflow', '5', { workflows: [flowModel({ id: '5', steps: [rotateOwner()] })] }).verdict,
    ).toBe('ask');
  });

  it('yes, where no hypothesis stands behind it and nothing depends on it, with what it sends', () => {
    const emails = {
      emails: [
        {
          id: '81001',
          name: 'Spring sale',
          isTransactional: false,
          statistics: { sent: 1200, delivered: 1190, unsubscribed: 9 },
        },
      ],
      from: AUDITED_AT - 30 * 86_400_000,
      to: AUDITED_AT,
    };
    const found = why('workflow', '1', { workflows: [sender], emails });
    expect(found).toMatchObject({
      verdict: 'yes',
      answer: 'No hypothesis stands behind it, and nothing that we can see depends on it.',
      sends: {
        messages: [{ channel: 'email', name: 'Spring sale' }],
        sent: 1200,
        unsubscribed: 9,
        from: '2026-10-25T08:00:00.000Z',
        asOf: '2026-11-24T08:00:00.000Z',
        source: expect.stringContaining('HubSpot e-mail statistics'),
      },
      findings: [{ ruleId: 'SG101' }],
    });
  });

  it('yes, where its hypothesis did not come true, which is named as carrying nothing', () => {
    const refuted = makeHypothesis({ verdict: makeVerdict({ state: 'invalidated', reason: 'missed' }) });
    const found = why('workflow', '1', {
      workflows: [sender],
      hypotheses: [refuted],
      judged: { attachments: [tactic('1')] },
    });
    expect(found).toMatchObject({ verdict: 'yes', answer: expect.stringContaining('did not come true') });
    expect(found.hypotheses).toMatchObject([{ supports: false, supportReason: 'refuted' }]);
  });

  it('cannot be told of one that could not be read, and others say that it was not', () => {
    const closed: Unreadable = {
      kind: 'workflow',
      id: '8',
      name: 'Closed',
      code: 'hubspot_forbidden',
      message: 'HubSpot refused it.',
      isEnabled: true,
      objectTypeId: '0-1',
    };
    const account = { workflows: [sender], unreadable: [closed] };
    expect(why('workflow', '8', account)).toMatchObject({
      verdict: 'unknown',
      sends: null,
      unknown: expect.arrayContaining(['HubSpot refused it.']),
    });
    expect(why('workflow', '1', account).unknown).toEqual([
      'One workflow could not be read; whether it depends on it is not known.',
      'How much it sends is not known: there are no e-mail statistics for it.',
      'People who are in it today, and other apps that rely on what it does, are not visible to us.',
    ]);
  });
});

describe('may a segment be deleted?', () => {
  const uses = [
    flowModel({ id: '1', steps: [sendEmail()], enrolment: enrolFromList('7') }),
    flowModel({ id: '2', steps: [sendEmail()], extra: { suppressionListIds: [7] } }),
    flowModel({
      id: '3',
      steps: [branchOnFilter([{ filter: anyOf([inList('7')]), steps: [] }])],
      enrolment: enrolByFilter(anyOf([notInList('7')])),
    }),
    flowModel({ id: '4', steps: [addToList('7')] }),
  ];
  const lists = [
    listModel({ listId: '7', name: 'Trial admins', size: 412 }),
    listModel({ listId: '9', filterBranch: anyOf([inList('7')]) }),
  ];

  it('not without everything that uses it', () => {
    const found = why('list', '7', { workflows: uses, lists });
    expect(found).toMatchObject({
      verdict: 'ask',
      size: 412,
      class: null,
      sends: null,
      asset: { name: 'Trial admins' },
    });
    expect(found.answer).toBe('5 things depend on it: see to that before deleting it.');
    expect(dependents(found)).toEqual([
      'workflow 1 enrols from it',
      'workflow 2 keeps its members out',
      'workflow 3 asks about it on the way',
      'workflow 4 adds people to it',
      'list 9 its filter asks about it',
    ]);
    expect(found.comesFrom).toMatchObject([{ id: '4', how: 'adds people to it' }]);
  });

  it('no, while its people are measured or compared with', () => {
    const control = makeAttachment({ asset: { kind: 'list', id: '9' }, role: 'control' });
    const account = {
      workflows: [sender],
      lists,
      hypotheses: [LIVE],
      judged: { attachments: [list7, control] },
    };
    expect(dependents(why('list', '7', account))).toContain(
      `hypothesis ${LIVE.id} its people are those that are measured`,
    );
    const compared = why('list', '9', account);
    expect(compared).toMatchObject({ verdict: 'no', hypotheses: [{ how: 'compared_with' }] });
    expect(dependents(compared)).toEqual([`hypothesis ${LIVE.id} its people are compared with`]);
  });

  it('yes, where nothing uses it, as far as can be seen', () => {
    const found = why('list', '11', { lists: [listModel({ listId: '11', size: null })] });
    expect(found.verdict).toBe('yes');
    expect(found.unknown).toEqual([
      'How many people are in it is not known.',
      'One-off e-mails, reports, ads and other apps that use the segment are not visible to us.',
    ]);
  });
});

it('is not known of what the audit does not know', () => {
  expect(whyOf(audit(makeAuditInput()), 'workflow', '1')).toBeNull();
});
