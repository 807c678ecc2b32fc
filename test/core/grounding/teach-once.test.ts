import { describe, expect, it } from 'vitest';
import { audit, contextOf } from '../../../src/core/grounding/audit.ts';
import { destinationIn, destinationKey } from '../../../src/core/grounding/classes/destination-answers.ts';
import { noJudgements, type DestinationAnswer } from '../../../src/core/grounding/judgements.ts';
import { makeAuditInput } from '../../factories/audit-models.ts';
import { makeAnswer, makeExemption } from '../../factories/entities.ts';
import { flowModel } from '../../factories/normalised.ts';
import {
  actionOf,
  customCode,
  goToWorkflow,
  rotateOwner,
  sendEmail,
  webhook,
  type Step,
} from '../../factories/workflows.ts';

const APP = { kind: 'app_action', key: '1-4242' } as const;
const app = actionOf('1-4242', {}, 1);

function inputOf(steps: Record<string, Step[]>, answers: DestinationAnswer[] = []) {
  return makeAuditInput({
    workflows: Object.entries(steps).map(([id, own]) => flowModel({ id, steps: own })),
    judgements: { ...noJudgements(), answers },
  });
}

const classOf = (own: Step[], answers: DestinationAnswer[]) => {
  const found = contextOf(inputOf({ 1: own }, answers)).workflows.get('1')?.classification;
  return [found?.class, found?.reason];
};
const reaching = makeAnswer({ class: 'customer_facing', reason: 'Sends SMS', by: 'ada' });

describe('an answer about an outside system', () => {
  it('makes every workflow that uses it customer-facing, and the class says who answered', () => {
    const context = contextOf(
      inputOf({ 1: [webhook()], 2: [webhook('https://HOOKS.example.com/b')], 3: [goToWorkflow('2')] }, [
        reaching,
      ]),
    );
    expect([...context.workflows.values()].map(({ classification }) => classification.class)).toEqual([
      'customer_facing',
      'customer_facing',
      'feeder',
    ]);
    expect(context.workflows.get('1')?.classification.reason).toBe(
      'Writes to customers through webhook to hooks.example.com: Sends SMS (answered by ada).',
    );
    expect(context.workflows.get('1')?.state).toBe('ungrounded');
  });

  it('leaves a workflow in the background when nothing in it writes to customers', () => {
    expect(classOf([webhook(), rotateOwner()], [makeAnswer()])).toEqual([
      'operational',
      'Nothing in it writes to customers: webhook, rotate record to owner. No customer is written to by webhook to hooks.example.com: Fills our own data warehouse (answered by cli).',
    ]);
  });

  it('leaves the question open as long as another system of the workflow is not known', () => {
    const [found, reason] = classOf([webhook(), app], [makeAnswer()]);
    expect(found).toBe('unclassified');
    expect(reason).toBe('Uses app action 1-4242: HubSpot does not show whether that writes to customers.');
    expect(classOf([webhook(), app], [makeAnswer(), makeAnswer({ destination: APP })])[0]).toBe(
      'operational',
    );
    expect(classOf([webhook(), app], [reaching])[0]).toBe('customer_facing');
  });

  it('is of the same kind of system only, and does not outlive the code it was about', () => {
    const ofHost = makeAnswer({ destination: { kind: 'app_action', key: 'hooks.example.com' } });
    expect(classOf([webhook()], [ofHost])[0]).toBe('unclassified');
    const key = flowModel({ steps: [customCode('a')] }).destinations[0]?.key ?? '';
    const ofCode = makeAnswer({ destination: { kind: 'custom_code', key } });
    expect(classOf([customCode('a')], [ofCode])[0]).toBe('operational');
    expect(classOf([customCode('b')], [ofCode])[0]).toBe('unclassified');
  });

  it('is the latest one said, and never speaks for a workflow that sends e-mails itself', () => {
    const later = { ...reaching, at: '2026-09-01T08:00:00.000Z' };
    for (const answers of [
      [later, makeAnswer()],
      [makeAnswer(), later],
    ]) {
      expect(classOf([webhook()], answers)[0]).toBe('customer_facing');
    }
    expect(classOf([webhook(), sendEmail()], [makeAnswer()])).toEqual([
      'customer_facing',
      'Sends 1 marketing email.',
    ]);
  });
});

describe('the report', () => {
  const steps = { 1: [webhook()], 2: [webhook(), app], 3: [webhook(), sendEmail()], 4: [customCode()] };

  it('asks about each outside system once, those that most workflows wait for first', () => {
    const { destinations } = audit(inputOf(steps));
    expect(
      destinations.map((one) => [destinationKey(one), one.workflowIds, one.waiting, one.answer]),
    ).toEqual([
      ['webhook:hooks.example.com', ['1', '2', '3'], ['1', '2'], null],
      ['app_action:1-4242', ['2'], ['2'], null],
      [expect.stringMatching(/^custom_code:/), ['4'], ['4'], null],
    ]);
  });

  it('keeps what was answered beside it, and nobody waits for it any more', () => {
    const { destinations, findings } = audit(inputOf(steps, [reaching]));
    const answered = destinations.find(({ kind }) => kind === 'webhook');
    expect(answered).toMatchObject({
      waiting: [],
      answer: { class: 'customer_facing', reason: 'Sends SMS', by: 'ada' },
    });
    expect(findings.filter(({ ruleId }) => ruleId === 'SG107').map(({ asset }) => asset.name)).toEqual([
      expect.stringContaining('custom code'),
    ]);
  });

  it('leaves out workflows that are off, and those with another word about them do not wait', () => {
    const input = inputOf({ 1: [webhook()] });
    input.workflows.push(flowModel({ id: '9', isEnabled: false, steps: [webhook()] }));
    input.judgements.exemptions.push(makeExemption({ asset: { kind: 'workflow', id: '1' } }));
    expect(audit(input).destinations).toMatchObject([{ workflowIds: ['1'], waiting: [] }]);
  });
});

it.each(['webhook:hooks.example.com', 'app_action:1-4242', 'webhook:no address', 'custom_code:a:b'])(
  '%s is read as it is written',
  (text) => {
    const destination = destinationIn(text);
    expect(destination === null ? null : destinationKey(destination)).toBe(text);
  },
);

it.each(['hooks.example.com', 'webhook:', 'mail:x', '', 'webhook'])('%j names no outside system', (text) => {
  expect(destinationIn(text)).toBeNull();
});
