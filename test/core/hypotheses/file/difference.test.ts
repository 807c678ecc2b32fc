import { describe, expect, it } from 'vitest';
import { noJudgements, type Judgements } from '../../../../src/core/grounding/judgements.ts';
import { differenceOf } from '../../../../src/core/hypotheses/file/difference.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { makeAttachment, makeExemption } from '../../../factories/entities.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDraft,
  makeHypothesis,
  makeSlots,
} from '../../../factories/hypotheses.ts';

const says = (hypotheses: Hypothesis[], judgements: Partial<Judgements> = {}) => ({
  hypotheses,
  judgements: { ...noJudgements(), ...judgements },
});

describe('hypotheses of a file beside those of a portal', () => {
  it('are the same although the portal’s has started, or has its result', () => {
    const file = says([makeDraft(), makeDraft({ id: hypothesisId(2) })]);
    const portal = says([makeHypothesis(), makeConcluded({ id: hypothesisId(2) })]);
    expect(differenceOf(file, portal)).toMatchObject({ same: 2, hypotheses: [], judgements: [] });
  });

  it('differ by each place where people wrote something else; a draft takes the words of the file', () => {
    const file = says([makeDraft({ slots: makeSlots({ because: 'they are busy', confidence: 40 }) })]);
    const difference = differenceOf(file, says([makeDraft()]));
    expect(difference.same).toBe(0);
    expect(difference.hypotheses).toEqual([
      {
        id: hypothesisId(1),
        title: makeSlots().title,
        where: 'changed',
        status: 'draft',
        isTakenIn: true,
        sameTitleAs: null,
        changes: [
          { path: 'slots.because', inOther: makeSlots().because, inFile: 'they are busy' },
          { path: 'slots.confidence', inOther: makeSlots().confidence, inFile: 40 },
        ],
      },
    ]);
  });

  it('that have started stay as they were started', () => {
    const file = says([makeDraft({ slots: makeSlots({ because: 'they are busy' }) })]);
    expect(differenceOf(file, says([makeHypothesis()])).hypotheses).toMatchObject([
      { where: 'changed', status: 'live', isTakenIn: false },
    ]);
  });

  it('are only in the file, or only in the portal; one of the same title may be meant', () => {
    const file = says([makeDraft({ id: hypothesisId(9) })]);
    const other = makeDraft({ id: hypothesisId(2), slots: makeSlots({ title: 'Another' }) });
    expect(differenceOf(file, says([makeDraft(), other])).hypotheses).toMatchObject([
      { id: hypothesisId(9), where: 'only_in_file', isTakenIn: true, sameTitleAs: hypothesisId(1) },
      { id: hypothesisId(1), where: 'only_in_other', isTakenIn: false, sameTitleAs: null },
      { id: hypothesisId(2), where: 'only_in_other' },
    ]);
  });

  it('never mean one that the file has under its own id', () => {
    const file = says([makeDraft(), makeDraft({ id: hypothesisId(9) })]);
    expect(differenceOf(file, says([makeDraft()])).hypotheses).toMatchObject([
      { id: hypothesisId(9), sameTitleAs: null },
    ]);
  });
});

describe('judgements of a file beside those of a portal', () => {
  it('are the same whenever they were said, and whoever attached', () => {
    const file = { attachments: [makeAttachment({ by: 'cli', at: '2026-11-26T00:00:00.000Z' })] };
    const portal = { attachments: [makeAttachment()] };
    expect(differenceOf(says([], file), says([], portal))).toMatchObject({ same: 1, judgements: [] });
  });

  it('differ by what they say, and are one thing with one asset', () => {
    const file = { exemptions: [makeExemption({ until: '2027-09-30' })], attachments: [makeAttachment()] };
    const portal = { exemptions: [makeExemption()] };
    const { asset, hypothesisId: of } = makeAttachment();
    expect(differenceOf(says([], file), says([], portal)).judgements).toEqual([
      { kind: 'attachment', about: `workflow ${asset.id} of ${of}`, where: 'only_in_file', changes: [] },
      {
        kind: 'exemption',
        about: expect.stringContaining(makeExemption().asset.id),
        where: 'changed',
        changes: [{ path: 'until', inOther: makeExemption().until, inFile: '2027-09-30' }],
      },
    ]);
  });
});
