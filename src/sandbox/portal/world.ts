/**
 * Everything the simulated portal knows, for all times. Nothing is replayed: each fact carries its moment, and the
 * portal's clock decides what shows. Times are epoch milliseconds, UTC.
 */
export interface World {
  account: WorldAccount;
  /** By object type id. */
  properties: Map<string, WorldProperty[]>;
  propertyGroups: Map<string, { name: string; label: string }[]>;
  /** By object type id, then record id. */
  records: Map<string, Map<string, WorldRecord>>;
  lists: Map<string, WorldList>;
  workflows: Map<string, WorldWorkflow>;
  emails: Map<string, WorldEmail>;
  owners: WorldOwner[];
}

interface WorldAccount {
  portalId: string;
  accountType: 'STANDARD' | 'SANDBOX' | 'DEVELOPER_TEST';
  timeZone: string;
  uiDomain: string;
}

/** A user of the account who can own records. */
export interface WorldOwner {
  id: string;
  userId: number;
  email: string;
  firstName: string;
  lastName: string;
  createdAt: number;
  /** When the user was removed; null for one who is there. */
  leftAt: number | null;
}

export interface WorldProperty {
  name: string;
  label: string;
  groupName: string;
  type: string;
  fieldType: string;
  description: string;
  options: { label: string; value: string; hidden: boolean; displayOrder: number }[];
  hubspotDefined: boolean;
  archivedAt: number | null;
  createdAt: number;
}

export interface WorldRecord {
  id: string;
  createdAt: number;
  archivedAt: number | null;
  /** From a moment on the id stands for another record: the two were merged. */
  mergedInto?: { id: string; at: number };
  /** Versions of each property, oldest first. */
  history: Map<string, { value: string; at: number; source: string }[]>;
}

export interface WorldList {
  listId: string;
  name: string;
  objectTypeId: string;
  processingType: 'MANUAL' | 'DYNAMIC' | 'SNAPSHOT';
  listVersion: number;
  createdAt: number;
  deletedAt: number | null;
  /** Filter tree as the Lists API gives it; null for lists without one. */
  filterBranch: unknown;
  /** Whether its members follow from the filter whenever a record changes; absent where they are planted. */
  followsRecords?: true;
  /** In the order of joining; a record that came back has two entries. */
  members: { recordId: string; joinedAt: number; leftAt: number | null }[];
}

export interface WorldWorkflow {
  /** The v4 definition as GET answers it. */
  definition: Record<string, unknown> & { id: string };
  /** False for a workflow that the API refuses to show (403), though it is listed. */
  isReadable: boolean;
  createdAt: number;
}

export interface WorldEmail {
  id: string;
  name: string;
  subject: string;
  isTransactional: boolean;
  workflowNames: string[];
  /** Id in the send logs: another id space than `id`. */
  campaignId: string;
  /** What was sent, a row per day (midnight UTC). */
  daily: { day: number; sent: number; delivered: number; unsubscribed: number }[];
}
