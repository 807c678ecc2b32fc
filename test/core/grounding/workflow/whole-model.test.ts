import { describe, expect, it } from 'vitest';
import {
  and,
  anyOf,
  event,
  formSubmitted,
  inList,
  propertyFilter,
  type Json,
} from '../../../factories/filters.ts';
import { workflowOf } from '../../../factories/normalised.ts';
import {
  actionOf,
  addToList,
  branchOnFilter,
  branchOnValue,
  delay,
  enrolByFilter,
  enrolOnEvent,
  flow,
  goToWorkflow,
  sendEmail,
  waitForEvent,
  type FlowOptions,
  type Step,
} from '../../../factories/workflows.ts';
import { hasPath } from '../../../helpers/json-path.ts';

const is = (property: string, value: string) =>
  propertyFilter(property, { operator: 'IS_EQUAL_TO', operationType: 'STRING', value });
const opened = { filterType: 'EMAIL_EVENT', emailId: '55', appId: '113', level: 'EMAIL', operator: 'OPENED' };
const formEvent = event('4-1639801', is('hs_form_id', 'f-2'));
const ofWorkflow = event('4-1466013', is('hs_flow_id', '77'));

const WHOLE: FlowOptions = {
  enrolment: {
    ...enrolOnEvent([formEvent, ofWorkflow, event('4-96000')], anyOf([inList('1'), formSubmitted('f-1')])),
    listMembershipFilterBranches: [and([inList('2')])],
    reEnrollmentTriggersFilterBranches: [formEvent],
  },
  steps: [
    sendEmail('81001'),
    waitForEvent(event('4-666440', is('hs_email_id', '81001')), 1440),
    actionOf('0-3', {
      subject: 'Call {{ enrolled_object.firstname }}',
      owner_assignment: { value: 'hubspot_owner_id', type: 'CUSTOM' },
    }),
    actionOf('0-5', {
      property_name: 'amount_copy',
      value: { type: 'FETCHED_OBJECT_PROPERTY', propertyToken: 'fetched_objects.fetched_object_1.amount' },
    }),
    addToList('3'),
    goToWorkflow('78'),
    branchOnFilter([{ filter: anyOf([opened as Json]), steps: [] }]),
  ],
  extra: {
    goalFilterBranch: anyOf([formSubmitted('f-3')]),
    suppressionListIds: [4],
    suppressionFilterBranch: anyOf([inList('5')]),
    unEnrollmentSetting: { type: 'SELECTIVE', flowIds: ['79', 80] },
  },
};

