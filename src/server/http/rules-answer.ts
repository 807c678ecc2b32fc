import type { RuleList } from '../../core/contract/rule-settings.ts';
import { configFor } from '../../core/grounding/config/audit-config.ts';
import { ruleStandings } from '../../core/grounding/config/rule-standings.ts';
import { accept, type Result } from '../../core/result.ts';
import { NOT_CONNECTED } from './errors.ts';
import type { RouteContext } from './route.ts';

/** How every rule speaks in this account. */
export async function rulesAnswer({
  deps,
  identity,
}: RouteContext): Promise<Result<RuleList, 'not_connected'>> {
  const portal = await deps.store.portals.get(identity.portalId);
  if (portal === null) return NOT_CONNECTED;
  const { settings: file } = configFor(deps.auditConfig, portal.portalId);
  return accept({ rules: ruleStandings({ account: portal.rules, file }) });
}
