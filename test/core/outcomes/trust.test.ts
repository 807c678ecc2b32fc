import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../../src/core/hypotheses/hypothesis.ts';
import {
  addRecord,
  countsOf,
  emptyTally,
  type CohortTally,
} from '../../../src/core/outcomes/cohort/cohort.ts';
import type { CohortRule } from '../../../src/core/outcomes/cohort/cohort-rule.ts';
import { confirmedIn, isAmended } from '../../../src/core/outcomes/verdict/confirmed.ts';
import { cohortProblem } from '../../../src/core/outcomes/verdict/data-problem.ts';
import { selfEmptying } from '../../../src/core/outcomes/verdict/self-emptying.ts';
import { DAY_MS } from '../../../src/core/time.ts';
import { makeList } from '../../factories/audit-models.ts';
import { makeAmendment, makeHypothesis, makeStart } from '../../factories/hypotheses.ts';
import { makeRule, rowJoinedOn, START } from './cohort-fixtures.ts';

const NOW = START + 90 * DAY_MS;
const HOUR = 1 / 24;

interface Joins {
  count: number;
  arm?: 'treatment' | 'control';
  /** Days after the start of the first join, and between one and the next. */
  from?: number;
  every?: number;
}

/** A cohort of such joins, a third of whom reached it. */
function cohort(rule: CohortRule, ...groups: Joins[]): CohortTally {
  const tally = emptyTally();
  for (const { count, arm = 'treatment', from = 1, every = 0.3 } of groups)
    for (let i = 0; i < count; i += 1) {
      const row = rowJoinedOn(from + i * every, { arm, recordId: `${arm}${from}-${i}` });
      addRecord(tally, [{ ...row, outcomeAt: i % 3 === 0 ? row.joinedAt + 1 : null }], rule, NOW);
    }
  return tally;
}

const problemOf = (rule: CohortRule, ...groups: Joins[]) => cohortProblem(cohort(rule, ...groups), rule);

describe('groups that were sorted by lot', () => {
  const rule = makeRule({ hasControl: true, heldOutShare: 0.5, isByAction: true });
  const every = 0.05;

  it('may differ by chance', () => {
    expect(problemOf(rule, { count: 330, every }, { count: 300, arm: 'control', every })).toBeNull();
    expect(problemOf(rule, { count: 4 }, { count: 0, arm: 'control' })).toBeNull();
  });

  it('are told with the declared sizes and those found when chance cannot explain them', () => {
    expect(problemOf(rule, { count: 600, every }, { count: 300, arm: 'control', every })).toMatchObject({
      code: 'srm',
      message: expect.stringContaining('should be 50 to 50, they are 600 and 300'),
    });
  });

  it('are held to the split that was declared, not to halves', () => {
    const lopsided = makeRule({ hasControl: true, heldOutShare: 0.2, isByAction: true });
    expect(problemOf(lopsided, { count: 800, every }, { count: 200, arm: 'control', every })).toBeNull();
    expect(problemOf(lopsided, { count: 500, every }, { count: 500, arm: 'control', every })?.code).toBe(
      'srm',
    );
  });

  it('are looked at again among those who have finished', () => {
    const late = 70; // joins that late have not had their time at NOW
    const groups: Joins[] = [
      { count: 600, every },
      { count: 150, arm: 'control', every },
      { count: 450, arm: 'control', from: late, every: 0.01 },
    ];
    expect(problemOf(rule, ...groups)?.message).toContain('600 and 150');
  });

  it('are no question where no split was declared', () => {
    const listed = makeRule({ hasControl: true });
    expect(problemOf(listed, { count: 600, every }, { count: 300, arm: 'control', every: 0.1 })).toBeNull();
  });
});

