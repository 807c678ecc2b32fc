import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit, contextOf } from '../../../src/core/grounding/audit.ts';
import type { AuditInput } from '../../../src/core/grounding/audit-input.ts';
import type { GroundingState } from '../../../src/core/grounding/states/judgement.ts';
import { noJudgements, type Attachment } from '../../../src/core/grounding/judgements.ts';
import { makeAuditInput } from '../../factories/audit-models.ts';
import { makeAttachment, makeContradiction, makeExemption } from '../../factories/entities.ts';
import { anyOf, inList, propertyIs } from '../../factories/filters.ts';
import {
  hypothesisId,
  makeConcluded,
  makeDecision,
  makeDraft,
  makeHypothesis,
  makePrediction,
  makeVerdict,
} from '../../factories/hypotheses.ts';
import { flowModel, listModel } from '../../factories/normalised.ts';
import {
  addToList,
  enrolByFilter,
  enrolManually,
  goToWorkflow,
  rotateOwner,
  sendEmail,
  webhook,
} from '../../factories/workflows.ts';

const SIZE = 6;
const LIVE = [hypothesisId(1), hypothesisId(2)];
const DRAFT = hypothesisId(3);

const place = fc.integer({ min: 1, max: SIZE }).map(String);
const places = fc.uniqueArray(place, { maxLength: 3 });

/** Alternatives of a filter: lists, and now and then a property. */
const filter = fc
  .array(fc.tuple(places, fc.boolean()), { maxLength: 3 })
  .map((ways) =>
    anyOf(...ways.map(([lists, plan]) => [...lists.map(inList), ...(plan ? [propertyIs('plan', 'x')] : [])])),
  );

const workflow = fc.record({
  isEnabled: fc.boolean(),
  enrolment: fc.oneof(
    filter.map((branch) => enrolByFilter(branch)),
    fc.constant(enrolManually()),
  ),
  kind: fc.constantFrom(sendEmail(), rotateOwner(), webhook()),
  goesTo: places,
  addsTo: places,
});
const list = fc.record({
  processingType: fc.constantFrom('MANUAL' as const, 'DYNAMIC' as const, 'SNAPSHOT' as const),
  filterBranch: filter,
});

const attachment: fc.Arbitrary<Attachment> = fc.oneof(
  fc
    .record({ id: place, hypothesis: fc.constantFrom(...LIVE, DRAFT) })
    .map(({ id, hypothesis }) =>
      makeAttachment({ asset: { kind: 'workflow', id }, role: 'tactic', hypothesisId: hypothesis }),
    ),
  fc
    .record({
      id: place,
      hypothesis: fc.constantFrom(...LIVE, DRAFT),
      role: fc.constantFrom('treatment' as const, 'control' as const),
    })
    .map(({ id, hypothesis, role }) =>
      makeAttachment({ asset: { kind: 'list', id }, role, hypothesisId: hypothesis }),
    ),
);

/** Portals of six workflows and six lists that lead to one another at random, rings included. */
const portal: fc.Arbitrary<AuditInput> = fc
  .record({
    workflows: fc.array(workflow, { minLength: SIZE, maxLength: SIZE }),
    lists: fc.array(list, { minLength: SIZE, maxLength: SIZE }),
    attachments: fc.array(attachment, { maxLength: 4 }),
    contradictions: fc.array(fc.tuple(place, fc.constantFrom(...LIVE)), { maxLength: 2 }),
    exemptions: places,
  })
  .map(({ workflows, lists, attachments, contradictions, exemptions }) =>
    makeAuditInput({
      workflows: workflows.map(({ isEnabled, enrolment, kind, goesTo, addsTo }, index) =>
        flowModel({
          id: String(index + 1),
          isEnabled,
          enrolment,
          steps: [kind, ...goesTo.map(goToWorkflow), ...addsTo.map(addToList)],
        }),
      ),
      lists: lists.map((one, index) => listModel({ listId: String(index + 1), ...one })),
      hypotheses: [...LIVE.map((id) => makeHypothesis({ id })), makeDraft({ id: DRAFT })],
      judgements: {
        ...noJudgements(),
        attachments,
        contradictions: contradictions.map(([workflowId, id]) =>
          makeContradiction({ workflowId, hypothesisId: id }),
        ),
        exemptions: exemptions.map((id) => makeExemption({ asset: { kind: 'workflow', id } })),
      },
    }),
  );

