/** What HubSpot told of records. */
export interface RecordEvent {
  /** `privacy_deletion`: nothing of the records may be kept. `merge`: they went into `intoId`. */
  kind: 'privacy_deletion' | 'deletion' | 'merge';
  objectTypeId: string;
  recordIds: string[];
  intoId: string | null;
}

export interface InboxEntry {
  /** The same for every delivery of an event; tells nothing of it. */
  key: string;
  /** Epoch milliseconds. */
  receivedAt: number;
  event: RecordEvent;
}

/** What HubSpot told and was acknowledged, until it has been acted on: once each, however often it was told. */
export interface InboxStore {
  /** Keeps those whose key is not known yet; answers how many. */
  receive(portalId: string, entries: readonly InboxEntry[]): Promise<number>;
  /** What was not acted on yet, ordered by the moment it was received, then by key. */
  waiting(portalId: string): Promise<InboxEntry[]>;
  /** Leaves nothing of what these told; that they came is known for three more days after `at` (epoch ms). */
  finish(portalId: string, keys: readonly string[], at: number): Promise<void>;
}
