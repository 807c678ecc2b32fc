import { describe, expect, it } from 'vitest';
import type { Hypothesis } from '../../../src/core/hypotheses/hypothesis.ts';
import { makeContradiction } from '../../factories/entities.ts';
import { and, anyOf, event, inList, notInList, propertyIs } from '../../factories/filters.ts';
import { hypothesisId } from '../../factories/hypotheses.ts';
import { flowModel, listModel } from '../../factories/normalised.ts';
import {
  enrolByFilter,
  enrolFromAnyList,
  enrolFromList,
  enrolManually,
  enrolOnEvent,
  goToWorkflow,
  sendEmail,
} from '../../factories/workflows.ts';
import { LIVE, OTHER, DRAFT, REFUTED, tactic, onList, mail, type Case, judge, stateOf } from './judging.ts';

describe('a workflow inherits by its ways in', () => {
  const event7 = enrolOnEvent([event('4-1639801')], anyOf([inList('7')]));
  it.each<[string, ReturnType<typeof enrolManually>, string, string]>([
    ['from a covered list', enrolFromList('7'), 'inherited', 'all_ways_covered'],
    [
      'from a covered list and by a property',
      enrolByFilter(and([inList('7'), propertyIs('plan', 'gold')])),
      'inherited',
      'all_ways_covered',
    ],
    [
      'from a covered and an uncovered list at once',
      enrolFromList('7', '8'),
      'inherited',
      'all_ways_covered',
    ],
    ['from a covered or an uncovered list', enrolFromAnyList('7', '8'), 'ungrounded', 'partly_inherited'],
    ['from an uncovered list', enrolFromList('8'), 'ungrounded', 'none'],
    ['from everybody not in a covered list', enrolByFilter(anyOf([notInList('7')])), 'ungrounded', 'none'],
    ['on an event, refined by a covered list', event7, 'inherited', 'all_ways_covered'],
    ['on an event, refined by nothing', enrolOnEvent([event('4-1639801')]), 'ungrounded', 'none'],
    ['by hand', enrolManually(), 'ungrounded', 'none'],
    ['from a dataset', { type: 'DATASET', shouldReEnroll: false }, 'ungrounded', 'none'],
    ['without criteria', { type: 'LIST_BASED', shouldReEnroll: false }, 'ungrounded', 'none'],
  ])('%s', (_name, enrolment, state, reason) => {
    expect(stateOf({ attachments: [onList('7')], input: { workflows: [mail('1', enrolment)] } })).toEqual([
      state,
      reason,
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a suppression list', { suppressionListIds: [7] }],
    ['a goal', { goalFilterBranch: anyOf([inList('7')]) }],
  ])('never by %s', (_name, extra) => {
    const workflows = [flowModel({ id: '1', enrolment: enrolFromList('8'), steps: [sendEmail()], extra })];
    expect(stateOf({ attachments: [onList('7')], input: { workflows } })).toEqual(['ungrounded', 'none']);
  });

  it('never from a control list', () => {
    expect(stateOf({ attachments: [onList('7', 'control')] })).toEqual(['ungrounded', 'none']);
  });

  it.each<[string, Hypothesis[], string]>([
    ['a draft', [DRAFT], 'draft_only'],
    ['a refuted hypothesis', [REFUTED], 'refuted'],
    ['a hypothesis that does not exist', [], 'dangling'],
  ])('nothing from a list treated by %s, which is the reason', (_name, hypotheses, reason) => {
    expect(stateOf({ hypotheses, attachments: [onList('7')] })).toEqual(['ungrounded', reason]);
  });

  it('names the ways that are not covered, lists by their names', () => {
    const input = {
      workflows: [mail('1', enrolFromAnyList('7', '8'))],
      lists: [listModel({ listId: '8', name: 'Newsletter' })],
    };
    expect(judge({ attachments: [onList('7')], input }).workflows.get('1')?.uncoveredWays).toEqual([
      'in segment “Newsletter”',
    ]);
  });

  it('not where a person contradicts; another hypothesis on the list still counts', () => {
    const contradictions = [makeContradiction({ workflowId: '1' })];
    expect(
      stateOf({ attachments: [onList('7')], judgements: { attachments: [onList('7')], contradictions } }),
    ).toEqual(['ungrounded', 'contradicted']);
    const both = [onList('7'), onList('7', 'treatment', 2)];
    const found: Case = { hypotheses: [LIVE, OTHER], judgements: { attachments: both, contradictions } };
    expect(stateOf(found)).toEqual(['inherited', 'all_ways_covered']);
    expect(
      judge(found)
        .workflows.get('1')
        ?.via.map(({ hypothesisId: id }) => id),
    ).toEqual([hypothesisId(2)]);
  });

  it('although a person contradicts for another workflow', () => {
    const contradictions = [makeContradiction({ workflowId: '2' })];
    expect(stateOf({ judgements: { attachments: [onList('7')], contradictions } })).toEqual([
      'inherited',
      'all_ways_covered',
    ]);
  });
});

describe('a workflow inherits by its filter', () => {
  const gold = listModel({
    listId: '7',
    filterBranch: anyOf([propertyIs('plan', 'gold')], [propertyIs('plan', 'silver')]),
  });
  const found = (enrolment: ReturnType<typeof enrolManually>, list = gold): Case => ({
    attachments: [onList('7')],
    input: { workflows: [mail('1', enrolment)], lists: [list] },
  });

  it.each<[string, ReturnType<typeof enrolManually>, string]>([
    [
      'equal to that of a covered list',
      enrolByFilter(anyOf([propertyIs('plan', 'silver')], [propertyIs('plan', 'gold')])),
      'inherited',
    ],
    [
      'narrower than it',
      enrolByFilter(and([propertyIs('plan', 'gold'), propertyIs('country', 'DE')])),
      'inherited',
    ],
    [
      'wider than it',
      enrolByFilter(anyOf([propertyIs('plan', 'gold')], [propertyIs('plan', 'free')])),
      'ungrounded',
    ],
    ['of other values', enrolByFilter(and([propertyIs('plan', 'free')])), 'ungrounded'],
  ])('%s', (_name, enrolment, state) => {
    expect(stateOf(found(enrolment))[0]).toBe(state);
  });

  it('and tells the chain as lying within the list', () => {
    const [chain] =
      judge(found(enrolByFilter(and([propertyIs('plan', 'gold')])))).workflows.get('1')?.via ?? [];
    expect(chain?.hops.map(({ relation }) => relation)).toEqual(['treats', 'within']);
  });

  it.each<[string, Partial<typeof gold>]>([
    ['that is filled by hand', { processingType: 'MANUAL' }],
    ['that is a snapshot', { processingType: 'SNAPSHOT' }],
    ['of another object type', { objectTypeId: '0-3' }],
    ['whose filter was not read', { waysIn: null }],
  ])('never from a list %s', (_name, change) => {
    expect(stateOf(found(enrolByFilter(and([propertyIs('plan', 'gold')])), { ...gold, ...change }))[0]).toBe(
      'ungrounded',
    );
  });

  it('never where HubSpot hides a part of the list’s filter', () => {
    const hidden = { filterBranchType: 'RESTRICTED', filterBranches: [], filters: [] };
    const list = listModel({ listId: '7', filterBranch: and([propertyIs('plan', 'gold')], [hidden]) });
    expect(stateOf(found(enrolByFilter(and([propertyIs('plan', 'gold')], [hidden])), list))[0]).toBe(
      'ungrounded',
    );
  });
});

describe('a workflow inherits from workflows that send people to it', () => {
  const child = mail('3', enrolManually());
  const parent = (id: string, isEnabled = true) =>
    flowModel({ id, isEnabled, enrolment: enrolManually(), steps: [sendEmail(), goToWorkflow('3')] });

  it.each<[string, ReturnType<typeof parent>[], string, string]>([
    ['from one that is grounded', [parent('1')], 'inherited', 'all_ways_covered'],
    ['not from two of which one is ungrounded', [parent('1'), parent('2')], 'ungrounded', 'partly_inherited'],
    ['where the ungrounded one is off', [parent('1'), parent('2', false)], 'inherited', 'all_ways_covered'],
    ['not from one that is off', [parent('1', false)], 'ungrounded', 'none'],
  ])('%s', (_name, parents, state, reason) => {
    const found = { attachments: [tactic()], input: { workflows: [...parents, child] } };
    expect(stateOf(found, '3')).toEqual([state, reason]);
  });

  it('with the chain through the parent', () => {
    const found = { attachments: [tactic()], input: { workflows: [parent('1'), child] } };
    expect(judge(found).workflows.get('3')?.via).toEqual([
      {
        hypothesisId: hypothesisId(1),
        hops: [
          {
            from: { kind: 'hypothesis', id: hypothesisId(1) },
            relation: 'tactic',
            to: { kind: 'workflow', id: '1' },
          },
          { from: { kind: 'workflow', id: '1' }, relation: 'goes_to', to: { kind: 'workflow', id: '3' } },
        ],
      },
    ]);
  });

  it('by the shortest chain, ties by id', () => {
    const workflows = [parent('2'), parent('1'), child];
    const found = {
      attachments: [tactic(), tactic({ asset: { kind: 'workflow', id: '2' } })],
      input: { workflows },
    };
    expect(judge(found).workflows.get('3')?.via[0]?.hops.at(-1)?.from.id).toBe('1');
  });

  it('although it sends people to itself again', () => {
    const workflows = [
      flowModel({ id: '1', enrolment: enrolFromList('7'), steps: [sendEmail(), goToWorkflow('1')] }),
    ];
    expect(stateOf({ attachments: [onList('7')], input: { workflows } })[0]).toBe('inherited');
  });
});
