import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { noJudgements } from '../../../src/core/grounding/judgements.ts';
import { readHypothesesFile, writeHypothesesFile } from '../../../src/core/hypotheses/hypotheses-file.ts';
import { Hypothesis } from '../../../src/core/hypotheses/hypothesis.ts';
import { supportOf } from '../../../src/core/hypotheses/supports.ts';
import {
  makeAnswer,
  makeAttachment,
  makeClassOverride,
  makeContradiction,
  makeExemption,
  makeMute,
} from '../../factories/entities.ts';
import {
  hypothesisId,
  makeAmendment,
  makeConcluded,
  makeDraft,
  makeHypothesis,
  makePrediction,
  makeSlots,
} from '../../factories/hypotheses.ts';
import { SHORT } from './short-file.ts';
import { NOT_IN_SEED_FORM } from './statements.ts';

const MOMENT = { now: Date.parse('2026-11-01T09:00:00Z'), by: 'cli' };

const EVERYTHING = {
  hypotheses: [
    makeDraft(),
    makeHypothesis({ id: hypothesisId(2), version: 4, amendments: [makeAmendment()], objectTypeId: '0-2' }),
    makeConcluded({
      id: hypothesisId(3),
      successorId: hypothesisId(2),
      exposureSource: 'action',
      holdoutShare: 0.2,
    }),
    makeDraft({
      id: hypothesisId(4),
      status: 'retired',
      prediction: null,
      kind: 'reviewed',
      reviewOn: '2026-12-01',
    }),
    makeDraft({
      id: hypothesisId(5),
      slots: makeSlots({ title: '', assumptions: [], confidence: null, salesNote: '' }),
    }),
  ],
  judgements: {
    attachments: [makeAttachment(), makeAttachment({ asset: { kind: 'list', id: '101' }, role: 'control' })],
    exemptions: [makeExemption()],
    classOverrides: [makeClassOverride()],
    answers: [makeAnswer()],
    contradictions: [makeContradiction()],
    mutes: [makeMute()],
  },
};

const read = (text: string, trust?: 'drafts' | 'restore') =>
  readHypothesesFile(parse(text), { ...MOMENT, ...(trust === undefined ? {} : { trust }) });

function accepted(text: string, trust?: 'drafts' | 'restore') {
  const file = read(text, trust);
  if (!file.ok) throw new Error(file.message);
  return file.value;
}

test('what is written as YAML is read back exactly', () => {
  expect(accepted(stringify(writeHypothesesFile(EVERYTHING)))).toEqual(EVERYTHING);
});

test('what nobody answered is not written', () => {
  const guardrail = { kind: 'date_property' as const, property: 'left_at', label: 'left' };
  const text = stringify(
    writeHypothesesFile({
      hypotheses: [
        makeDraft({ slots: makeSlots({ salesNote: '' }), prediction: makePrediction({ guardrail }) }),
      ],
      judgements: noJudgements(),
    }),
  );
  expect(text).not.toMatch(/salesNote|null|mutes|amendments|seal/);
});

test('a short form by hand is filled up', () => {
  const { hypotheses, judgements } = accepted(SHORT);
  const [hypothesis] = hypotheses;
  expect(Hypothesis.parse(hypothesis)).toMatchObject({
    id: expect.stringMatching(/^h_[a-z0-9]{10}$/),
    status: 'live',
    kind: 'measured',
    objectTypeId: '0-1',
    prediction: { direction: 'up', graceDays: 2, guardrail: null },
    start: { lists: [{ listId: '101', role: 'treatment' }], workflows: [{ workflowId: '5001' }] },
  });
  expect(judgements.attachments).toMatchObject([
    { hypothesisId: hypothesis?.id, asset: { kind: 'list', id: '101' }, role: 'treatment', by: 'cli' },
    { hypothesisId: hypothesis?.id, asset: { kind: 'workflow', id: '5001' }, role: 'tactic' },
  ]);
  expect(supportOf(hypothesis ?? null, { now: MOMENT.now, timeZone: 'UTC' })).toEqual({
    supports: true,
    reason: 'live',
  });
});

test('the same words get the same id, other words another', () => {
  const id = (text: string) => accepted(text).hypotheses[0]?.id;
  expect(id(SHORT)).toBe(id(SHORT));
  expect(id(SHORT)).not.toBe(id(SHORT.replace('week 2', 'week 3')));
});

test('a falling target makes the direction down', () => {
  expect(accepted(SHORT.replace('0.15', '0.09')).hypotheses[0]?.prediction?.direction).toBe('down');
});

test('a statement stands in for slots, and slots that are written count for more', () => {
  const text = stringify({
    schema: 'groundwork.hypotheses/1',
    hypotheses: [
      { statement: NOT_IN_SEED_FORM, slots: { because: 'mapping is new to them', owner: 'Onboarding team' } },
    ],
  });
  expect(accepted(text).hypotheses[0]?.slots).toMatchObject({
    title: 'A prefilled template',
    audience: 'New admins',
    because: 'mapping is new to them',
    owner: 'Onboarding team',
  });
});

test('an import makes drafts of everything: a start and a verdict cannot be typed', () => {
  const { hypotheses } = accepted(stringify(writeHypothesesFile(EVERYTHING)), 'drafts');
  expect(
    hypotheses.every((one) => one.status === 'draft' && one.start === null && one.verdict === null),
  ).toBe(true);
  expect(hypotheses.map((one) => one.id)).toEqual(EVERYTHING.hypotheses.map((one) => one.id));
});

test('a restore takes started ones as they were, and marks them', () => {
  const { hypotheses } = accepted(stringify(writeHypothesesFile(EVERYTHING)), 'restore');
  const restoredAt = '2026-11-01T09:00:00.000Z';
  expect(hypotheses).toEqual(
    EVERYTHING.hypotheses.map((one) => (one.status === 'draft' ? one : { ...one, restoredAt })),
  );
});

test('what was restored can be exported and restored again', () => {
  const once = accepted(stringify(writeHypothesesFile(EVERYTHING)), 'restore');
  expect(accepted(stringify(writeHypothesesFile(once)), 'restore')).toEqual(once);
});

test.each([
  ['a target moved after the start', (text: string) => text.replaceAll('target: 0.15', 'target: 0.13')],
  ['a verdict turned round', (text: string) => text.replaceAll('state: validated', 'state: invalidated')],
  [
    'an amendment taken out',
    (text: string) => text.replaceAll('The shop was closed for a week', 'Never mind'),
  ],
  ['no seal', (text: string) => text.replace(/^.*seal:.*$/gm, '')],
])('a restore refuses %s', (_, change) => {
  const text = stringify(writeHypothesesFile(EVERYTHING));
  expect(read(change(text), 'restore')).toMatchObject({
    ok: false,
    reason: 'broken_seal',
    message: expect.stringContaining('hypotheses['),
  });
});
