import { describe, expect, it } from 'vitest';
import { CONTACT, DEAL } from '../../../../src/core/object-type.ts';
import { HubSpotError } from '../../../../src/server/hubspot/errors.ts';
import { measure } from '../../../../src/server/use-cases/measure/measure.ts';
import { makeStart } from '../../../factories/hypotheses.ts';
import { addList, addProperties, worldProperty } from '../../../factories/world.ts';
import {
  addPeople,
  LIST,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
} from '../outcome-bench.ts';

const SECOND_LIST = '202';
const DEAL_LIST = '301';

const on = (id: string, listId: string, objectTypeId = CONTACT) =>
  orderHypothesis({
    id,
    objectTypeId,
    start: makeStart({
      ...orderHypothesis().start,
      lists: [{ listId, role: 'treatment', name: listId, filterHash: null }],
    }),
  });
const FOUR = [
  on('h_first00000', LIST),
  on('h_second0000', LIST),
  on('h_third00000', SECOND_LIST),
  on('h_deals00000', DEAL_LIST, DEAL),
];

async function benchOfFour() {
  const world = orderWorld();
  addPeople(world, people(40, 1, { joinedDaysAgo: 50, reachedAfter: 10 }));
  addPeople(world, people(40, 2, { joinedDaysAgo: 50 }), SECOND_LIST);
  addProperties(world, DEAL, [
    worldProperty({ name: 'second_order_at', type: 'datetime', fieldType: 'date' }),
  ]);
  addList(world, { listId: DEAL_LIST, objectTypeId: DEAL, members: [] });
  return openBench(world, FOUR);
}

describe('measuring several hypotheses in one run', () => {
  it('reads the properties of an object type once, and the segments of all of them once', async () => {
    const bench = await benchOfFour();
    const { hypotheses, failed } = await measure(bench.deps, PORTAL_ID);
    expect(failed).toEqual([]);
    expect(hypotheses.map(({ problem }) => problem)).toEqual([null, null, null, null]);
    const asked = bench.portal.requests.entries().map(({ method, path }) => `${method} ${path}`);
    const foundations = asked.filter((one) => /\/properties\/|\/crm\/lists\/2026-09$/.test(one));
    expect(foundations.sort()).toEqual([
      'GET /crm/lists/2026-09',
      `GET /crm/v3/properties/${CONTACT}`,
      `GET /crm/v3/properties/${DEAL}`,
    ]);
  });

  it('counts two hypotheses on one segment each for itself', async () => {
    const bench = await benchOfFour();
    const { hypotheses } = await measure(bench.deps, PORTAL_ID);
    const counts = new Map(hypotheses.map(({ hypothesisId, reading }) => [hypothesisId, reading.counts]));
    expect(counts.get('h_first00000')?.treatment).toEqual({ finished: 40, reached: 40 });
    expect(counts.get('h_second0000')).toEqual(counts.get('h_first00000'));
    expect(counts.get('h_third00000')?.treatment).toEqual({ finished: 40, reached: 0 });
  });

  it('says of an empty segment that nobody has come in, and fixes nothing', async () => {
    const bench = await benchOfFour();
    const { hypotheses } = await measure(bench.deps, PORTAL_ID, { hypothesisId: 'h_deals00000' });
    expect(hypotheses).toMatchObject([{ becameFinal: false, reading: { state: 'no_data', row: 3 } }]);
  });

  it('asks anew for the next one when a reading failed', async () => {
    const bench = await benchOfFour();
    const { properties } = bench.deps.hubspot;
    let asked = 0;
    const deps = bench.depsWith({
      properties: {
        ...properties,
        async list(objectTypeId) {
          asked += 1;
          if (asked === 1) throw new HubSpotError('hubspot_timeout', 'no answer');
          return properties.list(objectTypeId);
        },
      },
    });
    const { hypotheses, failed } = await measure(deps, PORTAL_ID);
    expect(failed).toMatchObject([{ code: 'hubspot_timeout' }]);
    expect(hypotheses).toHaveLength(3);
  });
});

describe('a verdict that is fixed', () => {
  it('is told in the same words ever after, with people held out by the workflow step too', async () => {
    const world = orderWorld();
    const reached = people(120, 1, { joinedDaysAgo: 50, reachedAfter: 10 });
    const others = people(80, 2, { joinedDaysAgo: 50 });
    const heldOut = people(50, 3, { joinedDaysAgo: 50 });
    addPeople(world, [...reached, ...others, ...heldOut]);
    const start = makeStart({ ...orderHypothesis().start, lists: [], nMin: 1000, nPlan: 2000 });
    const hypothesis = orderHypothesis({ exposureSource: 'action', holdoutShare: 0.2, start });
    const bench = await openBench(world, [hypothesis]);
    const joinedAt = bench.portal.world.lists.get(LIST)?.members[0]?.joinedAt ?? 0;
    const rowOf = (arm: 'treatment' | 'control') => (recordId: string) => {
      const unread = { outcomeAt: null, excluded: null, readAt: null };
      return { recordId, arm, joinedAt, firstSeenAt: joinedAt, ...unread };
    };
    await bench
      .store()
      .ledger.append(PORTAL_ID, hypothesis.id, [
        ...[...reached, ...others].map(({ id }) => id).map(rowOf('treatment')),
        ...heldOut.map(({ id }) => id).map(rowOf('control')),
      ]);
    const [first] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    const [later] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(first).toMatchObject({ becameFinal: true, reading: { row: 15, state: 'underpowered' } });
    expect(first?.reading.sentence).toContain('200 people a group are too few');
    expect(later?.reading.sentence).toContain(first?.reading.sentence);
  });
});