describe('many joins at once', () => {
  const rule = makeRule();
  const import1 = { count: 60, from: 20, every: 0 };
  const rest = { count: 120, from: 30 };
  const hour = new Date(START + 20 * DAY_MS).toISOString();

  it('are asked about above a quarter of all who joined', () => {
    expect(problemOf(rule, { ...import1, count: 40 }, rest)).toBeNull();
    const found = problemOf(rule, import1, rest);
    expect(found).toMatchObject({
      code: 'bulk_join',
      message: '60 people joined within one hour.',
      question: { code: 'bulk_join', yes: 'Yes, count them', no: 'No, an import', hours: [hour] },
    });
  });

  it('are one question, however many hours stand out', () => {
    const found = problemOf(rule, import1, { ...import1, from: 25 }, { count: 60, from: 30 });
    expect(found?.question?.hours).toHaveLength(2);
    expect(found?.message).toContain('within 2 separate hours');
  });

  it('do not show among a few', () => {
    expect(problemOf(rule, { count: 20, from: 20, every: 0 })).toBeNull();
  });

  it('are what our own step stamps when a webinar ends: never asked about', () => {
    expect(problemOf(makeRule({ isByAction: true }), import1, rest)).toBeNull();
  });

  const answer = (counted: boolean, at = '2026-08-01T08:00:00.000Z'): Amendment =>
    makeAmendment({ at, joins: { hours: [hour], counted } });

  it('count once a person says that they were real', () => {
    const real = makeRule({ confirmed: confirmedIn([answer(true)]) });
    const tally = cohort(real, import1, rest);
    expect(cohortProblem(tally, real)).toBeNull();
    expect(countsOf(tally, real)).toMatchObject({ treatment: { finished: 60 + 94 }, imported: 0 });
  });

  it('are left out and counted apart once a person says that they were an import', () => {
    const imported = makeRule({ confirmed: confirmedIn([answer(false)]) });
    const tally = cohort(imported, import1, rest);
    expect(cohortProblem(tally, imported)).toBeNull();
    expect(countsOf(tally, imported)).toMatchObject({ treatment: { finished: 94 }, imported: 60 });
  });

  it('follow the later of two answers', () => {
    const both = [answer(true, '2026-08-02T08:00:00.000Z'), answer(false)];
    expect(confirmedIn(both).importedHours.size).toBe(0);
    expect(confirmedIn(both).realHours.size).toBe(1);
  });
});

describe('groups that are compared', () => {
  const rule = makeRule({ hasControl: true });

  it('may come in unevenly over the same weeks', () => {
    expect(problemOf(rule, { count: 60 }, { count: 40, arm: 'control', every: 0.45 })).toBeNull();
  });

  it('are not compared when one came in before the other', () => {
    expect(problemOf(rule, { count: 60 }, { count: 60, arm: 'control', from: 40 })?.code).toBe(
      'not_concurrent',
    );
  });

  it('are not compared when a few early ones hide that the rest came later', () => {
    const groups: Joins[] = [
      { count: 200, every: 0.25 },
      { count: 3, arm: 'control', every: 20 },
      { count: 60, arm: 'control', from: 70, every: 0.1 },
    ];
    expect(problemOf(rule, ...groups)?.code).toBe('not_concurrent');
  });

  it('are left alone while too few have come to tell, and where one lot sorted both', () => {
    expect(problemOf(rule, { count: 60 }, { count: 29, arm: 'control', from: 40 })).toBeNull();
    const sorted = makeRule({ hasControl: true, isByAction: true, heldOutShare: 0.5 });
    expect(problemOf(sorted, { count: 60 }, { count: 60, arm: 'control', from: 40 })).toBeNull();
  });
});

describe('all or none', () => {
  it('is asked about until a person says that it is so', () => {
    const none = (rule: CohortRule) => {
      const tally = emptyTally();
      for (let i = 0; i < 100; i += 1) addRecord(tally, [rowJoinedOn(1 + i * HOUR)], rule, NOW);
      return cohortProblem(tally, rule);
    };
    expect(none(makeRule())).toMatchObject({ code: 'dead_outcome', question: { code: 'dead_outcome' } });
    const confirmed = confirmedIn([makeAmendment({ confirmsOutcome: true })]);
    expect(none(makeRule({ confirmed }))).toBeNull();
  });
});

describe('a segment whose conditions ask about the outcome', () => {
  const hypothesis = makeHypothesis({ start: makeStart({ at: new Date(START).toISOString() }) });
  const property = hypothesis.prediction?.metric?.property ?? '';
  const watched = (filterProperties: string[], firstReadAt: number | null, longestGap = DAY_MS) =>
    selfEmptying(hypothesis, [{ list: makeList({ filterProperties }), firstReadAt, longestGap }])?.code ??
    null;

  it('can be counted when it was read from the start on, and else cannot', () => {
    expect(watched([property], START + 2 * DAY_MS)).toBeNull();
    expect(watched([property], START + 2 * DAY_MS + 1)).toBe('self_emptying');
    expect(watched([property], null)).toBe('self_emptying');
  });

  it('cannot be counted once nobody looked for days: who came and went meanwhile is missing', () => {
    expect(watched([property], START, 2 * DAY_MS)).toBeNull();
    expect(watched([property], START, 2 * DAY_MS + 1)).toBe('self_emptying');
    expect(watched(['first_purchase_date'], START, 30 * DAY_MS)).toBeNull();
  });

  it('is another one when it asks about something else', () => {
    expect(watched(['first_purchase_date'], null)).toBeNull();
  });
});

describe('an amendment', () => {
  it('makes the verdict stricter unless it changed nothing', () => {
    expect(isAmended([])).toBe(false);
    expect(isAmended([makeAmendment({ changesNothing: true })])).toBe(false);
    expect(isAmended([makeAmendment({ changesNothing: true }), makeAmendment()])).toBe(true);
  });
});
