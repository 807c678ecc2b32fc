import type { AuditReport } from '../../../core/contract/audit-report.ts';
import { audit } from '../../../core/grounding/audit.ts';
import type { RuleSettings } from '../../../core/grounding/rule.ts';
import { gatherLive, type GatherDeps } from './gather-live.ts';

export interface AuditRequest {
  portalId: string;
  settings?: RuleSettings;
  /** Fingerprints of findings that stand in the backlog. */
  backlog?: readonly string[];
}

/** Audits a live portal and keeps the report as its latest. Throws the HubSpotError of what is not a refusal. */
export async function runAudit(deps: GatherDeps, request: AuditRequest): Promise<AuditReport> {
  const input = await gatherLive(deps, request.portalId, request.settings);
  const report = audit(input, request.backlog);
  await deps.store.audits.save(request.portalId, report);
  return report;
}
