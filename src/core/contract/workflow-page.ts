import * as z from 'zod/mini';
import { Instant } from '../time.ts';
import { Finding, WorkflowEntry } from './audit-report.ts';

/** Answer of `GET /api/workflows`: workflows of the latest audit, a page at a time. */
export const WorkflowList = z.strictObject({
  auditedAt: Instant,
  total: z.int(),
  results: z.array(WorkflowEntry),
  /** Names the next page; null on the last one. */
  after: z.nullable(z.string()),
});

/** Answer of `GET /api/workflows/{id}`. */
export const WorkflowPage = z.strictObject({
  auditedAt: Instant,
  workflow: WorkflowEntry,
  findings: z.array(Finding),
});
