import * as z from 'zod/mini';
import { Instant } from '../time.ts';
import { Endpoint, ListEntry, WorkflowEntry } from './audit-entry.ts';
import { Finding } from './audit-finding.ts';

/** Answer of `GET /api/workflows`: workflows of the latest audit, a page at a time. */
export const WorkflowList = z.strictObject({
  auditedAt: Instant,
  total: z.int(),
  results: z.array(WorkflowEntry),
  /** Names the next page; null on the last one. */
  after: z.nullable(z.string()),
});

export type WorkflowList = z.infer<typeof WorkflowList>;

/** Answer of `GET /api/lists`: segments of the latest audit, a page at a time. */
export const SegmentList = z.strictObject({
  auditedAt: Instant,
  total: z.int(),
  results: z.array(ListEntry),
  after: z.nullable(z.string()),
});
export type SegmentList = z.infer<typeof SegmentList>;

/** Answer of `GET /api/workflows/{id}`. */
export const WorkflowPage = z.strictObject({
  auditedAt: Instant,
  workflow: WorkflowEntry,
  findings: z.array(Finding),
  /** What its chains go through and the hypotheses they start from. */
  names: z.array(z.strictObject({ ...Endpoint.shape, name: z.string() })),
});
export type WorkflowPage = z.infer<typeof WorkflowPage>;
