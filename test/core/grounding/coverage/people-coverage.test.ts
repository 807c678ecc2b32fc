import { describe, expect, it } from 'vitest';
import { PeopleCoverage } from '../../../../src/core/contract/audit-coverage.ts';
import { audit } from '../../../../src/core/grounding/audit.ts';
import type { AuditInput, Unreadable } from '../../../../src/core/grounding/audit-input.ts';
import { segmentsOfPeople } from '../../../../src/core/grounding/coverage/people-facts.ts';
import { peopleSentence, uncountableSentence } from '../../../../src/core/grounding/coverage/people-words.ts';
import { noJudgements, type Judgements } from '../../../../src/core/grounding/judgements.ts';
import type { Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import { AUDITED_AT, makeAuditInput } from '../../../factories/audit-models.ts';
import { makeAttachment, makeExemption } from '../../../factories/entities.ts';
import { anyOf, inList, propertyIs } from '../../../factories/filters.ts';
import { makeHypothesis } from '../../../factories/hypotheses.ts';
import { flowModel, listModel } from '../../../factories/normalised.ts';
import {
  enrolByFilter,
  enrolFromAnyList,
  enrolFromList,
  enrolManually,
  goToWorkflow,
  rotateOwner,
  sendEmail,
  webhook,
  type FlowOptions,
} from '../../../factories/workflows.ts';

/** People from one number to another, as ids. */
const people = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at)).sort();
const tactic = (id: string) => makeAttachment({ asset: { kind: 'workflow', id } });
const treats = (id: string) => makeAttachment({ asset: { kind: 'list', id }, role: 'treatment' });
const mail = (id: string, list: string, options: FlowOptions = {}): Workflow =>
  flowModel({ id, steps: [sendEmail(id)], enrolment: enrolFromList(list), ...options });

interface Account {
  workflows: Workflow[];
  segments: Record<string, string[]>;
  judged?: Partial<Judgements>;
  method?: 'exact' | 'bounds';
  contacts?: number | null;
  input?: Partial<AuditInput>;
}

function peopleOf({
  workflows,
  segments,
  judged = {},
  method = 'exact',
  contacts = null,
  input = {},
}: Account): PeopleCoverage {
  const lists = Object.entries(segments).map(([listId, ids]) => listModel({ listId, size: ids.length }));
  const members = new Map(method === 'exact' ? Object.entries(segments) : []);
  const report = audit(
    makeAuditInput({
      ...{ workflows, lists, hypotheses: [makeHypothesis()] },
      judgements: { ...noJudgements(), ...judged },
      people: { method, asOf: AUDITED_AT, members, contacts },
      ...input,
    }),
  );
  const found = PeopleCoverage.parse(report.coverage.people);
  return found;
}

/** L1 1–100 has a hypothesis, L2 51–150 none, L3 140–200 one through its segment, L4 151–200 an outside system. */
const WORKED: Account = {
  workflows: [
    mail('1', '1'),
    mail('2', '2'),
    mail('3', '3'),
    flowModel({ id: '4', steps: [webhook()], enrolment: enrolFromList('4') }),
  ],
  segments: { 1: people(1, 100), 2: people(51, 150), 3: people(140, 200), 4: people(151, 200) },
  judged: { attachments: [tactic('1'), treats('3')] },
};

