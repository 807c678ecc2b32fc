import { describe, expect, it } from 'vitest';
import { SG306 } from '../../../../src/core/grounding/rules/SG306.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { answerQuestion } from '../../../../src/server/use-cases/hypotheses/answer-question.ts';
import { attachAssets } from '../../../../src/server/use-cases/attach/attach-assets.ts';
import { startHypothesisUseCase } from '../../../../src/server/use-cases/hypotheses/start-hypothesis.ts';
import { describeHypothesis } from '../../../../src/server/use-cases/explain/describe-hypothesis.ts';
import { measureTable } from '../../../../src/server/report/measure-table.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { runAudit } from '../../../../src/server/use-cases/audit/run-audit.ts';
import { anyOf, propertyIs } from '../../../factories/filters.ts';
import { enrolFromList, sendEmail } from '../../../factories/workflows.ts';
import { addWorkflow, daysAgo, WORLD_NOW } from '../../../factories/world.ts';
import {
  addPeople,
  LIST,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
  type Bench,
  type Person,
} from '../outcome-bench.ts';

const ID = orderHypothesis().id;
const WORKFLOW = '5001';
const COHORT: Person[] = [
  ...people(60, 1, { joinedDaysAgo: 60, reachedAfter: 4 }),
  ...people(60, 2, { joinedDaysAgo: 50 }),
];

/** Started a hundred days ago with the real use-cases, so that segments and workflows are fixed as they were. */
async function startedBench(everyone: readonly Person[] = COHORT): Promise<Bench & { newId: () => string }> {
  const world = orderWorld();
  addPeople(world, everyone);
  workflowSends(world, '7001');
  const draft = orderHypothesis({ status: 'draft', start: null });
  const bench = await openBench(world, [draft]);
  bench.goTo(daysAgo(100));
  const request = { portalId: PORTAL_ID, by: '9001', hypothesisId: ID, seenVersion: 1 };
  const assets = [
    { kind: 'list' as const, id: LIST, role: 'treatment' as const },
    { kind: 'workflow' as const, id: WORKFLOW, role: 'tactic' as const },
  ];
  expect(await attachAssets(bench.deps, { ...request, assets })).toMatchObject({ ok: true });
  expect(await startHypothesisUseCase(bench.deps, request)).toMatchObject({ ok: true });
  return { ...bench, newId: () => 'h_successor0' };
}

function workflowSends(world: Bench['portal']['world'], emailId: string, name = 'Welcome'): void {
  addWorkflow(world, {
    ...{ id: WORKFLOW, name, steps: [sendEmail(emailId)], enrolment: enrolFromList(LIST) },
  });
}

async function measured(bench: Bench) {
  const report = await measure(bench.deps, PORTAL_ID);
  const [entry] = report.hypotheses;
  if (entry === undefined) throw new Error('nothing was measured');
  return { report, entry, question: entry.reading.question };
}

async function hypothesisOf(bench: Bench, id = ID): Promise<Hypothesis> {
  const found = await bench.store().hypotheses.get(PORTAL_ID, id);
  if (found === null) throw new Error(`no hypothesis ${id}`);
  return found;
}

async function answer(
  bench: Bench & { newId: () => string },
  said: 'yes' | 'no',
  overrides: { questionId?: string; reason?: string } = {},
) {
  const { version } = await hypothesisOf(bench);
  const reading = await bench.store().readings.latest(PORTAL_ID, ID);
  const deps = { ...bench.deps, store: bench.store(), newId: bench.newId };
  return answerQuestion(deps, {
    ...{ portalId: PORTAL_ID, by: '9002', hypothesisId: ID, seenVersion: version, answer: said },
    ...{ questionId: reading?.question?.id ?? '', reason: 'Asked the team', ...overrides },
  });
}

function changeFilter(bench: Bench): void {
  const list = bench.portal.world.lists.get(LIST);
  if (list !== undefined) list.filterBranch = anyOf([propertyIs('firstname', 'Grace')]);
}

