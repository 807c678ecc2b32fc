import * as z from 'zod/mini';
import { Instant } from '../time.ts';

/** An audit of the past by its key figures. */
export const AuditRun = z.strictObject({
  /** `20261124-080000-000`: the moment of the audit in UTC, so that ids sort as the audits happened. */
  id: z.string().check(z.regex(/^\d{8}-\d{6}-\d{3}$/)),
  auditedAt: Instant,
  complete: z.boolean(),
  headline: z.string(),
  /** Findings that count. */
  errors: z.int(),
  warnings: z.int(),
  notes: z.int(),
  workflows: z.strictObject({
    total: z.int(),
    ungrounded: z.int(),
    unknown: z.int(),
    /** Share with a hypothesis; null where the audit gave none. */
    score: z.nullable(z.number()),
  }),
  /** E-mails of the 30 days before, those without a hypothesis and unsubscribes; null without e-mail statistics. */
  sends: z.nullable(
    z.strictObject({
      total: z.int(),
      ungrounded: z.int(),
      unsubscribed: z.int(),
      unsubscribedUngrounded: z.int(),
      score: z.nullable(z.number()),
    }),
  ),
});
export type AuditRun = z.infer<typeof AuditRun>;

/** Answer of `GET /api/audits`: audits of this account, the latest first, a page at a time. */
export const AuditRunList = z.strictObject({
  total: z.int(),
  results: z.array(AuditRun),
  after: z.nullable(z.string()),
});
