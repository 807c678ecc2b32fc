import type { Figures } from './child.ts';

/** Where the clock of the accounts with cohorts stands. */
export const NOW = Date.parse('2026-11-02T09:00:00.000Z');

/** Members of a page of a list; records of a batch with history, of one without, and of a batch of updates. */
const PAGE = 250;
const UPDATES = 100;
export const BATCH = { history: 50, values: 100 };
/** Properties, lists and workflows are few, whatever the cohort. */
const FIXED = 12;

/**
 * Requests that a measurement may take: members/250 + pending/50, with 1 % on top. A date that is its own outcome is
 * read 100 at a time, until something beside it needs history.
 */
export function measuringBound({ members = NaN, finished = NaN }: Figures, batch = BATCH.history): number {
  return Math.ceil(1.01 * (members / PAGE + finished / batch)) + FIXED;
}

/** Requests that writing back may take: changed/100, with 1 % on top. */
export function writingBound({ written = NaN }: Figures): number {
  return Math.ceil((1.01 * written) / UPDATES) + FIXED;
}
