import type { AuditReport } from '../../../core/contract/audit-report.ts';
import { audit, type AuditPast } from '../../../core/grounding/audit.ts';
import type { RuleSettings } from '../../../core/grounding/rule.ts';
import { lastAudit } from './find-run.ts';
import { gatherLive, type GatherDeps } from './gather-live.ts';

export interface AuditRequest {
  portalId: string;
  settings?: RuleSettings;
}

/** Audits a live portal and keeps the report. Throws the HubSpotError of what is not a refusal. */
export async function runAudit(deps: GatherDeps, request: AuditRequest): Promise<AuditReport> {
  const input = await gatherLive(deps, request.portalId, request.settings);
  const report = audit(input, await pastOf(deps, request.portalId, input.now));
  await deps.store.audits.save(request.portalId, report);
  return report;
}

/** What an audit of this moment is held against: what was frozen, and the audit before. */
export async function pastOf(
  { store }: Pick<GatherDeps, 'store'>,
  portalId: string,
  now: number,
): Promise<Required<AuditPast>> {
  const frozen = await store.backlog.get(portalId);
  return {
    backlog: frozen === null ? null : { ...frozen, source: 'account' },
    previous: await lastAudit(store, { portalId, now }),
  };
}
