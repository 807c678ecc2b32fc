import type { SyncNotice, SyncReport } from '../../../core/contract/sync-report.ts';
import { isOwnProperty } from '../../../core/hypotheses/start/own-properties.ts';
import type { Workflow } from '../../../core/grounding/workflow/model.ts';
import { gatherWorkflows } from '../audit/gather-workflows.ts';
import { openKeptDefinitions } from '../audit/kept-definitions.ts';
import type { PortalDeps } from '../portal-deps.ts';

/**
 * Workflows that are on and start when one of our properties changes: writing would set them off. Reads workflows;
 * what cannot be read is said in a notice. Throws HubSpotError of anything that is not a refusal.
 */
export async function findTriggered(
  { hubspot, store }: PortalDeps,
  portalId: string,
): Promise<Pick<SyncReport, 'triggeredWorkflows' | 'notices'>> {
  const portal = await store.portals.get(portalId);
  const kept = await openKeptDefinitions(store.definitions, portalId, { mayWrite: false });
  const asked = { portalId, actionTypeIds: portal?.actionTypeIds ?? [], kept };
  const { workflows, unreadable } = await gatherWorkflows(hubspot.flows, asked, () => undefined);
  const isRefused = unreadable.some(({ kind }) => kind === 'portal');
  return {
    triggeredWorkflows: isRefused
      ? null
      : workflows.filter(startsOnOurs).map(({ id, name }) => ({ id, name })),
    notices: unreadable.length > 0 ? [notLookedAt(unreadable.length, isRefused)] : [],
  };
}

function startsOnOurs({ isEnabled, propertiesRead }: Workflow): boolean {
  const starts = propertiesRead.filter(({ use }) => use === 'enrolment' || use === 're_enrolment');
  return isEnabled && starts.some(({ property }) => isOwnProperty(property));
}

function notLookedAt(count: number, isRefused: boolean): SyncNotice {
  const which = isRefused ? 'The workflows' : `${count} ${count === 1 ? 'workflow' : 'workflows'}`;
  return {
    code: 'workflows_not_read',
    message: `${which} could not be read, so it is not known whether one starts when our properties change.`,
    hint: 'Look at the enrolment triggers of those that cannot be read before you switch writing on.',
  };
}