/** A hypothesis of every standing. */
const STANDINGS = [
  makeHypothesis(),
  makeDraft(),
  makeDraft({ prediction: null }),
  makeHypothesis({ exposureSource: 'action', holdoutShare: 0.2 }),
  makeHypothesis({ kind: 'reviewed', prediction: null, reviewOn: '2026-11-01' }),
  makeHypothesis({ verdict: makeVerdict({ state: 'invalidated', reason: 'missed' }) }),
  makeHypothesis({ prediction: makePrediction({ deadline: '2026-11-01', metric: null }) }),
  makeConcluded(),
  makeConcluded({ decision: makeDecision({ choice: 'stop', reviewBy: null }) }),
  makeHypothesis({ status: 'retired' }),
];

const supporting = attachment.filter(({ hypothesisId: id }) => id !== DRAFT);

const BEST_FIRST: GroundingState[] = [
  'grounded',
  'inherited',
  'exempt',
  'not_applicable',
  'unclassified',
  'unknown',
  'ungrounded',
];

function ranks(input: AuditInput): Map<string, number> {
  const { workflows, lists } = contextOf(input);
  return new Map([
    ...[...workflows].map(([id, { state }]) => [`workflow ${id}`, BEST_FIRST.indexOf(state)] as const),
    ...[...lists].map(([id, { state }]) => [`list ${id}`, BEST_FIRST.indexOf(state)] as const),
  ]);
}

describe('states in any portal', () => {
  it('never get worse by attaching a hypothesis that supports', () => {
    fc.assert(
      fc.property(portal, supporting, (input, more) => {
        const attachments = [...input.judgements.attachments, more];
        const after = ranks({ ...input, judgements: { ...input.judgements, attachments } });
        for (const [asset, rank] of ranks(input)) expect(after.get(asset), asset).toBeLessThanOrEqual(rank);
      }),
      { numRuns: 200 },
    );
  });

  it('do not depend on the order of anything that comes in', () => {
    const shuffled = portal.chain((input) =>
      fc
        .tuple(
          fc.shuffledSubarray(input.workflows, { minLength: SIZE }),
          fc.shuffledSubarray(input.lists ?? [], { minLength: SIZE }),
          fc.shuffledSubarray(input.judgements.attachments, {
            minLength: input.judgements.attachments.length,
          }),
        )
        .map(([workflows, lists, attachments]) => ({
          input,
          other: { ...input, workflows, lists, judgements: { ...input.judgements, attachments } },
        })),
    );
    fc.assert(
      fc.property(shuffled, ({ input, other }) => {
        expect(JSON.stringify(audit(other))).toBe(JSON.stringify(audit(input)));
      }),
      { numRuns: 150 },
    );
  });

  it('are told by every rule without a crash, in one order, whatever became of the hypotheses', () => {
    const standing = fc.constantFrom(...STANDINGS);
    fc.assert(
      fc.property(portal, standing, standing, (input, first, second) => {
        const hypotheses = [first, second].map((one, index) => ({ ...one, id: LIVE[index] ?? one.id }));
        const report = audit({ ...input, hypotheses });
        expect(report.crashes).toEqual([]);
        expect(JSON.stringify(audit({ ...input, hypotheses: [...hypotheses].reverse() }))).toBe(
          JSON.stringify(report),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('are inherited only along a chain that begins with a supporting hypothesis and has no gap', () => {
    fc.assert(
      fc.property(portal, (input) => {
        for (const { state, via, workflow: judged } of contextOf(input).workflows.values()) {
          if (state !== 'inherited') continue;
          expect(via.length, judged.id).toBeGreaterThan(0);
          for (const { hypothesisId: id, hops } of via) {
            expect(LIVE).toContain(id);
            expect(hops[0]?.from).toEqual({ kind: 'hypothesis', id });
            hops.forEach((hop, index) => index > 0 && expect(hop.from).toEqual(hops[index - 1]?.to));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
