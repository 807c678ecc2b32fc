import { describe, expect, it } from 'vitest';
import { DEAL } from '../../../../src/core/object-type.ts';
import { DAY_MS } from '../../../../src/core/time.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { expose } from '../../../../src/server/use-cases/expose/expose.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { runAudit } from '../../../../src/server/use-cases/audit/run-audit.ts';
import { makeConcluded, makeStart } from '../../../factories/hypotheses.ts';
import { assignToHypothesis, branchOnValue, sendEmail, type Step } from '../../../factories/workflows.ts';
import { addWorkflow, daysAgo, WORLD_NOW } from '../../../factories/world.ts';
import { gather } from '../../hubspot/doors.ts';
import {
  addPeople,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
  type Bench,
} from '../outcome-bench.ts';

const ID = orderHypothesis().id;
const NOBODYS_LIST = '999';

function byAction(overrides: Partial<Hypothesis> = {}): Hypothesis {
  const start = makeStart({ ...orderHypothesis().start, lists: [], workflows: [] });
  return orderHypothesis({ exposureSource: 'action', holdoutShare: 0.3, start, ...overrides });
}

async function benchOf(hypothesis = byAction()): Promise<Bench> {
  return openBench(orderWorld(), [hypothesis]);
}

function ask(
  bench: Bench,
  recordId: string,
  overrides: { hypothesisId?: string; objectTypeId?: string } = {},
) {
  const request = { portalId: PORTAL_ID, hypothesisId: ID, objectTypeId: '0-1', recordId, ...overrides };
  return expose({ store: bench.store(), now: bench.deps.now }, request);
}

const rowsOf = (bench: Bench) => gather(bench.store().ledger.open(PORTAL_ID, ID));

describe('a record that comes to the step', () => {
  it('is given its group and the moment, and both are kept', async () => {
    const bench = await benchOf();
    const answer = await ask(bench, '77');
    expect(answer).toMatchObject({ ok: true, value: { hypothesisId: ID, exposedAt: WORLD_NOW } });
    const arm = answer.ok ? answer.value.arm : null;
    await bench.restart();
    expect(await rowsOf(bench)).toMatchObject([{ recordId: '77', arm, joinedAt: WORLD_NOW }]);
  });

  it('is told the same on a retry, after a restart, and when it comes again later', async () => {
    const bench = await benchOf();
    const first = await ask(bench, '77');
    expect(await ask(bench, '77')).toEqual(first);
    await bench.restart();
    bench.goTo(WORLD_NOW + 40 * DAY_MS);
    expect(await ask(bench, '77')).toEqual(first);
    expect(await rowsOf(bench)).toHaveLength(1);
  });

  it('is told the same by a hundred calls at once', async () => {
    const bench = await benchOf();
    let at = WORLD_NOW;
    const now = () => (at += 1);
    const request = { portalId: PORTAL_ID, hypothesisId: ID, objectTypeId: '0-1', recordId: '77' };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => expose({ store: bench.store(), now }, request)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await rowsOf(bench)).toHaveLength(1);
  });

  it.each([
    ['hypothesis_not_found', byAction(), { hypothesisId: 'h_nobodys000' }],
    ['not_live', makeConcluded({ ...byAction(), status: 'concluded' }), {}],
    ['not_live', byAction({ status: 'draft', start: null }), {}],
    ['reviewed_by_people', byAction({ kind: 'reviewed' }), {}],
    ['counted_by_segment', orderHypothesis(), {}],
    ['wrong_object_type', byAction(), { objectTypeId: DEAL }],
  ])('is refused with %s, and nobody is assigned', async (reason, hypothesis, overrides) => {
    const bench = await benchOf(hypothesis);
    expect(await ask(bench, '77', overrides)).toMatchObject({ ok: false, reason });
    expect(await rowsOf(bench)).toEqual([]);
  });
});

const ARM = { type: 'FIELD_DATA', actionId: '1', dataKey: 'arm' };

/** Everybody comes to the step 60 days ago; of those who get it, half do it, of those held out nobody. */
async function ranBench(heldOutGet: Step[] = []): Promise<Bench> {
  const world = orderWorld();
  const everyone = people(1000, 1, { joinedDaysAgo: 60 });
  addPeople(world, everyone, NOBODYS_LIST);
  const ways = [
    { value: 'treatment', steps: [sendEmail()] },
    { value: 'control', steps: heldOutGet },
  ];
  addWorkflow(world, {
    ...{ id: '1', name: 'Welcome' },
    steps: [assignToHypothesis(ID), branchOnValue(ARM, ways)],
  });
  const bench = await openBench(world, [byAction()]);
  const portal = await bench.store().portals.get(PORTAL_ID);
  if (portal !== null) await bench.store().portals.save({ ...portal, actionTypeIds: ['1-7001'] });
  bench.goTo(daysAgo(60));
  for (const { id } of everyone) {
    const answer = await ask(bench, id);
    const reaches = answer.ok && answer.value.arm === 'treatment' && Number(id) % 2 === 0;
    if (reaches)
      world.records
        .get('0-1')
        ?.get(id)
        ?.history.set('second_order_at', [
          { value: new Date(daysAgo(50)).toISOString(), at: daysAgo(50), source: 'CRM_UI' },
        ]);
  }
  bench.goTo(WORLD_NOW);
  return bench;
}

async function audit(bench: Bench): Promise<void> {
  const deps = { ...bench.deps, store: bench.store(), progress: () => undefined };
  await runAudit(deps, { portalId: PORTAL_ID });
}

describe('a hypothesis that counts from the step', () => {
  it('compares those who got it with those held out, asks no segment anything, and takes no stamp for an import', async () => {
    const bench = await ranBench();
    bench.portal.requests.clear();
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({ problem: null, becameFinal: true, reading: { state: 'validated' } });
    const { treatment, control } = entry?.reading.counts ?? {};
    expect((treatment?.finished ?? 0) + (control?.finished ?? 0)).toBe(1000);
    expect(control?.reached).toBe(0);
    expect(entry?.reading.estimate).toMatchObject({ unit: 'difference', method: 'newcombe' });
    expect(bench.portal.requests.entries().filter(({ path }) => path.includes('/lists'))).toEqual([]);
  });

  it('is told as caused only when an audit found that nobody held out is written to', async () => {
    const bench = await ranBench();
    await audit(bench);
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry?.reading.evidence).toBe('caused');
    expect(entry?.reading.sentence).toContain('this is your doing');
  });

  it('is told as compared without an audit', async () => {
    const bench = await ranBench();
    expect((await measure(bench.deps, PORTAL_ID)).hypotheses[0]?.reading.evidence).toBe('compared_with');
  });

  it('is told as compared when those held out are written to as well', async () => {
    const bench = await ranBench([sendEmail()]);
    await audit(bench);
    expect((await measure(bench.deps, PORTAL_ID)).hypotheses[0]?.reading.evidence).toBe('compared_with');
  });

  it('is blocked when the groups are not as declared', async () => {
    const bench = await benchOf();
    const at = daysAgo(60);
    const rows = Array.from({ length: 600 }, (_, index) => ({
      ...{ recordId: String(index), arm: index % 2 === 0 ? ('treatment' as const) : ('control' as const) },
      ...{ joinedAt: at, firstSeenAt: at, outcomeAt: null, excluded: null, readAt: null },
    }));
    await bench.store().ledger.append(PORTAL_ID, ID, rows);
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry?.problem?.message).toContain('should be 70 to 30, they are 300 and 300');
    expect(entry).toMatchObject({ becameFinal: false, reading: { evidence: 'compared_with' } });
  });
});
