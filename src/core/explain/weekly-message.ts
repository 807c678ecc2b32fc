import type { Delta } from '../contract/audit-delta.ts';
import type { FindingRef } from '../contract/audit-finding.ts';
import { hypothesisName } from '../hypotheses/change.ts';
import type { Hypothesis } from '../hypotheses/hypothesis.ts';
import { labelOf } from '../outcomes/words/labels.ts';

/** Findings that are told one by one; what is more is counted. */
const MOST = 5;

/** What a week has brought; `delta` is null where no earlier audit is left to compare with. */
export interface Week {
  delta: Delta | null;
  hypotheses: readonly Hypothesis[];
  /** When the last message was written, epoch milliseconds. */
  since: number;
  /** Epoch milliseconds. */
  now: number;
}

/** The message of a week in lines: what is new and what is worse, and nothing else. Null when nothing is. */
export function weeklyMessage(week: Week): string[] | null {
  const results = week.hypotheses.filter((one) => isNewResult(one, week)).map(resultLine);
  const findings = [...(week.delta?.worse ?? []), ...(week.delta?.new ?? [])];
  if (results.length === 0 && findings.length === 0) return null;
  return [...results, ...headline(week.delta, findings), ...findingLines(findings)];
}

function isNewResult({ status, verdict }: Hypothesis, { since, now }: Week): boolean {
  if (status !== 'live' || verdict === null) return false;
  const at = Date.parse(verdict.frozenAt);
  return at > since && at <= now;
}

function resultLine(hypothesis: Hypothesis): string {
  const { verdict } = hypothesis;
  const label = verdict === null ? '' : labelOf({ ...verdict, hasControl: verdict.counts.control !== null });
  return `${hypothesisName(hypothesis)}: ${label}. Decide it: keep, change or stop.`;
}

function headline(delta: Delta | null, findings: readonly FindingRef[]): string[] {
  return delta === null || findings.length === 0 ? [] : [delta.headline];
}

function findingLines(findings: readonly FindingRef[]): string[] {
  const told = findings.slice(0, MOST).map(({ message }) => `• ${message}`);
  const more = findings.length - told.length;
  return more > 0 ? [...told, `• and ${more} more`] : told;
}
