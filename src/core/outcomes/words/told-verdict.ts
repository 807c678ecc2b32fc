import type { Goal, RequiredSizes } from '../metric/goal.ts';
import type { CohortCounts, EvidenceGrade } from '../verdict/reading.ts';
import type { Verdict } from '../verdict/verdict-model.ts';

/** Everything a sentence about a verdict can mention. Moments are epoch milliseconds. */
export interface ToldVerdict {
  verdict: Verdict;
  counts: CohortCounts;
  evidence: EvidenceGrade;
  /** Null only while a data problem keeps it from being known. */
  goal: Goal | null;
  sizes: RequiredSizes | null;
  isComplete: boolean;
  startsAt: number;
  /** Null where only counts are told, without a calendar. */
  deadlineAt: number | null;
  windowDays: number;
  /** When the first records will have finished, or null. */
  firstResultsAt: number | null;
  /** When enough will have finished at the pace so far, or null. */
  enoughAt: number | null;
  /** Enabled workflows that carry the hypothesis, or null when not known. */
  runningWorkflows: number | null;
  /** The latest change after the start, or null. */
  changed: { at: number; what: string } | null;
  timeZone: string;
  /** What records are called: people, companies, deals. */
  noun: { one: string; many: string };
}