describe('people, counted by their ids', () => {
  it('are counted once, with the worst workflow that can reach them', () => {
    const found = peopleOf(WORKED);
    expect(found).toEqual({
      ...{ unit: 'people', method: 'exact', asOf: '2026-11-24T08:00:00.000Z' },
      ...{ total: 200, ungrounded: 100, unknown: 50, inherited: 0, grounded: 50 },
      ...{ unknownShare: 0.25, score: 50 / 150, withheld: null, uncountable: [] },
      range: { ungrounded: [100, 100], total: [200, 200] },
    });
    expect(peopleSentence(found)).toBe(
      'Of the 200 people our automations can reach today, 50 % are in at least one without a hypothesis.',
    );
  });

  it('add up to the total whatever the order of workflows, and whoever else reaches them', () => {
    const { ungrounded, unknown, inherited, grounded, total } = peopleOf({
      ...WORKED,
      workflows: [...WORKED.workflows].reverse(),
    });
    expect([ungrounded, unknown, inherited, grounded, total]).toEqual([100, 50, 0, 50, 200]);
  });

  it.each<[string, Workflow, Record<string, string[]>, number]>([
    [
      'of several ways in are those of any',
      mail('1', '', { enrolment: enrolFromAnyList('1', '2') }),
      { 1: people(1, 10), 2: people(5, 20) },
      20,
    ],
    [
      'of several segments in one way are those in all',
      mail('1', '', { enrolment: enrolFromList('1', '2') }),
      { 1: people(1, 10), 2: people(5, 20) },
      6,
    ],
    [
      'other filters are left aside',
      mail('1', '', { enrolment: enrolByFilter(anyOf([inList('1'), propertyIs('plan', 'paid')])) }),
      { 1: people(1, 10) },
      10,
    ],
    [
      'who is kept out is not reached',
      mail('1', '1', { extra: { suppressionListIds: [2] } }),
      { 1: people(1, 10), 2: people(9, 30) },
      8,
    ],
  ])('%s', (_name, workflow, segments, total) => {
    expect(peopleOf({ workflows: [workflow], segments })).toMatchObject({ total, ungrounded: total });
  });

  it('come by workflows that send them on, through others and around a ring too', () => {
    const router = (id: string, to: string, enrolment = enrolManually()) =>
      flowModel({ id, steps: [goToWorkflow(to)], enrolment });
    const workflows = [
      mail('1', '', { enrolment: enrolManually() }),
      router('2', '1', enrolFromList('1')),
      router('3', '2', enrolFromList('2')),
      flowModel({ id: '4', steps: [sendEmail('9'), goToWorkflow('5')], enrolment: enrolFromList('3') }),
      flowModel({ id: '5', steps: [sendEmail('8'), goToWorkflow('4')], enrolment: enrolManually() }),
    ];
    const segments = { 1: people(1, 10), 2: people(5, 20), 3: people(21, 25) };
    expect(peopleOf({ workflows, segments })).toMatchObject({ total: 25, uncountable: [] });
  });

  it('leave out what is off, exempt, a service, and what writes to nobody', () => {
    const workflows = [
      mail('1', '1', { isEnabled: false }),
      mail('2', '1'),
      flowModel({ id: '3', steps: [rotateOwner()], enrolment: enrolFromList('1') }),
    ];
    const exemptions = [makeExemption({ asset: { kind: 'workflow', id: '2' } })];
    expect(peopleOf({ workflows, segments: { 1: people(1, 10) }, judged: { exemptions } })).toMatchObject({
      total: 0,
      score: null,
      withheld: 'nobody_to_judge',
      uncountable: [],
    });
  });
});

describe('workflows whose people cannot be counted', () => {
  it.each<[string, Workflow]>([
    [
      'a way in without a segment',
      mail('1', '', { enrolment: enrolByFilter(anyOf([inList('1')], [propertyIs('plan', 'paid')])) }),
    ],
    ['by hand', mail('1', '', { enrolment: enrolManually() })],
    ['a dataset', mail('1', '', { enrolment: { type: 'DATASET', shouldReEnroll: false } })],
    ['deals', mail('1', '1', { objectTypeId: '0-3' })],
    ['a segment that was not read', mail('1', '99')],
    [
      'people sent on from one that cannot be counted',
      mail('1', '', { enrolment: enrolManually(), steps: [sendEmail()] }),
    ],
  ])('are named and counted nowhere: %s', (_name, workflow) => {
    const parent = flowModel({ id: '2', steps: [goToWorkflow('1')], enrolment: enrolManually() });
    const workflows = _name.startsWith('people sent') ? [workflow, parent] : [workflow];
    const found = peopleOf({ workflows, segments: { 1: people(1, 10) } });
    expect(found).toMatchObject({ total: 0, uncountable: ['1'] });
    expect(uncountableSentence(found)).toContain(
      '1 workflow more may write to people who cannot be counted.',
    );
  });
});

