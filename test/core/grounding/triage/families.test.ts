import { describe, expect, it } from 'vitest';
import { familiesOf, stemOf } from '../../../../src/core/grounding/triage/families.ts';
import type { WorkflowJudgement } from '../../../../src/core/grounding/states/judgement.ts';
import type { Sends } from '../../../../src/core/grounding/coverage/sends.ts';
import type { Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import {
  makeList,
  makeListWay,
  makeWay,
  makeWorkflow,
  makeWorkflowJudgement,
} from '../../../factories/audit-models.ts';

const NAMES = ['', 'Autumn letter', 'Invoice help', 'Trial nudge', 'Webinar thanks'];

interface Row extends Partial<Workflow> {
  ways?: ReturnType<typeof makeWay>[];
  chainEntry?: string;
  state?: WorkflowJudgement['state'];
}

function row({ ways, chainEntry, state, ...workflow }: Row & { id: string }): WorkflowJudgement {
  const made = makeWorkflow({ name: NAMES[Number(workflow.id)] ?? '', ...workflow });
  const own = ways ?? [makeWay({ key: `only ${made.id}`, words: `only ${made.id}` })];
  return makeWorkflowJudgement(
    { ...made, enrolment: { ...made.enrolment, waysIn: own } },
    {
      classification: { class: 'customer_facing', reason: 'sends e-mail', chainEntry: chainEntry ?? null },
      state: state ?? 'ungrounded',
    },
  );
}

function sendsOf(byWorkflow: Record<string, number>): Sends {
  const entries = Object.entries(byWorkflow).map(([id, sent]) => [id, { sent, unsubscribed: 1 }] as const);
  const none = { sent: 0, unsubscribed: 0 };
  return {
    byWorkflow: new Map(entries),
    unread: none,
    senders: entries.length,
    sendersKnown: entries.length,
  };
}

const found = (workflows: WorkflowJudgement[], sends: Sends | null = null) =>
  familiesOf({ workflows, lists: [makeList({ id: '7', name: 'Lapsed' })], sends });

describe('families of workflows without a hypothesis', () => {
  it.each([
    [
      'one hands records on to the other',
      [row({ id: '1', name: 'Sign-up' }), row({ id: '2', name: 'Follow-up', chainEntry: '1' })],
      { by: 'go_to', label: 'are one chain that starts with “Sign-up”' },
    ],
    [
      'they enrol from one segment',
      [row({ id: '1', ways: [makeListWay('7')] }), row({ id: '2', ways: [makeListWay('7')] })],
      { by: 'list', label: 'enrol from the segment “Lapsed”' },
    ],
    [
      'they ask for the same conditions, in whatever order',
      [
        row({ id: '1', ways: [makeWay({ key: 'a' }), makeWay({ key: 'b' })] }),
        row({ id: '2', ways: [makeWay({ key: 'b' }), makeWay({ key: 'a' })] }),
      ],
      { by: 'entry_filter' },
    ],
    [
      'they carry one name',
      [row({ id: '1', name: 'Win-back mail (copy 2)' }), row({ id: '2', name: 'WIN-BACK mail v3 FINAL' })],
      { by: 'name_stem', label: 'are called “win back mail …”' },
    ],
  ])('are together when %s', (_, workflows, family) => {
    expect(found(workflows)).toMatchObject([{ ...family, workflowIds: ['1', '2'] }]);
  });

  it.each([
    ['only one way of the second enrols from the segment', [makeListWay('7'), makeWay({ key: 'else' })]],
    ['the second enrols by conditions of its own', [makeWay({ key: 'else' })]],
    ['the second is enrolled by hand', []],
  ])('are none when %s', (_, ways) => {
    expect(found([row({ id: '1', ways: [makeListWay('7')] }), row({ id: '2', ways })])).toEqual([]);
  });

  it.each(['grounded', 'inherited', 'exempt', 'unknown', 'unclassified'] as const)(
    'have no member that is %s',
    (state) => {
      const ways = [makeListWay('7')];
      expect(found([row({ id: '1', ways }), row({ id: '2', ways, state })])).toEqual([]);
    },
  );

  it('have no member that is off', () => {
    const ways = [makeListWay('7')];
    expect(found([row({ id: '1', ways }), row({ id: '2', ways, isEnabled: false })])).toEqual([]);
  });

  it('have each workflow once, in the family of its firmest tie', () => {
    const ways = [makeListWay('7')];
    const families = found([
      row({ id: '1', ways, name: 'Second order mail' }),
      row({ id: '2', ways }),
      row({ id: '3', name: 'Second order mail' }),
      row({ id: '4', name: 'Second order mail 2' }),
    ]);
    expect(families.map(({ by, workflowIds }) => [by, workflowIds])).toEqual([
      ['list', ['1', '2']],
      ['name_stem', ['3', '4']],
    ]);
  });

  it('come with those that send most first, and with what they send together', () => {
    const pair = (ids: [string, string], list: string) =>
      ids.map((id) => row({ id, ways: [makeListWay(list)] }));
    const families = found(
      [...pair(['1', '2'], '7'), ...pair(['3', '4'], '8')],
      sendsOf({ '1': 10, '2': 5, '3': 100, '4': 1 }),
    );
    expect(families.map(({ workflowIds, sent, unsubscribed }) => [workflowIds, sent, unsubscribed])).toEqual([
      [['3', '4'], 101, 2],
      [['1', '2'], 15, 2],
    ]);
  });

  it('say that what they send is not known when it is not for one of them', () => {
    const ways = [makeListWay('7')];
    expect(found([row({ id: '1', ways }), row({ id: '2', ways })], sendsOf({ '1': 10 }))).toMatchObject([
      { sent: null, unsubscribed: null },
    ]);
  });

  it('do not depend on the order of the workflows', () => {
    const rows = ['1', '2', '3', '4'].map((id) =>
      row({ id, ways: [makeListWay(Number(id) > 2 ? '8' : '7')] }),
    );
    expect(found([...rows].reverse())).toEqual(found(rows));
  });

  it('do not show the conditions in their key, which may hold anything', () => {
    const ways = [makeWay({ key: 'email is ada@example.com', words: 'email is one address' })];
    const families = found([row({ id: '1', ways }), row({ id: '2', ways })]);
    expect(JSON.stringify(families)).not.toContain('ada@example.com');
  });
});

describe('the stem of a name', () => {
  it.each([
    ['Newsletter welcome 2023', 'newsletter welcome'],
    ['Event follow-up (copy 2)', 'event follow up'],
    ['FTB 04 | Month two', 'ftb month two'],
    ['v2', ''],
    ['Unnamed workflow - 2024-03-01', ''],
  ])('%s', (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });
});
