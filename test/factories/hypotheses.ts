import type {
  Decision,
  Hypothesis,
  HypothesisContent,
  Prediction,
  Slots,
  Start,
} from '../../src/core/hypotheses/hypothesis.ts';
import type { LookBack } from '../../src/core/outcomes/planning/look-back.ts';
import { sizesToFix } from '../../src/core/outcomes/metric/goal.ts';
import type { CohortCounts, FrozenVerdict } from '../../src/core/outcomes/verdict/reading.ts';

/** `h_` and ten characters, a different id for each number. */
export function hypothesisId(number: number): string {
  return `h_${number.toString(36).padStart(10, '0')}`;
}

/** Complete slots of a good hypothesis. */
export function makeSlots(overrides: Partial<Slots> = {}): Slots {
  return {
    title: 'Second purchase',
    audience: 'first-time buyers',
    behaviour: 'drop off after week 2',
    because: 'we overwhelm them',
    approach: 'simplify their onboarding and deliver value in bursts',
    expectation: 'more second purchases in month one',
    notDoing: 'no discounts',
    owner: 'Lifecycle team',
    evidence: 'Exit survey, 212 answers',
    salesNote: 'Let them settle in first',
    assumptions: [{ text: 'They read our e-mails', weakest: true }],
    confidence: 60,
    ...overrides,
  };
}

/** “From 12 % to 15 % bought again within 30 days”, due on the last day of 2026. */
export function makePrediction(overrides: Partial<Prediction> = {}): Prediction {
  return {
    metric: { kind: 'date_property', property: 'second_purchase_date', label: 'bought again' },
    direction: 'up',
    baseline: 0.12,
    target: 0.15,
    windowDays: 30,
    graceDays: 2,
    deadline: '2026-12-31',
    guardrail: null,
    ...overrides,
  };
}

export function makeStart(overrides: Partial<Start> = {}): Start {
  return {
    at: '2026-07-01T08:00:00.000Z',
    by: 'cli',
    lists: [
      { listId: '101', role: 'treatment', name: 'First purchase in the last 90 days', filterHash: 'f1' },
    ],
    workflows: [{ workflowId: '5001', meaningHash: 'm1' }],
    ...sizesToFix({ direction: 'up', baseline: 0.12, target: 0.15 }, null),
    ...overrides,
  };
}

export function makeAmendment(
  overrides: Partial<Hypothesis['amendments'][number]> = {},
): Hypothesis['amendments'][number] {
  return {
    at: '2026-08-01T08:00:00.000Z',
    by: 'cli',
    reason: 'The shop was closed for a week',
    what: 'deadline moved to 2026-12-31',
    ...overrides,
  };
}

export function makeDecision(overrides: Partial<Decision> = {}): Decision {
  return {
    choice: 'keep',
    at: '2026-11-02T08:00:00.000Z',
    by: 'cli',
    reason: 'It works',
    reviewBy: '2027-11-02',
    ...overrides,
  };
}

/** 120 of 1,000 people who joined the segment of `makeStart` before it. */
export function makeLookBack(overrides: Partial<LookBack> = {}): LookBack {
  return {
    ...{
      at: '2026-06-30T09:00:00.000Z',
      from: '2026-02-28T09:00:00.000Z',
      until: '2026-05-29T09:00:00.000Z',
    },
    metric: { kind: 'date_property', property: 'second_purchase_date', label: 'bought again' },
    ...{
      windowDays: 30,
      listIds: ['101'],
      finished: 1000,
      reached: 120,
      priorConverters: 10,
      notEvaluable: 0,
    },
    ...{ unread: 0, filledIn: 0, guardrail: null, share: 0.12, interval: [0.1, 0.143] },
    ...overrides,
  };
}

export function makeCounts(overrides: Partial<CohortCounts> = {}): CohortCounts {
  return {
    treatment: { finished: 1100, reached: 187 },
    control: null,
    waiting: 40,
    outsideTime: 3,
    beforeStart: 1,
    priorConverters: 2,
    notEvaluable: 1,
    contaminated: 0,
    merged: 0,
    imported: 0,
    ...overrides,
  };
}

export function makeVerdict(overrides: Partial<FrozenVerdict> = {}): FrozenVerdict {
  return {
    state: 'validated',
    reason: null,
    row: 6,
    tags: ['uncontrolled'],
    evidence: 'rose_from',
    frozenAt: '2026-11-01T00:00:00.000Z',
    counts: makeCounts(),
    estimate: { unit: 'share', value: 0.17, interval: [0.148, 0.195], level: 0.96, method: 'wilson' },
    band: { unit: 'share', interval: [0.141, 0.203], level: 0.99, method: 'bernoulli' },
    rulesVersion: '2',
    ...overrides,
  };
}

/** A complete, started hypothesis; see `makeDraft` and `makeConcluded` for the other ends of its life. */
export function makeHypothesis(overrides: Partial<Hypothesis> = {}): Hypothesis {
  return {
    id: hypothesisId(1),
    version: 1,
    status: 'live',
    kind: 'measured',
    objectTypeId: '0-1',
    slots: makeSlots(),
    prediction: makePrediction(),
    exposureSource: 'list',
    holdoutShare: null,
    reviewOn: null,
    start: makeStart(),
    amendments: [],
    verdict: null,
    decision: null,
    successorId: null,
    createdAt: '2026-06-30T09:00:00.000Z',
    createdBy: 'cli',
    updatedAt: '2026-07-01T08:00:00.000Z',
    ...overrides,
  };
}

/** The same hypothesis before it was started. */
export function makeDraft(overrides: Partial<Hypothesis> = {}): Hypothesis {
  return makeHypothesis({ status: 'draft', start: null, ...overrides });
}

/** The same hypothesis after its verdict and a decision to keep. */
export function makeConcluded(overrides: Partial<Hypothesis> = {}): Hypothesis {
  return makeHypothesis({
    status: 'concluded',
    verdict: makeVerdict(),
    decision: makeDecision(),
    ...overrides,
  });
}

/** What a person wrote of it; without a prediction where that is null. */
export function makeContent(
  slots: Partial<Slots> = {},
  prediction: Partial<Prediction> | null = {},
): HypothesisContent {
  return makeDraft({
    slots: makeSlots(slots),
    prediction: prediction === null ? null : makePrediction(prediction),
  });
}