describe('no overall figure', () => {
  const closed = (number: number): Unreadable => ({
    kind: 'workflow',
    id: `9${number}`,
    name: null,
    code: 'x',
    message: 'Closed.',
    isEnabled: true,
    objectTypeId: '0-1',
  });

  it('where more than a tenth of the workflows that are on could not be read, which are named', () => {
    expect(peopleOf({ ...WORKED, input: { unreadable: [closed(1)] } })).toMatchObject({
      score: null,
      withheld: 'too_many_unreadable',
      total: 200,
      uncountable: ['91'],
    });
    const many = Array.from({ length: 9 }, (_, at) => mail(`5${at}`, '1', { steps: [rotateOwner()] }));
    const enough = peopleOf({
      ...WORKED,
      workflows: [...WORKED.workflows, ...many],
      input: { unreadable: [closed(1)] },
    });
    expect(enough).toMatchObject({ withheld: null, uncountable: ['91'] });
  });

  it('where HubSpot refuses the workflows, nor a sentence', () => {
    const refused: Unreadable = { ...closed(0), kind: 'portal', id: '4242' };
    const found = peopleOf({ workflows: [], segments: {}, input: { unreadable: [refused] } });
    expect(found).toMatchObject({ score: null, withheld: 'workflows_refused' });
    expect(peopleSentence(found)).toBeNull();
  });

  it('and no figures at all where nobody asked, or the segments are not known', () => {
    expect(audit(makeAuditInput({ workflows: [mail('1', '1')] })).coverage.people).toBeNull();
    const input = makeAuditInput({
      lists: null,
      people: { method: 'bounds', asOf: AUDITED_AT, members: new Map(), contacts: null },
    });
    expect(audit(input).coverage.people).toBeNull();
  });
});

describe('people, bounded by the sizes of segments', () => {
  const bounds = (account: Account) => peopleOf({ ...account, method: 'bounds' });

  it('are at least the largest segment and at most all together, and every other number is not known', () => {
    const workflows = [mail('1', '1'), mail('2', '2'), mail('3', '3')];
    const segments = { 1: people(1, 60), 2: people(1, 100), 3: people(1, 10) };
    const found = bounds({ workflows, segments, judged: { attachments: [tactic('3')] } });
    expect(found).toMatchObject({
      ...{ method: 'bounds', grounded: null, inherited: null, ungrounded: null, unknown: null, total: null },
      ...{ unknownShare: null, score: null, withheld: 'bounds_only' },
      range: { ungrounded: [100, 160], total: [100, 170] },
    });
    expect(peopleSentence(found)).toBe(
      'Between 100 and 160 people are in at least one automation without a hypothesis, by the sizes of segments.',
    );
  });

  it('are never more than there are contacts', () => {
    const account = {
      workflows: [mail('1', '1'), mail('2', '2')],
      segments: { 1: people(1, 60), 2: people(1, 100) },
    };
    expect(bounds({ ...account, contacts: 120 }).range).toEqual({
      ungrounded: [100, 120],
      total: [100, 120],
    });
  });

  it('count a segment once, and of several in one way the smallest, which may be empty together', () => {
    const workflows = [mail('1', '1'), mail('2', '1'), mail('3', '', { enrolment: enrolFromList('2', '3') })];
    const segments = { 1: people(1, 60), 2: people(1, 100), 3: people(1, 10) };
    expect(bounds({ workflows, segments }).range.ungrounded).toEqual([60, 70]);
    expect(bounds({ workflows: [workflows[2] as Workflow], segments }).range.ungrounded).toEqual([0, 10]);
  });

  it('may lack as many as are kept out', () => {
    const workflows = [mail('1', '1', { extra: { suppressionListIds: [2] } })];
    expect(bounds({ workflows, segments: { 1: people(1, 60), 2: people(1, 25) } }).range.ungrounded).toEqual([
      35, 60,
    ]);
  });

  it('hold what is counted exactly', () => {
    const exact = peopleOf(WORKED);
    const { range } = bounds(WORKED);
    expect(range.ungrounded[0]).toBeLessThanOrEqual(exact.ungrounded ?? -1);
    expect(range.ungrounded[1]).toBeGreaterThanOrEqual(exact.ungrounded ?? Infinity);
    expect(range.total[0]).toBeLessThanOrEqual(exact.total ?? -1);
    expect(range.total[1]).toBeGreaterThanOrEqual(exact.total ?? Infinity);
  });
});

it('only segments of workflows that may reach people are asked for', () => {
  const workflows = [
    mail('1', '1', { extra: { suppressionListIds: [5] } }),
    mail('2', '2', { isEnabled: false }),
    mail('3', '3', { objectTypeId: '0-3' }),
    flowModel({ id: '4', steps: [rotateOwner()], enrolment: enrolFromList('4') }),
    flowModel({ id: '5', steps: [goToWorkflow('1')], enrolment: enrolFromList('6') }),
  ];
  expect(segmentsOfPeople({ workflows })).toEqual(['1', '5', '6']);
});
