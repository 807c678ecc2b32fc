import type { AuditInput } from '../../../core/grounding/audit-input.ts';
import { CONTACT } from '../../../core/object-type.ts';
import type { HubSpotPortal } from '../../hubspot/port.ts';
import type { Store } from '../../store/port/store.ts';
import { gatherAccount, type AccountDoors, type Gathering, type KnownOfAccount } from './gather-account.ts';
import { whileSomebodyWaits, type PeopleAsking } from './gather-people.ts';
import { openKeptDefinitions } from './kept-definitions.ts';

export interface GatherDeps {
  hubspot: Pick<
    HubSpotPortal,
    'flows' | 'lists' | 'emails' | 'properties' | 'owners' | 'records' | 'account'
  >;
  store: Store;
  /** Epoch milliseconds. */
  now(): number;
  progress: Gathering['progress'];
  /** False beside another process that writes: then definitions read are not kept for the next audit. */
  mayKeep?: boolean;
  /** How people are counted; as befits somebody who waits unless given. */
  people?: PeopleAsking;
}

/**
 * Everything an audit of a live portal thinks about; faults as in `gatherAccount`. Definitions that have not changed
 * since the last audit are not read again, so that of an unchanged account only the listings are asked for.
 */
export async function gatherLive(deps: GatherDeps, portalId: string): Promise<AuditInput> {
  const { hubspot, store, progress, mayKeep = true, people = whileSomebodyWaits() } = deps;
  const now = deps.now();
  const known = await gatherKnown(deps, portalId);
  const kept = await openKeptDefinitions(store.definitions, portalId, { mayWrite: mayKeep });
  const input = await gatherAccount(doorsTo(hubspot), { ...known, kept, people, now, progress });
  await kept.save();
  return input;
}

/** The doors of a live portal, members of segments among them. */
export function doorsTo(hubspot: Omit<GatherDeps['hubspot'], 'account'>): AccountDoors {
  const { flows, lists, emails, properties, owners, records } = hubspot;
  return {
    ...{ flows, lists, emails, properties, owners },
    membersOf: (listId) => lists.joins(listId, null),
    contacts: () => records.count(CONTACT),
  };
}

/** What the store knows of a portal; of one it has not seen yet HubSpot is asked. */
export async function gatherKnown(
  { hubspot, store }: Pick<GatherDeps, 'hubspot' | 'store'>,
  portalId: string,
): Promise<KnownOfAccount> {
  const portal = (await store.portals.get(portalId)) ?? (await hubspot.account());
  return {
    portalId,
    timeZone: portal.timeZone,
    uiDomain: portal.uiDomain,
    actionTypeIds: 'actionTypeIds' in portal ? portal.actionTypeIds : [],
    settings: 'rules' in portal ? portal.rules : {},
    hypotheses: await store.hypotheses.list(portalId),
    readings: await store.readings.all(portalId),
    judgements: await store.judgements.all(portalId),
  };
}
