import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import { SG401 } from '../../../../src/core/grounding/rules/SG401.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import type { ContextParts } from '../../../factories/audit-models.ts';
import { makeAttachment } from '../../../factories/entities.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDraft,
  makeHypothesis,
  makeLookBack,
  makeStart,
  makeVerdict,
} from '../../../factories/hypotheses.ts';
import { testRule } from '../test-rule.ts';

const ID = hypothesisId(1);
const of = (hypothesis: Hypothesis): ContextParts => ({ input: { hypotheses: [hypothesis] } });
const said = (severity: 'warning' | 'note' = 'warning') => ({
  asset: `hypothesis:${ID}`,
  severity,
  message:
    '“Second purchase”: nobody is held out, and no segment is compared with, so a rise can have other reasons.',
  evidence: [`hypothesis:${ID} holdoutShare`],
});
const newDraft = makeDraft({ createdAt: '2026-11-20T08:00:00.000Z' });

testRule(SG401, {
  valid: [
    {
      name: 'a share is held out',
      context: of(makeHypothesis({ exposureSource: 'action', holdoutShare: 0.1 })),
    },
    {
      name: 'a segment to compare with is attached to the draft',
      context: {
        input: {
          hypotheses: [makeDraft()],
          judgements: {
            ...noJudgements(),
            attachments: [makeAttachment({ asset: { kind: 'list', id: '302' }, role: 'control' })],
          },
        },
      },
    },
    {
      name: 'a segment to compare with was fixed at the start',
      context: of(
        makeHypothesis({
          start: makeStart({ lists: [{ listId: '2', role: 'control', name: 'B', filterHash: null }] }),
        }),
      ),
    },
    {
      name: 'judged by people',
      context: of(makeHypothesis({ kind: 'reviewed', prediction: null, reviewOn: '2026-12-31' })),
    },
    {
      name: 'the number of those who joined before was worked out',
      context: of(makeHypothesis({ lookBack: makeLookBack() })),
    },
    { name: 'it has its result', context: of(makeHypothesis({ verdict: makeVerdict() })) },
    { name: 'it was decided', context: of(makeConcluded()) },
  ],
  invalid: [
    {
      name: 'one segment, and a number that was written down',
      context: of(makeHypothesis()),
      findings: [said()],
    },
    {
      name: 'the step of the workflow holds nobody out',
      context: of(makeHypothesis({ exposureSource: 'action', holdoutShare: 0 })),
      findings: [said()],
    },
    {
      name: 'too few had joined before for a number',
      context: of(makeHypothesis({ lookBack: makeLookBack({ share: null, interval: null }) })),
      findings: [said()],
    },
    {
      name: 'the number was worked out for another field',
      context: of(
        makeHypothesis({
          lookBack: makeLookBack({ metric: { kind: 'date_property', property: 'other_date', label: 'x' } }),
        }),
      ),
      findings: [said()],
    },
    { name: 'a draft of old', context: of(makeDraft()), findings: [said()] },
    {
      name: 'a new draft',
      context: of(newDraft),
      findings: [{ ...said('note'), graceUntil: '2026-11-27T08:00:00.000Z' }],
    },
    {
      name: 'a new draft without days of grace',
      context: of(newDraft),
      graceDays: 0,
      findings: [said()],
    },
  ],
});
