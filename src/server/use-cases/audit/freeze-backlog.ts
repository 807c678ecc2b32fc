import type { Backlog } from '../../../core/contract/backlog.ts';
import { backlogFrom } from '../../../core/grounding/triage/backlog.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import type { Actor, AttachDeps } from '../attach/attach-deps.ts';

/**
 * “Start from here”: freezes what the latest audit found, but for what is muted. From the next audit on these findings
 * do not count; freezing again begins anew.
 */
export async function freezeBacklog(
  { store, now }: Pick<AttachDeps, 'store' | 'now'>,
  { portalId, by }: Actor,
): Promise<Result<Backlog, 'not_audited'>> {
  const report = await store.audits.latest(portalId);
  if (report === null) {
    const message = 'This account has not been audited yet, so there is nothing to freeze.';
    return refuse('not_audited', message, 'Start an audit first.');
  }
  const backlog = backlogFrom(report.findings, { at: now(), by });
  await store.backlog.freeze(portalId, backlog);
  return accept(backlog);
}
