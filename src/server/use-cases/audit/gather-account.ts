import type { AuditInput } from '../../../core/grounding/audit-input.ts';
import type {
  EmailsDoor,
  FlowsDoor,
  JoinPage,
  ListsDoor,
  OwnersDoor,
  PropertiesDoor,
} from '../../hubspot/port.ts';
import { gatherEmails } from './gather-emails.ts';
import { gatherLists } from './gather-lists.ts';
import { gatherOwners } from './gather-owners.ts';
import { gatherPeople, type PeopleAsking } from './gather-people.ts';
import { gatherProperties } from './gather-properties.ts';
import { gatherWorkflows } from './gather-workflows.ts';
import type { KeptDefinitions } from './kept-definitions.ts';

/** What an audit reads of an account, live or saved. */
export interface AccountDoors {
  flows: FlowsDoor;
  lists: Pick<ListsDoor, 'search' | 'read'>;
  emails: EmailsDoor;
  properties: Pick<PropertiesDoor, 'list' | 'get'>;
  owners: Pick<OwnersDoor, 'find'>;
  /** Members of a list, and how many contacts there are; left out where that cannot be had, as of a saved account. */
  membersOf?: (listId: string) => AsyncIterable<JoinPage>;
  contacts?: () => Promise<number>;
}

/** What is known of an account without asking HubSpot. */
export type KnownOfAccount = Pick<
  AuditInput,
  'portalId' | 'timeZone' | 'uiDomain' | 'settings' | 'hypotheses' | 'readings' | 'judgements'
> & { actionTypeIds: readonly string[] };

export interface Gathering extends KnownOfAccount {
  kept: KeptDefinitions;
  people: PeopleAsking;
  /** Epoch milliseconds. */
  now: number;
  /** A passing line, with how many workflows were read where that is what goes on. */
  progress(text: string, read?: { done: number; of: number }): void;
}

/**
 * Everything an audit thinks about. Reads only. What cannot be had becomes unknown with the reason: the portal (no
 * permission for workflows), a single workflow, the segments, the e-mail statistics, properties, owners. Throws the
 * HubSpotError of a token that is refused, and of a listing of workflows that fails: then nothing can be said at all.
 */
export async function gatherAccount(doors: AccountDoors, gathering: Gathering): Promise<AuditInput> {
  const { kept, people: asked, actionTypeIds, progress, ...known } = gathering;
  const { portalId, now, hypotheses } = known;
  const [flows, lists, emails, properties, owners] = await Promise.all([
    gatherWorkflows(doors.flows, { portalId, actionTypeIds, kept }, progress),
    gatherLists(doors.lists, kept, progress),
    gatherEmails(doors.emails, now, kept.campaigns, progress),
    gatherProperties(doors.properties, hypotheses, progress),
    gatherOwners(doors.owners, hypotheses, progress),
  ]);
  const read = { workflows: flows.workflows, lists: lists.lists, now };
  const people = await gatherPeople(read, asked, doors, kept, progress);
  return {
    ...known,
    ...people,
    workflows: flows.workflows,
    superseded: [],
    lists: lists.lists,
    ...emails,
    ...properties,
    ...owners,
    unreadable: [...flows.unreadable, ...lists.unreadable, ...emails.unreadable],
  };
}
