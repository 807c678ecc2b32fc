import { describe, expect, it } from 'vitest';
import type { Unreadable } from '../../../src/core/grounding/audit-input.ts';
import { makeExemption } from '../../factories/entities.ts';
import { anyOf, inList, propertyIs } from '../../factories/filters.ts';
import { flowModel, listModel } from '../../factories/normalised.ts';
import { addToList, enrolFromList, enrolManually, sendEmail } from '../../factories/workflows.ts';
import { DRAFT, tactic, onList, mail, type Case, judge, stateOf } from './judging.ts';

describe('lists pass on', () => {
  const vip = listModel({ listId: '8', processingType: 'MANUAL' });
  const filling = (id: string, more: Parameters<typeof flowModel>[0] = {}) =>
    flowModel({ id, enrolment: enrolManually(), steps: [sendEmail(), addToList('8')], ...more });

  it('when each alternative of their filter lies in a covered list', () => {
    const inner = listModel({ listId: '8', filterBranch: anyOf([inList('7'), propertyIs('plan', 'gold')]) });
    const found = {
      attachments: [onList('7')],
      input: { workflows: [mail('1', enrolFromList('8'))], lists: [inner] },
    };
    expect(stateOf(found)[0]).toBe('inherited');
    expect(
      judge(found)
        .workflows.get('1')
        ?.via[0]?.hops.map(({ relation }) => relation),
    ).toEqual(['treats', 'within', 'enrols_from']);
  });

  it.each([
    ['one alternative lies elsewhere', anyOf([inList('7')], [propertyIs('plan', 'gold')])],
    ['the filter is empty', anyOf([])],
  ])('not when %s', (_name, filterBranch) => {
    const input = {
      workflows: [mail('1', enrolFromList('8'))],
      lists: [listModel({ listId: '8', filterBranch })],
    };
    expect(stateOf({ attachments: [onList('7')], input })[0]).toBe('ungrounded');
  });

  it('when they are filled by covered workflows only, and says that people may be added by hand', () => {
    const found = {
      attachments: [tactic({ asset: { kind: 'workflow', id: '2' } })],
      input: { workflows: [mail('1', enrolFromList('8')), filling('2')], lists: [vip] },
    };
    expect(stateOf(found)[0]).toBe('inherited');
    expect(judge(found).lists.get('8')).toMatchObject({
      state: 'inherited',
      reason: 'fed_by_covered_workflows_and_by_hand',
    });
  });

  it.each([
    ['another workflow that fills them is not covered', [filling('2'), filling('3')]],
    ['the covered workflow that fills them is off', [filling('2', { isEnabled: false })]],
  ])('not when %s', (_name, feeders) => {
    const input = { workflows: [mail('1', enrolFromList('8')), ...feeders], lists: [vip] };
    expect(stateOf({ attachments: [tactic({ asset: { kind: 'workflow', id: '2' } })], input })[0]).toBe(
      'ungrounded',
    );
  });

  it('nothing in a ring: a workflow that fills the list it enrols from', () => {
    const workflows = [
      flowModel({ id: '1', enrolment: enrolFromList('8'), steps: [sendEmail(), addToList('8')] }),
    ];
    expect(stateOf({ input: { workflows, lists: [vip] } })).toEqual(['ungrounded', 'none']);
  });
});

describe('the state of a list', () => {
  const list = listModel({ listId: '7' });
  const listStateOf = (found: Case) => {
    const judgement = judge({ ...found, input: { lists: [list], ...found.input } }).lists.get('7');
    return [judgement?.state, judgement?.reason];
  };
  const refused: Unreadable = {
    kind: 'portal',
    id: '4242',
    name: null,
    code: 'forbidden',
    message: '403',
    isEnabled: null,
    objectTypeId: null,
  };
  const closed: Unreadable = { ...refused, kind: 'workflow', id: '99' };

  it.each<[string, Case, string, string]>([
    ['treated', { attachments: [onList('7')] }, 'grounded', 'attached'],
    ['held out on purpose', { attachments: [onList('7', 'control')] }, 'grounded', 'attached'],
    ['treated by a draft', { hypotheses: [DRAFT], attachments: [onList('7')] }, 'ungrounded', 'draft_only'],
    [
      'exempt',
      { judgements: { exemptions: [makeExemption({ asset: { kind: 'list', id: '7' } })] } },
      'exempt',
      'exemption',
    ],
    ['written to', {}, 'ungrounded', 'none'],
    ['not written to', { input: { workflows: [] } }, 'not_applicable', 'not_enrolled_from'],
    [
      'written to by a workflow that is off',
      { input: { workflows: [{ ...mail(), isEnabled: false }] } },
      'not_applicable',
      'not_enrolled_from',
    ],
    [
      'of unknown use, because a workflow could not be read',
      { input: { workflows: [], unreadable: [closed] } },
      'unknown',
      'use_not_known',
    ],
    [
      'in use, although another workflow could not be read',
      { input: { unreadable: [closed] } },
      'ungrounded',
      'none',
    ],
    [
      'of an account that refuses its workflows',
      { attachments: [onList('7')], input: { workflows: [], unreadable: [refused] } },
      'unknown',
      'workflows_unreadable',
    ],
    [
      'within a covered list',
      {
        attachments: [onList('8')],
        input: { lists: [listModel({ listId: '7', filterBranch: anyOf([inList('8')]) })] },
      },
      'inherited',
      'within_covered_lists',
    ],
    [
      'partly within one',
      {
        attachments: [onList('8')],
        input: { lists: [listModel({ listId: '7', filterBranch: anyOf([inList('8')], [inList('9')]) })] },
      },
      'ungrounded',
      'partly_inherited',
    ],
  ])('%s', (_name, found, state, reason) => {
    expect(listStateOf(found)).toEqual([state, reason]);
  });
});
