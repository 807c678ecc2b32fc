import { describe, expect, it } from 'vitest';
import { flowModel } from '../../factories/normalised.ts';
import { enrolFromList, enrolManually, goToWorkflow, sendEmail } from '../../factories/workflows.ts';
import { tactic, onList, type Case, stateOf } from './judging.ts';

describe('a feeder takes the worst state of what it feeds', () => {
  const feeder = flowModel({
    id: '1',
    enrolment: enrolFromList('7'),
    steps: [goToWorkflow('2'), goToWorkflow('3')],
  });
  const fed = (id: string, more: Parameters<typeof flowModel>[0] = {}) =>
    flowModel({ id, enrolment: enrolManually(), steps: [sendEmail()], ...more });
  const on = (id: string) => tactic({ asset: { kind: 'workflow', id } });

  it.each<[string, Case, string, string]>([
    [
      'grounded and ungrounded',
      { attachments: [on('2')], input: { workflows: [feeder, fed('2'), fed('3')] } },
      'ungrounded',
      'none',
    ],
    [
      'both grounded',
      { attachments: [on('2'), on('3')], input: { workflows: [feeder, fed('2'), fed('3')] } },
      'grounded',
      'attached',
    ],
    [
      'an ungrounded one that is off does not count',
      { attachments: [on('2')], input: { workflows: [feeder, fed('2'), fed('3', { isEnabled: false })] } },
      'grounded',
      'attached',
    ],
    [
      'both inherit through it',
      { attachments: [onList('7')], input: { workflows: [feeder, fed('2'), fed('3')] } },
      'inherited',
      'all_ways_covered',
    ],
    [
      'itself attached',
      {
        attachments: [on('1')],
        input: { workflows: [feeder, fed('2'), fed('3', { enrolment: enrolFromList('9') })] },
      },
      'grounded',
      'attached',
    ],
    [
      'its own list is covered, but what it feeds has another way in',
      {
        attachments: [onList('7')],
        input: { workflows: [feeder, fed('2', { enrolment: enrolFromList('9') })] },
      },
      'ungrounded',
      'partly_inherited',
    ],
    [
      'through another feeder',
      {
        input: {
          workflows: [
            flowModel({ id: '1', steps: [goToWorkflow('5')] }),
            flowModel({ id: '5', steps: [goToWorkflow('2')] }),
            fed('2'),
          ],
        },
      },
      'ungrounded',
      'none',
    ],
    [
      'one that cannot be read',
      {
        attachments: [on('2')],
        input: {
          workflows: [feeder, fed('2')],
          unreadable: [
            {
              kind: 'workflow',
              id: '3',
              name: null,
              code: 'forbidden',
              message: '403',
              isEnabled: null,
              objectTypeId: null,
            },
          ],
        },
      },
      'unknown',
      'feeds_unreadable',
    ],
  ])('%s', (_name, found, state, reason) => {
    expect(stateOf(found)).toEqual([state, reason]);
  });
});