describe('a segment that asks for other people than at the start', () => {
  it('is one question; a yes carries on, is kept with who and why, and the audit has nothing to say any more', async () => {
    const bench = await startedBench();
    bench.goTo(daysAgo(10));
    changeFilter(bench);
    const { entry, question, report } = await measured(bench);
    expect(entry).toMatchObject({ becameFinal: false, problem: { code: 'definition_changed' } });
    expect(entry.reading).toMatchObject({ state: 'data_problem', counts: { treatment: { finished: 120 } } });
    expect(question).toMatchObject({ yes: 'Yes, carry on', no: 'No, start version 2' });
    expect(question?.text).toContain('Do people still get the same thing?');
    expect(measureTable(report, { colour: false, width: 200 })).toContain(`groundwork amend ${ID} --answer`);
    expect(await auditedFor306(bench)).toBe(1);

    expect(await answer(bench, 'yes')).toMatchObject({ ok: true, value: { successor: null } });
    const { amendments } = await hypothesisOf(bench);
    expect(amendments).toMatchObject([
      {
        by: '9002',
        reason: 'Asked the team',
        answers: question?.id,
        accepted: { asset: { kind: 'list', id: LIST } },
      },
    ]);
    expect(await auditedFor306(bench)).toBe(0);
    bench.goTo(WORLD_NOW);
    const after = await measured(bench);
    expect(after.entry).toMatchObject({ problem: null, becameFinal: true });
    // Somebody had finished when it was answered, so the stricter band decides.
    expect(after.entry.reading.tags).toContain('amended');
  });

  it('asks again when it changes again', async () => {
    const bench = await startedBench();
    bench.goTo(daysAgo(10));
    changeFilter(bench);
    const first = await measured(bench);
    await answer(bench, 'yes');
    const list = bench.portal.world.lists.get(LIST);
    if (list !== undefined) list.filterBranch = anyOf([propertyIs('firstname', 'Joan')]);
    const second = await measured(bench);
    expect(second.question?.code).toBe('definition_changed');
    expect(second.question?.id).not.toBe(first.question?.id);
  });

  it('goes on as version 2 when people get something else now', async () => {
    const bench = await startedBench();
    bench.goTo(daysAgo(10));
    changeFilter(bench);
    await measured(bench);
    expect(await answer(bench, 'no')).toMatchObject({
      value: { successor: { id: 'h_successor0', status: 'draft' } },
    });
    expect(await hypothesisOf(bench)).toMatchObject({
      status: 'concluded',
      decision: { choice: 'change', by: '9002', reason: 'Asked the team' },
      successorId: 'h_successor0',
    });
  });

  it('weighs nothing when nobody had finished yet', async () => {
    const bench = await startedBench();
    bench.goTo(daysAgo(45));
    changeFilter(bench);
    await measured(bench);
    await answer(bench, 'yes');
    bench.goTo(WORLD_NOW);
    const { entry } = await measured(bench);
    expect(entry.reading.tags).not.toContain('amended');
    expect(entry.reading.sentence).not.toContain('Judged more strictly');
  });
});

describe('a workflow that does something else than at the start', () => {
  it('is asked about; a new name or revision is not', async () => {
    const bench = await startedBench();
    bench.goTo(daysAgo(10));
    workflowSends(bench.portal.world, '7001', 'Welcome, version of May');
    expect((await measured(bench)).question).toBeNull();
    workflowSends(bench.portal.world, '7002');
    const { question } = await measured(bench);
    expect(question?.found).toMatchObject([{ asset: { kind: 'workflow', id: WORKFLOW } }]);
    await answer(bench, 'yes');
    expect((await measured(bench)).question).toBeNull();
  });

  it('is not called changed when it cannot be read', async () => {
    const bench = await startedBench();
    bench.goTo(daysAgo(10));
    workflowSends(bench.portal.world, '7002');
    const workflow = bench.portal.world.workflows.get(WORKFLOW);
    if (workflow !== undefined) workflow.isReadable = false;
    expect((await measured(bench)).entry.problem).toBeNull();
  });
});

