import type { AuditReport } from '../../../core/contract/audit-report.ts';
import { audit, type AuditPast } from '../../../core/grounding/audit.ts';
import { noConfig, withConfig, type AuditConfig } from '../../../core/grounding/config/audit-config.ts';
import { lastAudit } from './find-run.ts';
import { gatherLive, type GatherDeps } from './gather-live.ts';

export interface AuditRequest {
  portalId: string;
  /** What the settings file says. */
  config?: AuditConfig;
}

/** Audits a live portal and keeps the report. Throws the HubSpotError of what is not a refusal. */
export async function runAudit(deps: GatherDeps, request: AuditRequest): Promise<AuditReport> {
  const gathered = await gatherLive(deps, request.portalId);
  const input = withConfig(gathered, request.config ?? noConfig());
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
