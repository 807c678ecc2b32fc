import * as z from 'zod/mini';
import { Instant } from '../time.ts';
import { Coverage } from './audit-coverage.ts';
import { Delta } from './audit-delta.ts';
import { WorkflowEntry } from './audit-entry.ts';
import { Family } from './audit-family.ts';
import { Finding } from './audit-finding.ts';
import { RuleCrash, Unreadable } from './audit-gap.ts';
import { AskedDestination } from './asked-destination.ts';
import { AuditRun } from './audit-run.ts';

/** Answer of `GET /api/overview`: the latest audit without its tables. */
export const Overview = z.strictObject({
  portalId: z.string(),
  auditedAt: Instant,
  complete: z.boolean(),
  headline: z.string(),
  coverage: Coverage,
  families: z.array(Family),
  crashes: z.array(RuleCrash),
  delta: z.nullable(Delta),
  /** Audits up to this one, the latest first. */
  trend: z.array(AuditRun),
  /** Findings that count, all of them by severity, and the gravest spelled out. */
  findingCounts: z.strictObject({ error: z.int(), warning: z.int(), note: z.int() }),
  findings: z.array(Finding),
  /** Where to begin: workflows without a hypothesis that send most, at most five. */
  startHere: z.array(WorkflowEntry),
  /** The first findings of a kind of their own: what failed and still runs, what says one thing and does another. */
  failing: z.array(Finding),
  contradictions: z.array(Finding),
  /** Whether the findings of day one were frozen. */
  hasBacklog: z.boolean(),
  /** Outside systems to answer about, how many and the first of them: one answer settles every workflow that waits. */
  questionCount: z.int(),
  questions: z.array(AskedDestination),
  /** How much could not be read, and the first of it. */
  unreadableCount: z.int(),
  unreadable: z.array(Unreadable),
});
export type Overview = z.infer<typeof Overview>;
