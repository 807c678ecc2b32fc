import type { AuditInput } from '../../../core/grounding/audit-input.ts';
import type { RuleSettings } from '../../../core/grounding/rule.ts';
import type { HubSpotPortal } from '../../hubspot/port.ts';
import type { Store } from '../../store/port.ts';
import { gatherEmails } from './gather-emails.ts';
import { gatherLists } from './gather-lists.ts';
import { gatherProperties } from './gather-properties.ts';
import { gatherWorkflows } from './gather-workflows.ts';

export interface GatherDeps {
  hubspot: HubSpotPortal;
  store: Store;
  /** Epoch milliseconds. */
  now(): number;
  /** A passing line of progress. */
  progress(text: string): void;
}

/**
 * Everything an audit of a live portal thinks about. Reads only. What HubSpot refuses becomes unknown: the portal
 * (no permission for workflows), a single workflow or list, the e-mail statistics, or properties. Throws the HubSpotError of
 * anything that is not a refusal, because then nothing can be said at all.
 */
export async function gatherLive(
  deps: GatherDeps,
  portalId: string,
  settings: RuleSettings = {},
): Promise<AuditInput> {
  const { hubspot, store } = deps;
  const now = deps.now();
  const portal = (await store.portals.get(portalId)) ?? (await hubspot.account());
  const actionTypeIds = 'actionTypeIds' in portal ? portal.actionTypeIds : [];
  const hypotheses = await store.hypotheses.list(portalId);
  const [flows, lists, emails, properties] = await Promise.all([
    gatherWorkflows(hubspot.flows, { portalId, actionTypeIds }, deps.progress),
    gatherLists(hubspot.lists, deps.progress),
    gatherEmails(hubspot.emails, now, deps.progress),
    gatherProperties(hubspot.properties, hypotheses, deps.progress),
  ]);
  return {
    portalId,
    now,
    timeZone: portal.timeZone,
    uiDomain: portal.uiDomain,
    workflows: flows.workflows,
    superseded: [],
    lists: lists.lists,
    unreadable: [...flows.unreadable, ...lists.unreadable],
    ...emails,
    ...properties,
    hypotheses,
    readings: await store.readings.all(portalId),
    judgements: await store.judgements.all(portalId),
    settings,
  };
}
