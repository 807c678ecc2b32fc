import type { Delta } from '../../../core/contract/audit-delta.ts';
import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { AuditRun } from '../../../core/contract/audit-run.ts';
import type { Overview } from '../../../core/contract/overview.ts';
import { CONTRADICTIONS, FAILED_STILL_RUNNING } from '../../../core/grounding/triage/contradictions.ts';
import type { Severity } from '../../../core/hypotheses/lint-report.ts';

/** Entries that are spelled out, so that the answer stays small however large the account is. */
const SPELLED_OUT = 100;

/** Findings of a kind of their own that an overview tells. */
const OF_A_KIND = 20;

/** Audits of the trend: a month of one a day. */
const TREND = 30;

/**
 * An audit without its tables: headline, coverage, what is different since the one before, the gravest findings that
 * count, what could not be read. `runs` are those of the account, the latest first.
 */
export function toOverview(report: AuditReport, runs: readonly AuditRun[]): Overview {
  const { portalId, auditedAt, complete, headline, coverage, families, crashes, unreadable } = report;
  const counting = report.findings.filter(({ suppressed }) => suppressed === null);
  const open = report.destinations.filter(({ waiting }) => waiting.length > 0);
  const count = (wanted: Severity) => counting.filter(({ severity }) => severity === wanted).length;
  const of = (rules: ReadonlySet<string>) =>
    counting.filter(({ ruleId }) => rules.has(ruleId)).slice(0, OF_A_KIND);
  return {
    ...{ portalId, auditedAt, complete, headline, coverage, crashes },
    families: families.slice(0, SPELLED_OUT),
    delta: report.delta === null ? null : shortened(report.delta),
    trend: runs.filter(({ auditedAt }) => auditedAt <= report.auditedAt).slice(0, TREND),
    findingCounts: { error: count('error'), warning: count('warning'), note: count('note') },
    // The engine puts the gravest first.
    findings: counting.slice(0, SPELLED_OUT),
    startHere: report.startHere.flatMap((id) => report.workflows.find((one) => one.id === id) ?? []),
    failing: of(FAILED_STILL_RUNNING),
    contradictions: of(CONTRADICTIONS),
    hasBacklog: report.backlog !== null,
    questionCount: open.length,
    questions: open.slice(0, SPELLED_OUT),
    unreadableCount: unreadable.length,
    unreadable: unreadable.slice(0, SPELLED_OUT),
  };
}

/** Lists that are longer lose their end; the sentence counts all. */
function shortened(delta: Delta): Delta {
  const { states } = delta;
  return {
    ...delta,
    new: delta.new.slice(0, SPELLED_OUT),
    settled: delta.settled.slice(0, SPELLED_OUT),
    worse: delta.worse.slice(0, SPELLED_OUT),
    states: {
      worse: states.worse.slice(0, SPELLED_OUT),
      better: states.better.slice(0, SPELLED_OUT),
    },
  };
}
