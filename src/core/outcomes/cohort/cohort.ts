import { toInstant } from '../../time.ts';
import type { CohortRule } from './cohort-rule.ts';
import type { LedgerRow } from './ledger-row.ts';
import type { ArmCount, CohortCounts } from '../verdict/reading.ts';
import { hourOf, standingOf, type Standing } from './standing.ts';

export type Arm = LedgerRow['arm'];
type ArmTally = Record<Standing, number>;

/** Records that did not join within the time that counts, or whose part another record took over. */
const LEFT_OUT: readonly Standing[] = ['before_start', 'too_late', 'imported', 'merged'];

/** Counts of a cohort by arm and standing, built up row by row so that a cohort never has to be held in memory. */
export interface CohortTally {
  arms: Record<Arm, ArmTally>;
  /** Join of the first eligible record (epoch ms), or null. */
  firstEligibleJoin: number | null;
  /** Eligible joins of each arm by the beginning of their hour (epoch ms). */
  joins: Record<Arm, Map<number, number>>;
  /** Finished records of which the guardrail is known, by arm. */
  guardrail: Record<Arm, ArmCount>;
  /** Finished records whose outcome was corrected after it had been counted. */
  revised: number;
}

/** The counts of a cohort nobody is in. */
export const NOBODY: CohortCounts = {
  treatment: { finished: 0, reached: 0 },
  control: null,
  waiting: 0,
  outsideTime: 0,
  beforeStart: 0,
  priorConverters: 0,
  notEvaluable: 0,
  contaminated: 0,
  merged: 0,
  imported: 0,
};

export function emptyTally(): CohortTally {
  return {
    arms: { treatment: emptyArm(), control: emptyArm() },
    firstEligibleJoin: null,
    joins: { treatment: new Map(), control: new Map() },
    guardrail: { treatment: { finished: 0, reached: 0 }, control: { finished: 0, reached: 0 } },
    revised: 0,
  };
}

/** Adds one record with its rows (one, or one in each arm) as it stands at `now`. Answers the same tally. */
export function addRecord(
  tally: CohortTally,
  rows: readonly LedgerRow[],
  rule: CohortRule,
  now: number,
): CohortTally {
  const [row] = rows;
  if (row === undefined) return tally;
  const standing = standingOf(rows, rule, now);
  tally.arms[row.arm][standing] += 1;
  if (standing === 'reached' || standing === 'not_reached') addFinished(tally, row);
  if (LEFT_OUT.includes(standing) || standing === 'contaminated') return tally;
  tally.firstEligibleJoin = Math.min(tally.firstEligibleJoin ?? row.joinedAt, row.joinedAt);
  const joins = tally.joins[row.arm];
  joins.set(hourOf(row), (joins.get(hourOf(row)) ?? 0) + 1);
  return tally;
}

function addFinished(tally: CohortTally, { arm, guardrail, revised }: LedgerRow): void {
  if (revised === true) tally.revised += 1;
  if (guardrail === undefined) return;
  tally.guardrail[arm].finished += 1;
  if (guardrail === 'reached') tally.guardrail[arm].reached += 1;
}

/** The counts of the contract. A record whose time is over and that could not be read yet counts as waiting. */
export function countsOf(tally: CohortTally, rule: CohortRule): CohortCounts {
  const { treatment, control } = tally.arms;
  return {
    treatment: armCount(treatment),
    control: rule.hasControl ? armCount(control) : null,
    waiting: sum(tally, 'waiting') + sum(tally, 'unread'),
    outsideTime: sum(tally, 'before_start') + sum(tally, 'too_late'),
    beforeStart: sum(tally, 'before_start'),
    priorConverters: sum(tally, 'prior_converter'),
    notEvaluable: sum(tally, 'not_evaluable'),
    contaminated: sum(tally, 'contaminated'),
    merged: sum(tally, 'merged'),
    imported: sum(tally, 'imported'),
    ...(tally.revised === 0 ? {} : { revised: tally.revised }),
  };
}

/** Records that joined in time and in one arm only, whatever came of them. */
export function eligibleJoins(tally: CohortTally): number {
  const both = joinedInTime(tally, 'treatment') + joinedInTime(tally, 'control');
  return both - sum(tally, 'contaminated');
}

/** Records of an arm that joined in time; those in both arms count once, in either. */
export function joinedInTime(tally: CohortTally, arm: Arm): number {
  const counts = tally.arms[arm];
  const all = Object.values(counts).reduce((total, count) => total + count, 0);
  return LEFT_OUT.reduce((rest, standing) => rest - counts[standing], all);
}

/** Records whose time is over and whose outcome could not be read: while there are any, the read is not complete. */
export function unreadRecords(tally: CohortTally): number {
  return sum(tally, 'unread');
}

/** When the first records will have finished; null when nobody eligible has joined or somebody has finished. */
export function firstResultsAt(tally: CohortTally, rule: CohortRule, now: number): string | null {
  if (tally.firstEligibleJoin === null) return null;
  const at = tally.firstEligibleJoin + rule.finishesAfter;
  return at <= now ? null : toInstant(at);
}

function emptyArm(): ArmTally {
  return {
    before_start: 0,
    too_late: 0,
    merged: 0,
    imported: 0,
    contaminated: 0,
    waiting: 0,
    unread: 0,
    prior_converter: 0,
    not_evaluable: 0,
    reached: 0,
    not_reached: 0,
  };
}

function armCount(arm: ArmTally): { finished: number; reached: number } {
  return { finished: arm.reached + arm.not_reached, reached: arm.reached };
}

function sum(tally: CohortTally, standing: Standing): number {
  return tally.arms.treatment[standing] + tally.arms.control[standing];
}
