import { configFor, type AuditConfig } from '../../core/grounding/config/audit-config.ts';
import { accept, type Result } from '../../core/result.ts';
import { OVERNIGHT } from '../use-cases/audit/gather-people.ts';
import { runAudit } from '../use-cases/audit/run-audit.ts';
import type { PortalDeps } from '../use-cases/portal-deps.ts';

/** The work of an audit job: people are counted one by one, and what is answered is a summary. */
export async function auditWork(
  deps: PortalDeps,
  portalId: string,
  config: AuditConfig,
): Promise<Result<unknown>> {
  const gathering = { ...deps, progress: () => undefined, people: OVERNIGHT };
  const { headline, coverage, complete } = await runAudit(gathering, {
    portalId,
    config: configFor(config, portalId),
  });
  return accept({ headline, coverage, complete });
}
