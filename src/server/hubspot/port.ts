import type { EmailStatistics } from '../../core/grounding/audit-input.ts';

/**
 * One HubSpot portal, as the use-cases see it. Every method reads or writes through the same gateway (deadline,
 * retries, rate limit, counting) and parses what comes back. Faults are HubSpotError with a stable code.
 */
export interface HubSpotPortal {
  account(): Promise<AccountDetails>;
  flows: FlowsDoor;
  lists: ListsDoor;
  records: RecordsDoor;
  properties: PropertiesDoor;
  emails: EmailsDoor;
  owners: OwnersDoor;
  tasks: TasksDoor;
  /** Requests so far by purpose: `flows.read` → 12. Writes to workflows do not exist. */
  requests(): RequestCounts;
}

export interface RequestCounts {
  total: number;
  /** Attempts that HubSpot answered with 429. */
  refusedByRateLimit: number;
  byPurpose: Record<string, number>;
  /** Milliseconds that calls waited for a place under the rate limit, in all: people's, and those of jobs. */
  waitedMs: Record<'interactive' | 'background', number>;
}

export interface AccountDetails {
  portalId: string;
  accountType: string;
  timeZone: string;
  uiDomain: string;
}

export interface FlowListing {
  id: string;
  name: string | null;
  isEnabled: boolean;
  flowType: string;
  objectTypeId: string;
  revisionId: string;
}

/** What HubSpot said in place of an answer. */
export interface Refused {
  code: string;
  message: string;
}

/** Unreadable and gone are told apart: only what HubSpot says does not exist is gone. */
export type FlowRead =
  | { state: 'readable'; id: string; definition: unknown }
  | ({ state: 'unreadable'; id: string } & Refused)
  | { state: 'gone'; id: string };

export interface FlowsDoor {
  list(): AsyncIterable<FlowListing>;
  /**
   * Reads definitions in batches; every id asked for is answered once. Definitions are not parsed here. Of those in
   * `closed`, found closed to apps before, that holds while HubSpot leaves them out.
   */
  read(ids: readonly string[], closed?: ReadonlyMap<string, Refused>): AsyncIterable<FlowRead>;
}

export interface ListDetails {
  listId: string;
  name: string;
  objectTypeId: string;
  processingType: 'MANUAL' | 'DYNAMIC' | 'SNAPSHOT';
  size: number | null;
  listVersion: number | null;
  createdAt: number | null;
  filtersUpdatedAt: number | null;
  /** Changes whenever somebody joins or leaves; only from a search, and where HubSpot says when that was last. */
  membersRevision?: string;
  /** Raw filter branch, present only when read with filters. */
  filterBranch: unknown;
}

export interface JoinPage {
  joins: { recordId: string; joinedAt: number }[];
  /** Cursor to go on from after this page; null when HubSpot named none. */
  after: string | null;
}

export interface ListsDoor {
  search(): AsyncIterable<ListDetails>;
  /** Lists with their filters; ids that HubSpot does not know are left out. */
  read(ids: readonly string[]): AsyncIterable<ListDetails>;
  /** Members in the order in which they joined, a page at a time. */
  joins(listId: string, after: string | null): AsyncIterable<JoinPage>;
  /** Of these lists, those nobody has ever left. */
  neverLeft(ids: readonly string[]): Promise<Set<string>>;
  /**
   * When each record was first added to a list, however often it left since (epoch milliseconds). Only of records that
   * are in the list now; the others are left out.
   */
  firstAdded(
    listId: string,
    objectTypeId: string,
    recordIds: readonly string[],
  ): Promise<Map<string, number>>;
  /** Lists a record is in now; times are epoch milliseconds. */
  ofRecord(
    objectTypeId: string,
    recordId: string,
  ): Promise<{ listId: string; firstAddedAt: number | null; lastAddedAt: number | null }[]>;
}

export interface PropertyVersion {
  value: string;
  /** Epoch milliseconds. */
  at: number;
}

