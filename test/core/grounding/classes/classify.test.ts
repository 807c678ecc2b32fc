import { describe, expect, it } from 'vitest';
import { classifyWorkflows, type ClassifyInput } from '../../../../src/core/grounding/classes/classify.ts';
import type { Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import { anyOf, event, formSubmitted, inList, propertyIs } from '../../../factories/filters.ts';
import { flowModel, listModel } from '../../../factories/normalised.ts';
import {
  actionOf,
  addToList,
  assignToHypothesis,
  customCode,
  delay,
  enrolByFilter,
  enrolFromList,
  enrolOnEvent,
  goToWorkflow,
  internalEmail,
  rotateOwner,
  sendEmail,
  sendSms,
  webhook,
  type FlowOptions,
  type Step,
} from '../../../factories/workflows.ts';

const FORM = enrolByFilter(anyOf([formSubmitted('f1')]));

function classify(workflows: Workflow[], more: Partial<ClassifyInput> = {}) {
  return classifyWorkflows({ workflows, emails: [], classOverrides: [], answers: [], lists: null, ...more });
}

function classOf(...steps: Step[]) {
  return classify([flowModel({ id: '1', steps })], { emails: [{ id: '90', isTransactional: true }] }).get(
    '1',
  );
}

const sender = (id: string, options: FlowOptions = {}) =>
  flowModel({ id, name: `Sender ${id}`, steps: [sendEmail()], ...options });

describe('the class by a workflow’s own actions', () => {
  it.each<[string, Step[], string, RegExp]>([
    ['e-mails', [sendEmail(), delay(1), sendEmail('2')], 'customer_facing', /2 marketing emails/],
    [
      'an e-mail and an SMS by an app',
      [sendEmail(), sendSms()],
      'customer_facing',
      /1 marketing email and 1 SMS/,
    ],
    ['HubSpot’s SMS', [actionOf('0-40900952')], 'customer_facing', /1 SMS/],
    ['another SMS app', [actionOf('1-1917')], 'customer_facing', /1 SMS/],
    ['WhatsApp', [actionOf('0-25085031')], 'customer_facing', /1 WhatsApp message/],
    ['a WhatsApp app', [actionOf('1-29735591')], 'customer_facing', /1 WhatsApp message/],
    ['a sequence', [actionOf('0-46510720', { sequenceId: '4' })], 'customer_facing', /1 sequence/],
    ['a survey', [actionOf('0-199186210')], 'customer_facing', /1 survey/],
    ['an ads audience', [actionOf('0-30')], 'customer_facing', /ads audience/],
    ['a message beside a webhook', [webhook(), sendEmail()], 'customer_facing', /1 marketing email/],
    ['only transactional e-mails', [sendEmail('90')], 'service_message', /transactional/],
    [
      'a transactional and another e-mail',
      [sendEmail('90'), sendEmail('91')],
      'customer_facing',
      /2 marketing/,
    ],
    [
      'a transactional e-mail and a webhook',
      [sendEmail('90'), webhook()],
      'unclassified',
      /hooks\.example\.com/,
    ],
    ['a webhook', [webhook()], 'unclassified', /webhook to hooks\.example\.com/],
    ['custom code', [customCode()], 'unclassified', /custom code/],
    ['an app nobody knows', [actionOf('1-200000001')], 'unclassified', /app action 1-200000001/],
    ['an action nobody knows', [actionOf('0-99999')], 'unclassified', /unknown action 0-99999/],
    ['an id that sources disagree about', [actionOf('0-25')], 'unclassified', /unknown action 0-25/],
    [
      'routing',
      [rotateOwner(), internalEmail(), delay(1)],
      'operational',
      /rotate record to owner, send internal email/,
    ],
    ['a Slack notification', [actionOf('1-179507819')], 'operational', /Slack/],
    ['our own action alone', [assignToHypothesis('h_abcdefghij')], 'operational', /assign to hypothesis/],
    ['nothing', [], 'operational', /does nothing/],
  ])('with %s', (_name, steps, expected, reason) => {
    expect(classOf(...steps)).toMatchObject({ class: expected, chainEntry: null });
    expect(classOf(...steps)?.reason).toMatch(reason);
  });
});

describe('the class by reach', () => {
  it('is feeder when a workflow only sends people to one that writes to them, over any number of steps', () => {
    const found = classify([
      flowModel({ id: '1', name: 'Form', enrolment: FORM, steps: [goToWorkflow('2')] }),
      flowModel({ id: '2', name: 'Sorting', steps: [rotateOwner(), goToWorkflow('3')] }),
      sender('3'),
    ]);
    expect([...found.values()].map((one) => one.class)).toEqual(['feeder', 'feeder', 'customer_facing']);
    expect(found.get('1')?.reason).toContain('it sends people to “Sorting”, which sends them to “Sender 3”');
    expect([...found.values()].map((one) => one.chainEntry)).toEqual(['1', '1', '1']);
  });

  it('is feeder when it adds to a list that such a workflow enrols from', () => {
    const found = classify(
      [flowModel({ id: '1', steps: [addToList('7')] }), sender('2', { enrolment: enrolFromList('7') })],
      {
        lists: [listModel({ listId: '7', name: 'VIP', processingType: 'MANUAL' })],
      },
    );
    expect(found.get('1')).toMatchObject({ class: 'feeder', chainEntry: '1' });
    expect(found.get('1')?.reason).toContain(
      'it adds people to segment “VIP”, from which they enter “Sender 2”',
    );
    expect(found.get('2')?.chainEntry).toBe('1');
  });

  it('sees lists within lists', () => {
    const inner = listModel({ listId: '8', filterBranch: anyOf([inList('7'), propertyIs('plan', 'gold')]) });
    const workflows = [
      flowModel({ id: '1', steps: [addToList('7')] }),
      sender('2', { enrolment: enrolFromList('8') }),
    ];
    expect(classify(workflows, { lists: [inner] }).get('1')?.class).toBe('feeder');
    expect(classify(workflows).get('1')?.class).toBe('operational');
  });

  it('counts a known reach for more than an unknown destination', () => {
    expect(
      classify([flowModel({ id: '1', steps: [webhook(), goToWorkflow('2')] }), sender('2')]).get('1')?.class,
    ).toBe('feeder');
  });

  it.each<[string, Workflow[]]>([
    [
      'nobody enrols from the list',
      [flowModel({ id: '1', steps: [addToList('7')] }), sender('2', { enrolment: enrolFromList('8') })],
    ],
    [
      'the other one is off',
      [flowModel({ id: '1', steps: [goToWorkflow('2')] }), sender('2', { isEnabled: false })],
    ],
    [
      'the other one works in the background',
      [flowModel({ id: '1', steps: [goToWorkflow('2')] }), flowModel({ id: '2', steps: [rotateOwner()] })],
    ],
    [
      'the list only excludes',
      [flowModel({ id: '1', steps: [addToList('7')] }), sender('2', { extra: { suppressionListIds: [7] } })],
    ],
    [
      'the other one merely listens to its events',
      [
        flowModel({ id: '1', steps: [rotateOwner()] }),
        sender('2', { enrolment: enrolOnEvent([event('4-1466013', propertyIs('hs_flow_id', '1'))]) }),
      ],
    ],
    [
      'two such workflows only send people to each other',
      [
        flowModel({ id: '1', steps: [goToWorkflow('2')] }),
        flowModel({ id: '2', steps: [goToWorkflow('1')] }),
      ],
    ],
  ])('stays operational when %s', (_name, workflows) => {
    expect(classify(workflows).get('1')).toMatchObject({ class: 'operational', chainEntry: null });
  });

  it('of a workflow that is off looks at all others', () => {
    const workflows = [
      flowModel({ id: '1', isEnabled: false, steps: [goToWorkflow('2')] }),
      sender('2', { isEnabled: false }),
    ];
    expect(classify(workflows).get('1')?.class).toBe('feeder');
  });

  it('says where people go out of sight', () => {
    expect(classify([flowModel({ id: '1', steps: [goToWorkflow('404')] })]).get('1')).toMatchObject({
      class: 'operational',
      reason: expect.stringContaining('workflow 404, which was not read'),
    });
  });
});
