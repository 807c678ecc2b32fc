import { describe, expect, it } from 'vitest';
import { anyOf, inList, propertyIs, type Json } from '../../../factories/filters.ts';
import { flowModel, workflowOf } from '../../../factories/normalised.ts';
import {
  addToList,
  branchOnFilter,
  customCode,
  delay,
  enrolFromList,
  flow,
  goToWorkflow,
  internalEmail,
  rotateOwner,
  sendEmail,
  setProperty,
  webhook,
  type FlowOptions,
  type Step,
} from '../../../factories/workflows.ts';

const GOLD = anyOf([propertyIs('plan', 'gold')]);
const BASE: FlowOptions = {
  enrolment: enrolFromList('7'),
  steps: [
    sendEmail('1'),
    delay(2),
    branchOnFilter([{ filter: GOLD, steps: [sendEmail('2')] }], [sendEmail('3')]),
  ],
};
const base = flowModel(BASE);

const steps = (...changed: Step[]): FlowOptions => ({ ...BASE, steps: changed });
const withExtra = (extra: Json): FlowOptions => ({ ...BASE, extra });

describe('the meaning of a workflow', () => {
  it.each<[string, FlowOptions]>([
    ['its name', { ...BASE, name: 'Renamed' }],
    ['its switch', { ...BASE, isEnabled: false }],
    [
      'revision and dates',
      withExtra({ revisionId: '99', updatedAt: '2027-01-01T00:00:00Z', nextAvailableActionId: '50' }),
    ],
    ['its description', withExtra({ description: 'Says more' })],
    ['a task, note or notification to colleagues', steps(internalEmail(), ...(BASE.steps ?? []))],
    [
      'who owns the record',
      steps(...(BASE.steps ?? []).slice(0, 2), rotateOwner(), ...(BASE.steps ?? []).slice(2)),
    ],
  ])('stays the same when %s changes', (_name, options) => {
    expect(flowModel(options).meaningHash).toBe(base.meaningHash);
  });

  it('stays the same when actions are listed in another order and renumbered', () => {
    const definition = flow({ ...BASE, steps: [sendEmail('1'), delay(2)] });
    const [mail, wait] = [sendEmail('1').action, delay(2).action];
    const actions = [
      { ...wait, actionId: '900000002' },
      { ...mail, actionId: '900000001', connection: { edgeType: 'STANDARD', nextActionId: '900000002' } },
    ];
    const moved = workflowOf({ ...definition, startActionId: '900000001', actions });
    expect(moved.meaningHash).toBe(workflowOf(definition).meaningHash);
  });

  it.each<[string, FlowOptions]>([
    ['who enters', { ...BASE, enrolment: enrolFromList('8') }],
    ['who is kept out', withExtra({ suppressionListIds: [12] })],
    ['who is done', withExtra({ goalFilterBranch: anyOf([inList('9')]) })],
    ['what is sent', steps(sendEmail('4'), ...(BASE.steps ?? []).slice(1))],
    ['when it is sent', steps(sendEmail('1'), delay(3), ...(BASE.steps ?? []).slice(2))],
    ['at what hours it is sent', withExtra({ timeWindows: [{ day: 'MONDAY' }] })],
    [
      'what a branch asks',
      steps(
        sendEmail('1'),
        delay(2),
        branchOnFilter([{ filter: anyOf([inList('1')]), steps: [sendEmail('2')] }], [sendEmail('3')]),
      ),
    ],
    [
      'which way a branch leads',
      steps(
        sendEmail('1'),
        delay(2),
        branchOnFilter([{ filter: GOLD, steps: [sendEmail('3')] }], [sendEmail('2')]),
      ),
    ],
    ['what is set on the record', steps(setProperty('onboarded', 'true'), ...(BASE.steps ?? []))],
    ['which list people get into', steps(addToList('5'), ...(BASE.steps ?? []))],
    ['where people go on to', steps(goToWorkflow('5'), ...(BASE.steps ?? []))],
  ])('changes with %s', (_name, options) => {
    expect(flowModel(options).meaningHash).not.toBe(base.meaningHash);
  });

  it('can be told of a ring of actions that nobody notices', () => {
    const [task] = [internalEmail().action];
    const actions = [
      { ...task, actionId: '1', connection: { edgeType: 'STANDARD', nextActionId: '2' } },
      { ...task, actionId: '2', connection: { edgeType: 'GOTO', nextActionId: '1' } },
    ];
    expect(workflowOf({ ...flow(), startActionId: '1', actions }).meaningHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the hash of the actions', () => {
  it.each<[string, FlowOptions]>([
    ['who enters changes', { ...BASE, enrolment: enrolFromList('8') }],
    ['the name changes', { ...BASE, name: 'Renamed' }],
  ])('stays the same when %s', (_name, options) => {
    expect(flowModel(options).actionsHash).toBe(base.actionsHash);
  });

  it.each<[string, Step, Step]>([
    ['address of a webhook', webhook('https://a.example.com'), webhook('https://b.example.com')],
    ['code', customCode('a'), customCode('b')],
    ['e-mail', sendEmail('1'), sendEmail('2')],
  ])('changes with the %s', (_name, left, right) => {
    expect(flowModel({ steps: [left] }).actionsHash).not.toBe(flowModel({ steps: [right] }).actionsHash);
  });
});
