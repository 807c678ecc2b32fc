import type { CardHypothesis, RecordCard } from '../../src/core/contract/record-card.ts';

/** A contact's part in a running hypothesis, as somebody sees it who may only look. */
export function makeCardHypothesis(overrides: Partial<CardHypothesis> = {}): CardHypothesis {
  return {
    id: 'h_burstsnotb',
    title: 'Bursts, not blasts',
    label: 'Running',
    tone: 'info',
    sentence: 'We believe first-time buyers drop off because we overwhelm them.',
    since: '2026-11-03T08:00:00.000Z',
    segment: 'First-time buyers',
    expectation: 'second order',
    expectedBy: '2026-12-03',
    outcome: 'waiting',
    happenedOn: null,
    salesNote: 'please no discount till then',
    awaitsDecision: false,
    stillWrites: false,
    misfit: null,
    editorView: null,
    ...overrides,
  };
}

/** The card of contact 4711, which takes part in one hypothesis. */
export function makeCard(overrides: Partial<RecordCard> = {}): RecordCard {
  const { unexplained = [] } = overrides;
  return {
    schema: 'groundwork.record/1',
    objectTypeId: '0-1',
    recordId: '4711',
    asOf: '2026-11-24T08:14:00.000Z',
    segmentsAsOf: '2026-11-24T08:14:00.000Z',
    segments: 3,
    account: { portalId: '4242', uiDomain: 'app-eu1.hubspot.com', timeZone: 'Europe/Berlin' },
    mayEdit: false,
    hypotheses: [makeCardHypothesis()],
    unexplainedCount: unexplained.length,
    unexplained,
    ...overrides,
  };
}

/** Segment 7, to which one workflow writes and nobody has said why. */
export function makeUnexplained(
  overrides: Partial<RecordCard['unexplained'][number]> = {},
): RecordCard['unexplained'][number] {
  return { listId: '7', name: 'Newsletter', usedBy: ['Newsletter welcome 2023'], draft: null, ...overrides };
}
