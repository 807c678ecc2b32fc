import * as z from 'zod/mini';
import { Instant } from '../time.ts';
import { Coverage } from './audit-coverage.ts';
import { Delta } from './audit-delta.ts';
import { ListEntry, WorkflowEntry } from './audit-entry.ts';
import { Finding, Unknown } from './audit-finding.ts';
import { RuleCrash, Unreadable } from './audit-gap.ts';
import { AskedDestination } from './asked-destination.ts';
import { Family } from './audit-family.ts';
import { AuditedHypothesis } from './audited-hypothesis.ts';
import { BacklogStanding } from './backlog-standing.ts';
import { ChangedOnly } from './changed-only.ts';
import { MuteNote } from './mute-note.ts';

/** Answer of `audit --format json`. */
export const AuditReport = z.strictObject({
  schema: z.literal('groundwork.audit/1'),
  portalId: z.string(),
  auditedAt: Instant,
  /** False when anything that was asked for could not be read, or a rule crashed. */
  complete: z.boolean(),
  /** The one sentence the audit comes to. */
  headline: z.string(),
  workflows: z.array(WorkflowEntry),
  superseded: z.array(
    z.strictObject({ id: z.string(), name: z.string(), revisionId: z.string(), source: z.string() }),
  ),
  lists: z.array(ListEntry),
  /** Ids of rules that were switched off. */
  rulesOff: z.array(z.string()),
  /** Every hypothesis of the account, by id. */
  hypotheses: z.array(AuditedHypothesis),
  coverage: Coverage,
  /** Those that send most first. */
  families: z.array(Family),
  /** Outside systems, those that most workflows wait for first. */
  destinations: z.array(AskedDestination),
  findings: z.array(Finding),
  unknowns: z.array(Unknown),
  unreadable: z.array(Unreadable),
  crashes: z.array(RuleCrash),
  /** Mutes that hide nothing: in force without meeting a finding, or past their last day. */
  mutes: z.strictObject({ unused: z.array(MuteNote), expired: z.array(MuteNote) }),
  /** What became of the findings of day one; null without a backlog. */
  backlog: z.nullable(BacklogStanding),
  /** Ids of the workflows to begin with: without a hypothesis, those that send most first. At most five. */
  startHere: z.array(z.string()),
  /** What is different since an earlier audit; null without one. */
  delta: z.nullable(Delta),
  /** Set when findings are only those on what has changed since an earlier audit. */
  changedOnly: z.nullable(ChangedOnly),
});
export type AuditReport = z.infer<typeof AuditReport>;
