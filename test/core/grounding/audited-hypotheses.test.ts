import { describe, expect, it } from 'vitest';
import { auditedHypotheses } from '../../../src/core/grounding/audited-hypotheses.ts';
import { makeReading } from '../../factories/entities.ts';
import { hypothesisId, makeDraft, makeHypothesis, makeVerdict } from '../../factories/hypotheses.ts';
import { inputOf, LIVE, OTHER, onList, tactic, type Case } from './judging.ts';

const told = (found: Case) => auditedHypotheses(inputOf(found));

describe('hypotheses in the report of an audit', () => {
  it('are all there, by id, with what carries them', () => {
    const attachments = [tactic(), tactic({ asset: { kind: 'workflow', id: '2' } }), onList('7', 'control')];
    const found = told({ hypotheses: [OTHER, LIVE], attachments });
    expect(found.map(({ id }) => id)).toEqual([LIVE.id, OTHER.id]);
    expect(found[0]).toMatchObject({ workflowIds: ['1', '2'], lists: [{ id: '7', role: 'control' }] });
    expect(found[1]).toMatchObject({ workflowIds: [], lists: [] });
  });

  it('say their sentence, their numbers and whether they carry', () => {
    expect(told({ hypotheses: [LIVE] })[0]).toMatchObject({
      title: 'Second purchase',
      sentence: expect.stringContaining('We believe first-time buyers drop off after week 2'),
      metric: 'bought again',
      baseline: 0.12,
      target: 0.15,
      dueOn: '2026-12-31',
      supports: true,
      supportReason: 'live',
    });
    expect(told({ hypotheses: [makeDraft()] })[0]).toMatchObject({
      supports: false,
      supportReason: 'draft_only',
    });
  });

  it('have no result before the first reading, then the latest one', () => {
    expect(told({ hypotheses: [LIVE] })[0]?.result).toBeNull();
    const reading = makeReading({ hypothesisId: LIVE.id, state: 'unclear', row: 11 });
    const [one] = told({ hypotheses: [LIVE], input: { readings: [reading] } });
    expect(one?.result).toMatchObject({ isFinal: false, state: 'unclear', label: 'Open', at: reading.at });
  });

  it('keep to the fixed verdict, whatever the latest reading says', () => {
    const verdict = makeVerdict({ state: 'invalidated', reason: 'missed', row: 17 });
    const reading = makeReading({ hypothesisId: LIVE.id, state: 'unclear', row: 11 });
    const [one] = told({ hypotheses: [makeHypothesis({ verdict })], input: { readings: [reading] } });
    expect(one?.result).toMatchObject({
      isFinal: true,
      state: 'invalidated',
      label: 'Didn’t come true',
      at: verdict.frozenAt,
    });
  });

  it('judged by people are due on their review date and have no numbers', () => {
    const reviewed = makeHypothesis({
      id: hypothesisId(3),
      kind: 'reviewed',
      prediction: null,
      reviewOn: '2027-01-31',
    });
    expect(told({ hypotheses: [reviewed] })[0]).toMatchObject({
      dueOn: '2027-01-31',
      metric: null,
      target: null,
    });
  });
});
