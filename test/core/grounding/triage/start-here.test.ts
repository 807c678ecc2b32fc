import { expect, it } from 'vitest';
import { startHereOf } from '../../../../src/core/grounding/triage/start-here.ts';
import { makeWorkflowEntry } from '../../../factories/entities.ts';

const open = (id: string, sent: number | null, overrides = {}) =>
  makeWorkflowEntry({ id, sent, grounding: 'ungrounded', ...overrides });

it('begins with the five that send most, and puts those of which that is not known last', () => {
  const sends = [null, 10, 300, 20, 10, 5, 1] as const;
  const entries = sends.map((sent, index) => open(String(index), sent));
  expect(startHereOf(entries)).toEqual(['2', '3', '1', '4', '5']);
  expect(startHereOf([open('1', null), open('2', 0)])).toEqual(['2', '1']);
});

it.each([
  ['is off', { isEnabled: false }],
  ['could not be read', { isEnabled: null, grounding: 'unknown' }],
  ['has a hypothesis', { grounding: 'grounded' }],
  ['only leads to others', { class: 'feeder' }],
])('leaves out what %s', (_name, overrides) => {
  expect(startHereOf([open('1', 10, overrides)])).toEqual([]);
});
