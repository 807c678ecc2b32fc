/** What Groundwork last wrote onto a record, so that a repeat writes nothing and removal undoes all of it. */
export interface WrittenRecord {
  objectTypeId: string;
  recordId: string;
  /** Property name → value as sent. */
  values: Record<string, string>;
  /** Something newer was sent: whether it has arrived is not known before the record is saved again. */
  isSending?: true | undefined;
}

export interface WriteBackStore {
  save(portalId: string, records: readonly WrittenRecord[]): Promise<void>;
  forget(portalId: string, objectTypeId: string, recordIds: readonly string[]): Promise<void>;
  /** For privacy: as `forget`, without a trace left. */
  erase(portalId: string, objectTypeId: string, recordIds: readonly string[]): Promise<void>;
  /** Ordered by object type, then record id (as text). */
  open(portalId: string): AsyncIterable<WrittenRecord>;
  /** Records counted for a calendar day (`YYYY-MM-DD`); 0 for a day before the latest one that was counted. */
  countedOn(portalId: string, day: string): Promise<number>;
  /** Counts so many more records for a day. Only the latest day is kept. */
  count(portalId: string, day: string, records: number): Promise<void>;
}

/** Records written on one calendar day of a portal. */
export interface WritingDay {
  day: string;
  records: number;
}