describe('a workflow names what it depends on', () => {
  const workflow = workflowOf(flow(WHOLE));

  it('forms, in filters and in events', () => {
    expect(workflow.forms.map(({ formId, use }) => `${use} ${formId}`).sort()).toEqual([
      'enrolment f-1',
      'enrolment f-2',
      'goal f-3',
      're_enrolment f-2',
    ]);
    const any = flow({
      enrolment: enrolByFilter(anyOf([{ filterType: 'FORM_SUBMISSION', operator: 'FILLED_OUT' }])),
    });
    expect(workflowOf(any).forms).toEqual([]);
  });

  it('events, also those of which nothing is asked', () => {
    expect(workflow.events.map(({ eventTypeId, use }) => `${use} ${eventTypeId}`)).toEqual([
      'enrolment 4-1639801',
      'enrolment 4-1466013',
      'enrolment 4-96000',
      're_enrolment 4-1639801',
      'branch 4-666440',
    ]);
  });

  it('other workflows: sent to, listened to, and left by whoever enters', () => {
    expect(workflow.goesTo.map(({ workflowId }) => workflowId)).toEqual(['78']);
    expect(workflow.listensTo.map(({ workflowId }) => workflowId)).toEqual(['77']);
    expect(workflow.takesOutOf).toEqual([
      { workflowId: '79', path: '$.unEnrollmentSetting.flowIds[0]' },
      { workflowId: '80', path: '$.unEnrollmentSetting.flowIds[1]' },
    ]);
  });

  it('the e-mails that filters ask about, which have another id than those it sends', () => {
    expect(workflow.emailsAsked.map(({ emailId, use }) => `${use} ${emailId}`)).toEqual(['branch 55']);
    expect(workflow.messages.map(({ contentId }) => contentId)).toEqual(['81001']);
  });

  it('properties of whoever gets a task, and of records fetched on the way', () => {
    const read = workflow.propertiesRead.map(({ property, objectTypeId }) => `${objectTypeId} ${property}`);
    expect(read).toEqual(expect.arrayContaining(['0-1 hubspot_owner_id', '0-1 firstname', 'null amount']));
    const toUser = flow({
      steps: [actionOf('0-3', { owner_assignment: { value: '900001', type: 'CUSTOM' } })],
    });
    expect(workflowOf(toUser).propertiesRead).toEqual([]);
  });

  it('with a path to each that exists in the definition', () => {
    const { lists, propertiesRead, propertiesWritten, messages, goesTo, listensTo, takesOutOf } = workflow;
    const { forms, events, emailsAsked, destinations, enrolment, actions } = workflow;
    const placed = [lists, propertiesRead, propertiesWritten, messages, goesTo, listensTo, takesOutOf].flat();
    const all = [...placed, forms, events, emailsAsked, destinations, enrolment.waysIn, actions].flat();
    const nowhere = all.map(({ path }) => path).filter((path) => !hasPath(flow(WHOLE), path));
    expect(all.length).toBeGreaterThan(30);
    expect(nowhere).toEqual([]);
  });
});

describe('delays until a date', () => {
  const around = (days: number, direction: 'BEFORE' | 'AFTER' = 'AFTER') =>
    actionOf('0-28', { delay: { delta: days, timeUnit: 'DAYS' }, direction });
  const until = (property: string, delta = 0, unit = 'DAYS') =>
    actionOf('0-35', {
      date: { type: 'OBJECT_PROPERTY', propertyName: property },
      delta: String(delta),
      time_unit: unit,
    });
  const on = (day: string) =>
    actionOf('0-35', { date: { type: 'STATIC_VALUE', staticValue: String(Date.parse(day)) } });
  const daysOf = (...steps: Step[]) => workflowOf(flow({ steps: [...steps, sendEmail()] })).longestPath;

  it.each<[string, Step[], number]>([
    ['the first takes nobody knows how long', [around(30)], 0],
    ['from before the anchor until after it', [around(3, 'BEFORE'), around(7)], 10],
    ['in weeks and hours too', [until('renewal', -2, 'WEEKS'), until('renewal', 12, 'HOURS')], 14.5],
    ['an own delay between them takes a part of it', [around(0), delay(4), around(10)], 10],
    ['or all of it and more', [around(0), delay(14), around(10)], 14],
    ['a moment that has passed holds nobody back', [around(10), around(3)], 0],
    ['between two days of the calendar', [on('2026-11-01'), on('2026-11-24')], 23],
    ['of different dates is not known', [until('renewal'), until('birthday', 40)], 0],
    ['without a readable delay is none', [around(1), actionOf('0-28', { delay: { delta: 'soon' } })], 0],
  ])('%s', (_name, steps, days) => {
    expect(daysOf(...steps)).toMatchObject({ days, messageDays: days, unbounded: false });
  });

  it('count on the way that has them, where ways meet again', () => {
    const steps = [
      around(0),
      branchOnValue(
        { type: 'OBJECT_PROPERTY', propertyName: 'plan' },
        [{ value: 'paid', steps: [delay(2), around(20), sendEmail('1')] }],
        [delay(5), sendEmail('2')],
      ),
    ];
    expect(workflowOf(flow({ steps })).longestPath).toMatchObject({ days: 20, messageDays: 20 });
  });
});
