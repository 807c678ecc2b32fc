import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/core/time.ts';
import { buildWorld } from '../../../src/sandbox/seed/build-world.ts';
import { demoPlan } from '../../../src/sandbox/seed/demo-plan.ts';
import { COHORT_FACTS } from '../../../src/sandbox/seed/facts.ts';
import { firstJoinsSeen, outcomeOf, referenceCounts, type ReferenceQuestion } from './reference-cohort.ts';

const NOWS = ['2026-11-22T10:20:00Z', '2026-03-31T23:30:00Z', '2027-07-01T00:05:00Z'].map((now) =>
  Date.parse(now),
);
type Key = keyof typeof COHORT_FACTS;

function question(key: Key, now: number, pollEveryDays = 1): ReferenceQuestion {
  const world = buildWorld({ now });
  const planned = demoPlan(now).hypotheses.find((one) => one.key === key);
  const listId = planned?.attachments.find(({ asset }) => asset.kind === 'list')?.asset.id;
  const list = world.lists.get(listId ?? '');
  const startDaysAgo = planned?.startDaysAgo ?? null;
  if (planned === undefined || startDaysAgo === null || list === undefined)
    throw new Error(`${key} is not started on a list`);
  return {
    world,
    list,
    content: planned.content,
    startsAt: now - startDaysAgo * DAY_MS,
    now,
    pollEveryDays,
  };
}

describe.each(NOWS)('people counted by the rules, clock at %d', (now) => {
  it.each<Key>(['bursts', 'winBack', 'trialColleagues', 'startFromRole'])(
    '%s has its planted counts',
    (key) => {
      const { state: _state, outsideTime, ...facts } = COHORT_FACTS[key];
      const counts = referenceCounts(question(key, now));
      expect(counts).toMatchObject(facts);
      if (outsideTime !== null) expect(counts.outsideTime).toBe(outsideTime);
    },
  );
});

describe('the planted counts', () => {
  const [now = 0] = NOWS;

  it.each<Key>(['bursts', 'winBack', 'trialColleagues'])(
    '%s stays the same when polled once in ten days',
    (key) => {
      expect(referenceCounts(question(key, now, 10))).toEqual(referenceCounts(question(key, now)));
    },
  );

  it('are those of the published example: 187 of 1,100, 119 of 1,060, 24 of 140', () => {
    const pairs = (['bursts', 'winBack', 'trialColleagues'] as const).map((key) => COHORT_FACTS[key]);
    expect(pairs.map(({ reached, finished }) => [reached, finished])).toEqual([
      [187, 1100],
      [119, 1060],
      [24, 140],
    ]);
  });

  it('have 112 people waiting in the youngest hypothesis, the first of them for less than 20 days', () => {
    const asked = question('startFromRole', now);
    const joins = [...firstJoinsSeen(asked).values()].filter((at) => at >= asked.startsAt);
    expect(joins).toHaveLength(112);
    expect(Math.min(...joins)).toBeGreaterThan(asked.startsAt);
  });
});

/**
 * Natural log of the evidence against a share in the exact safe band (Robbins' beta-binomial mixture): the product of
 * what the mixture foretold for each person over what the share foretells.
 */
function evidenceAgainst(share: number, outcomes: readonly boolean[], strength: number): number[] {
  let log = 0;
  let reached = 0;
  return outcomes.map((isReached, index) => {
    const foretold = (strength * share + reached) / (strength + index);
    log += isReached ? Math.log(foretold / share) : Math.log((1 - foretold) / (1 - share));
    reached += isReached ? 1 : 0;
    return log;
  });
}

describe('looking every day', () => {
  const LIMIT = Math.log(100);
  /** For 1 %, tuned to half of the 1,041 people planned for 12 → 15 %. */
  const STRENGTH = 44.13;

  it.each<Key>(['bursts', 'winBack', 'trialColleagues'])(
    '%s is never decided before everybody has finished',
    (key) => {
      const asked = question(key, NOWS[0] ?? 0);
      const { metric = null, target = null, deadline = null } = asked.content.prediction ?? {};
      if (metric === null || target === null || deadline === null) throw new Error('not measured');
      const until = Date.parse(`${deadline}T23:59:59Z`) - 32 * DAY_MS;
      const inTime = [...firstJoinsSeen(asked)]
        .filter(([, joinedAt]) => joinedAt >= asked.startsAt && joinedAt <= until)
        .sort(([, one], [, other]) => one - other)
        .map(([id, joinedAt]) => ({ joinedAt, at: outcomeAt(asked, id) }))
        .filter(({ joinedAt, at }) => at === null || at > joinedAt)
        .map(({ joinedAt, at }) => at !== null && at <= joinedAt + 30 * DAY_MS);
      const looks = evidenceAgainst(target, inTime, STRENGTH).slice(30, -1);
      expect(inTime).toHaveLength(COHORT_FACTS[key].finished);
      expect(Math.max(...looks)).toBeLessThan(LIMIT);
    },
  );

  function outcomeAt(asked: ReferenceQuestion, id: string): number | null {
    const record = asked.world.records.get('0-1')?.get(id);
    const metric = asked.content.prediction?.metric ?? null;
    return record === undefined || metric === null ? null : outcomeOf(record, metric);
  }
});

/** Ways to count that are wrong, and how far off each is: share of the main hypothesis, truth 17.0 %. */
describe('counting carelessly shows in the main hypothesis', () => {
  const asked = question('bursts', NOWS[0] ?? 0);
  const metric = asked.content.prediction?.metric ?? null;
  if (metric === null) throw new Error('no metric');
  const cutOff = asked.now - 36 * DAY_MS;
  const people = [...firstJoinsSeen(asked)].map(([id, joinedAt]) => {
    const record = asked.world.records.get('0-1')?.get(id);
    return { joinedAt, outcomeAt: record === undefined ? null : outcomeOf(record, metric) };
  });
  const share = (of: typeof people) => of.filter(({ outcomeAt }) => outcomeAt !== null).length / of.length;
  const inTime = people.filter(({ joinedAt }) => joinedAt >= asked.startsAt && joinedAt <= cutOff);

  it('takes late outcomes and prior converters for successes', () => {
    expect(share(inTime)).toBeCloseTo((187 + 92 + 38) / 1138, 3);
  });

  it('takes everybody who ever joined', () => {
    const everybody = share(people);
    expect(everybody).toBeGreaterThan(0.21);
    expect(people).toHaveLength(1920);
  });

  it('takes only the people who are on the list today', () => {
    const today = asked.list.members.filter(({ leftAt }) => leftAt === null).length;
    expect(today).toBeLessThan(800);
  });

  it('takes the second join of people who left and came back', () => {
    const joins = new Map<string, number>();
    for (const { recordId } of asked.list.members) joins.set(recordId, (joins.get(recordId) ?? 0) + 1);
    expect([...joins.values()].filter((count) => count > 1).length).toBeGreaterThan(10);
  });

  it('reads the self-emptying list by its members: nobody on it has bought again', () => {
    const list = asked.world.lists.get('38');
    const members = list?.members.filter(({ leftAt }) => leftAt === null) ?? [];
    const orders = members.map(
      ({ recordId }) =>
        asked.world.records.get('0-1')?.get(recordId)?.history.get('total_orders')?.at(-1)?.value,
    );
    expect(members.length).toBeGreaterThan(500);
    expect(new Set(orders)).toEqual(new Set(['1']));
  });
});
