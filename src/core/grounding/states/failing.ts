import type { Support } from '../../hypotheses/supports.ts';
import type { AuditInput } from '../audit-input.ts';
import type { UngroundedReason } from './judgement.ts';
import type { NodeKey } from '../lineage/feeds.ts';

const IN_ORDER = ['refuted', 'stopped', 'retired', 'review_overdue', 'dangling', 'draft_only'] as const;
type Failing = (typeof IN_ORDER)[number] & UngroundedReason;

/**
 * Why hypotheses that are attached do not support, the weightiest first: of what is attached to the asset itself, and
 * for a workflow also of the treatment lists it enrols from (pass their keys along).
 */
export function failingReasons(
  input: Readonly<AuditInput>,
  supports: ReadonlyMap<string, Support>,
): (keys: readonly NodeKey[]) => Failing | null {
  const reasons = new Map<NodeKey, Set<string>>();
  const note = (key: NodeKey, hypothesisId: string) => {
    const support = supports.get(hypothesisId);
    if (support?.supports === true) return;
    const known = reasons.get(key) ?? new Set();
    reasons.set(key, known.add(support?.reason ?? 'dangling'));
  };
  for (const { asset, role, hypothesisId } of input.judgements.attachments) {
    if (role !== 'control') note(`${asset.kind}:${asset.id}`, hypothesisId);
  }
  for (const { id, assignments } of input.workflows) {
    for (const { hypothesisId } of assignments)
      if (hypothesisId !== null) note(`workflow:${id}`, hypothesisId);
  }
  return (keys) => IN_ORDER.find((reason) => keys.some((key) => reasons.get(key)?.has(reason))) ?? null;
}