export interface RecordFacts {
  id: string;
  /** Unset properties are null. */
  properties: Record<string, string | null>;
  /** Versions by property, oldest first; only of properties asked for with history. */
  history: Record<string, PropertyVersion[]>;
}

/** A record that was merged into another is readable under its old id; `record.id` is then the other's. */
export type RecordRead =
  | { state: 'readable'; id: string; record: RecordFacts }
  | { state: 'gone'; id: string }
  | { state: 'unreadable'; id: string; code: string; message: string };

export interface RecordUpdate {
  id: string;
  /** Values must be strings; an empty string clears. */
  properties: Record<string, string>;
}

export type RecordWrite =
  { state: 'written'; id: string } | { state: 'refused'; id: string; code: string; message: string };

export interface RecordsDoor {
  /** How many records there are. */
  count(objectTypeId: string): Promise<number>;
  /** Batches of 100, or 50 when history is asked for; every id is answered once, in any order. */
  read(
    objectTypeId: string,
    ids: readonly string[],
    ask: { properties: readonly string[]; withHistory: readonly string[] },
  ): AsyncIterable<RecordRead>;
  /** One batch of at most 100 updates; every row is answered once. */
  update(objectTypeId: string, updates: readonly RecordUpdate[]): Promise<RecordWrite[]>;
}

export interface PropertyOption {
  value: string;
  label: string;
  hidden: boolean;
  displayOrder: number;
}

export interface PropertyDefinition {
  name: string;
  label: string;
  groupName: string;
  type: string;
  fieldType: string;
  options: PropertyOption[];
  hubspotDefined: boolean;
  archived: boolean;
}

export interface PropertyDraft {
  name: string;
  label: string;
  groupName: string;
  type: string;
  fieldType: string;
  description: string;
  options: PropertyOption[];
}

export interface PropertiesDoor {
  list(objectTypeId: string): Promise<PropertyDefinition[]>;
  get(objectTypeId: string, name: string): Promise<PropertyDefinition | null>;
  /** Makes the group if it is not there. */
  ensureGroup(objectTypeId: string, group: { name: string; label: string }): Promise<'created' | 'exists'>;
  create(objectTypeId: string, draft: PropertyDraft): Promise<PropertyDefinition>;
  /** Replaces the whole list of options. */
  setOptions(objectTypeId: string, name: string, options: PropertyOption[]): Promise<PropertyDefinition>;
  archive(objectTypeId: string, name: string): Promise<void>;
}

/** A user of the account, or one who was removed from it. */
export type OwnerStanding = 'here' | 'gone';

export interface OwnersDoor {
  /** What became of users by full name or e-mail address, whatever the case; who never was one is left out. */
  find(names: readonly string[]): Promise<Map<string, OwnerStanding>>;
  /** The full names of the users who are there, or else their addresses, by user id; who has neither is left out. */
  names(): Promise<Map<string, string>>;
  /** The owner ids of the users who are there and go by these names or e-mail addresses; nobody's name is left out. */
  ids(names: readonly string[]): Promise<Map<string, string[]>>;
}

export interface TaskDraft {
  ownerId: string;
  subject: string;
  /** Paragraphs of plain text. */
  body: readonly string[];
  /** Epoch milliseconds. */
  dueAt: number;
}

export interface TasksDoor {
  /** Makes a task and answers its id; not tried again where HubSpot may have made it though its answer was lost. */
  create(draft: TaskDraft): Promise<string>;
  /** The task of this owner with this subject whose body holds the mark, or null. */
  find(draft: Pick<TaskDraft, 'subject' | 'ownerId'>, mark: string): Promise<string | null>;
}

export interface EmailsDoor {
  /**
   * Marketing e-mails with what they sent between two instants (epoch milliseconds). With `known` an e-mail that no
   * workflow names is asked for by itself only once.
   */
  statistics(from: number, to: number, known?: KnownCampaigns): Promise<EmailStatistics>;
}

/** Ids of e-mails in the send logs, as far as an earlier reading learned them. */
export interface KnownCampaigns {
  of(emailId: string): readonly string[] | null;
  took(emailId: string, campaigns: readonly string[]): void;
}
