import { describe, expect, it } from 'vitest';
import {
  addRecord,
  countsOf,
  eligibleJoins,
  emptyTally,
  firstResultsAt,
  unreadRecords,
} from '../../../../src/core/outcomes/cohort/cohort.ts';
import { cohortRule } from '../../../../src/core/outcomes/cohort/cohort-rule.ts';
import { standingOf } from '../../../../src/core/outcomes/cohort/standing.ts';
import { DAY_MS } from '../../../../src/core/time.ts';
import { makeDraft, makeHypothesis, makePrediction, makeStart } from '../../../factories/hypotheses.ts';
import { makeRule, rowJoinedOn, START } from '../cohort-fixtures.ts';

const rule = makeRule();
const at = (day: number) => START + day * DAY_MS;

describe('standing of a record', () => {
  it.each([
    ['joined a moment before the start', [rowJoinedOn(-0.001)], 200, 'before_start'],
    ['joined at the start itself', [rowJoinedOn(0)], 200, 'not_reached'],
    ['joined at the last moment that can finish by the deadline', [rowJoinedOn(100)], 200, 'not_reached'],
    ['joined a moment too late to finish by the deadline', [rowJoinedOn(100.001)], 200, 'too_late'],
    ['has not had its window and grace', [rowJoinedOn(0, { outcomeAt: at(1) })], 31.999, 'waiting'],
    ['has just had its window and grace', [rowJoinedOn(0, { outcomeAt: at(1) })], 32, 'reached'],
    ['was last read before its window was over', [rowJoinedOn(0, { readAt: at(31) })], 40, 'unread'],
    ['was never read though its time is over', [rowJoinedOn(0, { readAt: null })], 40, 'unread'],
    ['had done it before joining', [rowJoinedOn(0, { excluded: 'prior_converter' })], 40, 'prior_converter'],
    ['cannot be judged by its facts', [rowJoinedOn(0, { excluded: 'not_evaluable' })], 40, 'not_evaluable'],
    ['went into another record', [rowJoinedOn(0, { excluded: 'merged' })], 40, 'merged'],
    ['was marked as in both arms', [rowJoinedOn(0, { excluded: 'contaminated' })], 40, 'contaminated'],
    [
      'is in both arms, though one join does not count',
      [rowJoinedOn(-5, { arm: 'control' }), rowJoinedOn(5)],
      10,
      'contaminated',
    ],
    [
      'is in both arms, and neither join counts',
      [rowJoinedOn(-5, { arm: 'control' }), rowJoinedOn(-4)],
      10,
      'before_start',
    ],
  ])('that %s', (_, rows, today, expected) => {
    expect(standingOf(rows, rule, at(today))).toBe(expected);
  });
});

describe('cohort counts', () => {
  const records = [
    [rowJoinedOn(1, { outcomeAt: at(5) })],
    [rowJoinedOn(1)],
    [rowJoinedOn(2, { arm: 'control' as const, outcomeAt: at(5) })],
    [rowJoinedOn(3, { arm: 'control' as const }), rowJoinedOn(3)],
    [rowJoinedOn(-1)],
    [rowJoinedOn(2, { excluded: 'prior_converter' as const })],
    [rowJoinedOn(2, { excluded: 'not_evaluable' as const })],
    [rowJoinedOn(60)],
    [rowJoinedOn(101)],
    [rowJoinedOn(2, { excluded: 'merged' as const })],
    [rowJoinedOn(2, { readAt: null })],
  ];
  const compared = makeRule({ hasControl: true });
  const tally = records.reduce((sum, rows) => addRecord(sum, rows, compared, at(70)), emptyTally());

  it('put every record in exactly one place', () => {
    expect(countsOf(tally, compared)).toEqual({
      treatment: { finished: 2, reached: 1 },
      control: { finished: 1, reached: 1 },
      waiting: 2,
      outsideTime: 2,
      beforeStart: 1,
      priorConverters: 1,
      notEvaluable: 1,
      contaminated: 1,
      merged: 1,
      imported: 0,
    });
  });

  it('tell apart who joined in time and who is still unread', () => {
    expect(eligibleJoins(tally)).toBe(7);
    expect(unreadRecords(tally)).toBe(1);
  });

  it('have no control without a compared group', () => {
    expect(countsOf(emptyTally(), rule).control).toBeNull();
  });

  it('ignore a record without rows', () => {
    expect(addRecord(emptyTally(), [], rule, at(1))).toEqual(emptyTally());
  });

  it('say when the first results come, until they are there', () => {
    const waiting = addRecord(
      addRecord(emptyTally(), [rowJoinedOn(9)], rule, at(10)),
      [rowJoinedOn(4)],
      rule,
      at(10),
    );
    expect(firstResultsAt(waiting, rule, at(10))).toBe(new Date(at(36)).toISOString());
    expect(firstResultsAt(waiting, rule, at(36))).toBeNull();
    expect(firstResultsAt(emptyTally(), rule, at(10))).toBeNull();
  });
});

describe('rule of a hypothesis', () => {
  it('ends with the last millisecond of the deadline in the time zone of the portal', () => {
    const hypothesis = makeHypothesis({ prediction: makePrediction({ deadline: '2026-12-31' }) });
    expect(cohortRule(hypothesis, 'America/New_York')?.deadlineAt).toBe(
      Date.parse('2027-01-01T04:59:59.999Z'),
    );
    expect(cohortRule(hypothesis, 'Asia/Tokyo')?.deadlineAt).toBe(Date.parse('2026-12-31T14:59:59.999Z'));
  });

  it('leaves window and grace between the last join that counts and the deadline', () => {
    const found = cohortRule(makeHypothesis(), 'UTC');
    expect(found && found.deadlineAt - found.joinsUntil).toBe(32 * DAY_MS);
  });

  it('knows a control by its list, or by the share our action holds out', () => {
    const list = { listId: '102', role: 'control' as const, name: 'Others', filterHash: null };
    const byList = makeHypothesis({ start: makeStart({ lists: [list] }) });
    expect(cohortRule(byList, 'UTC')?.hasControl).toBe(true);
    expect(
      cohortRule(makeHypothesis({ exposureSource: 'action', holdoutShare: 0.2 }), 'UTC')?.hasControl,
    ).toBe(true);
    expect(cohortRule(makeHypothesis({ exposureSource: 'action' }), 'UTC')?.hasControl).toBe(false);
    expect(cohortRule(makeHypothesis(), 'UTC')?.hasControl).toBe(false);
  });

  it.each([
    ['not started', makeDraft()],
    ['without a window', makeHypothesis({ prediction: makePrediction({ windowDays: null }) })],
    ['without a deadline', makeHypothesis({ prediction: makePrediction({ deadline: null }) })],
    ['without a prediction', makeHypothesis({ prediction: null })],
  ])('does not exist for one %s', (_, hypothesis) => {
    expect(cohortRule(hypothesis, 'UTC')).toBeNull();
  });
});