describe('many who joined within an hour', () => {
  const imported = COHORT.map((person) => ({ ...person, joinedDaysAgo: 60 }));

  it.each([
    ['counted after a yes', 'yes', [160, 0]],
    ['left out and shown after a no', 'no', [40, 120]],
  ] as const)('are %s', async (_, said, expected) => {
    const others = people(40, 5, { joinedDaysAgo: 55, reachedAfter: 3 });
    const bench = await startedBench([...imported, ...others]);
    bench.goTo(daysAgo(5));
    expect((await measured(bench)).entry.problem?.code).toBe('bulk_join');
    expect(await answer(bench, said)).toMatchObject({ ok: true, value: { successor: null } });
    const { report, entry } = await measured(bench);
    expect(entry.problem).toBeNull();
    const { treatment, imported: out } = entry.reading.counts;
    expect([treatment.finished, out]).toEqual(expected);
    const table = measureTable(report, { colour: false, width: 200 });
    expect(table.includes('120 left out as an import')).toBe(said === 'no');
  });
});

describe('an answer', () => {
  async function asked() {
    const bench = await startedBench();
    bench.goTo(daysAgo(10));
    changeFilter(bench);
    await measured(bench);
    return bench;
  }

  it.each([
    ['no_question', 'to another question', { questionId: 'q_other' }],
    ['no_reason', 'without a reason', { reason: ' ' }],
  ])('is refused with %s: %s', async (reason, _, overrides) => {
    const bench = await asked();
    expect(await answer(bench, 'yes', overrides)).toMatchObject({ ok: false, reason });
    expect((await hypothesisOf(bench)).amendments).toEqual([]);
  });

  it('is given once', async () => {
    const bench = await asked();
    await answer(bench, 'yes');
    expect(await answer(bench, 'yes')).toMatchObject({ ok: false, reason: 'no_question' });
    expect((await hypothesisOf(bench)).amendments).toHaveLength(1);
    const page = await describeHypothesis({ ...bench.deps, store: bench.store() }, PORTAL_ID, ID);
    expect(page).toMatchObject({ value: { reading: { question: null } } });
  });

  it('overwrites nobody’s change', async () => {
    const bench = await asked();
    const hypothesis = await hypothesisOf(bench);
    const reading = await bench.store().readings.latest(PORTAL_ID, ID);
    await bench.store().hypotheses.replace(PORTAL_ID, hypothesis.version, hypothesis);
    const late = await answerQuestion(
      { ...bench.deps, store: bench.store(), newId: bench.newId },
      {
        ...{ portalId: PORTAL_ID, by: '9002', hypothesisId: ID, seenVersion: hypothesis.version },
        ...{ questionId: reading?.question?.id ?? '', answer: 'yes', reason: 'Asked' },
      },
    );
    expect(late).toMatchObject({ ok: false, reason: 'conflict' });
  });
});

describe('a segment that was deleted', () => {
  it('is told with the mend; what was counted stays, and restored it goes on', async () => {
    const bench = await startedBench();
    bench.goTo(daysAgo(10));
    const before = await measured(bench);
    const list = bench.portal.world.lists.get(LIST);
    if (list !== undefined) list.deletedAt = daysAgo(9);
    bench.goTo(daysAgo(8));
    const gone = await measured(bench);
    expect(gone.entry).toMatchObject({ problem: { code: 'list_gone' }, becameFinal: false });
    expect(gone.entry.reading.counts).toEqual(before.entry.reading.counts);
    if (list !== undefined) list.deletedAt = null;
    bench.goTo(WORLD_NOW);
    expect((await measured(bench)).entry).toMatchObject({ problem: null, becameFinal: true });
  });
});

async function auditedFor306(bench: Bench): Promise<number> {
  const deps = { ...bench.deps, store: bench.store(), progress: () => undefined };
  const { findings } = await runAudit(deps, { portalId: PORTAL_ID });
  return findings.filter(({ ruleId }) => ruleId === SG306.id).length;
}
