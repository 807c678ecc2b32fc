import type { AuditReport } from '../../core/contract/audit-report.ts';
import type { AuditRun } from '../../core/contract/audit-run.ts';
import type { Backlog } from '../../core/contract/backlog.ts';
import type { Change } from '../../core/contract/change.ts';
import type { Result } from '../../core/result.ts';
import type { Hypothesis } from '../../core/hypotheses/hypothesis.ts';
import type { Misfit } from '../../core/hypotheses/misfit.ts';
import type {
  Attachment,
  ClassOverride,
  Contradiction,
  DestinationAnswer,
  DestinationRef,
  Exemption,
  Judgements,
  Mute,
  MuteTarget,
} from '../../core/grounding/judgements.ts';
import type { LedgerRow } from '../../core/outcomes/cohort/ledger-row.ts';
import type { RangePoint } from '../../core/outcomes/verdict/range-point.ts';
import type { Scheduled } from '../../core/schedule.ts';
import type { Reading } from '../../core/outcomes/verdict/reading.ts';
import type { Sealed } from './sealing.ts';

/**
 * Where Groundwork keeps what it knows. Rules for every adapter (one contract suite holds them to it):
 * every method is scoped to a portal; a missing thing is null, never an error; lists come in a stable total order;
 * times are ISO strings or epoch milliseconds; what is handed out is the caller's own copy or frozen, what is handed
 * in is copied; a write is durable when its promise resolves; guarded writes return an outcome, faults throw a Fault
 * (`store_closed`, `store_locked`, `store_damaged`, `store_invalid`, `store_read_only`).
 */
export interface Store {
  portals: PortalStore;
  installs: InstallStore;
  hypotheses: HypothesisStore;
  judgements: JudgementStore;
  misfits: MisfitStore;
  inbox: InboxStore;
  changes: ChangeStore;
  audits: AuditStore;
  backlog: BacklogStore;
  definitions: DefinitionStore;
  readings: ReadingStore;
  ledger: LedgerStore;
  writeBack: WriteBackStore;
  /** Waits for writes under way; later calls throw `store_closed`. Closing twice is fine. */
  close(): Promise<void>;
}

export interface PortalRecord {
  portalId: string;
  uiDomain: string;
  timeZone: string;
  /** ISO instant of the first time this portal was seen. */
  since: string;
  /** Action type ids (`1-…`) known to be our own workflow action. */
  actionTypeIds: string[];
  /** HubSpot user ids that may change things. */
  editors: string[];
  /** Writing to records: off until a person switches it on. */
  writesEnabled: boolean;
  /** Also writing who is held out; off until a person asks for it. */
  writesHeldOut: boolean;
  /** Where the weekly message goes, and what the next one counts from; null where nobody wants one. */
  weekly: {
    /** An incoming webhook: whoever knows it can write there. */
    url: string;
    /** ISO instant of the last message. */
    since: string;
    /** The audit it was written from; null where there was none. */
    seenRunId: string | null;
  } | null;
  /** ISO instants at which scheduled work was last started, by its kind. */
  lastStarted: Partial<Record<Scheduled, string>>;
}

export interface PortalStore {
  list(): Promise<PortalRecord[]>;
  get(portalId: string): Promise<PortalRecord | null>;
  save(portal: PortalRecord): Promise<void>;
  /**
   * Keeps what `change` makes of the portal as it stands, so that of changes at once none is lost; one that hands back
   * what it was given writes nothing. Answers the portal as it stands then, or null where it is not known.
   */
  change(portalId: string, change: (portal: PortalRecord) => PortalRecord): Promise<PortalRecord | null>;
  /** Deletes everything that is stored of the portal, its install included: whole or, after a crash, on opening. */
  erase(portalId: string): Promise<'erased' | 'absent'>;
}

/** How the app is installed in a portal that was connected by OAuth. Portals with a static token have none. */
export interface Install {
  portalId: string;
  /** HubSpot user who connected it last. */
  userId: string;
  /** ISO instant of the latest connection. */
  installedAt: string;
  /** What HubSpot granted. */
  scopes: string[];
  /** Access and refresh token; null from the moment the portal is disconnected. */
  tokens: Sealed | null;
  /** When and how the connection ended, and when the portal's data is erased; null while it is connected. */
  disconnected: { at: string; how: 'asked' | 'revoked'; eraseAt: string } | null;
}

/** One install a portal. */
export interface InstallStore {
  /** Ordered by portal id (as text). */
  list(): Promise<Install[]>;
  get(portalId: string): Promise<Install | null>;
  save(install: Install): Promise<void>;
  /** As `PortalStore.change`. */
  change(portalId: string, change: (install: Install) => Install): Promise<Install | null>;
}

export type ReplaceReason = 'not_found' | 'conflict';

export interface HypothesisStore {
  /** Ordered by `createdAt`, then id. */
  list(portalId: string): Promise<Hypothesis[]>;
  get(portalId: string, id: string): Promise<Hypothesis | null>;
  /** Refused with `exists` when the id is taken: ids are never reused. */
  create(portalId: string, hypothesis: Hypothesis): Promise<Result<Hypothesis, 'exists'>>;
  /**
   * Replaces the stored hypothesis if it still has `seenVersion`; stores `next` with version `seenVersion + 1`.
   * The loser is told `conflict`, nothing is overwritten.
   */
  replace(
    portalId: string,
    seenVersion: number,
    next: Hypothesis,
  ): Promise<Result<Hypothesis, ReplaceReason>>;
}

/** Who changed what: kept for as long as the account is, and never rewritten. */
export interface ChangeStore {
  note(portalId: string, change: Change): Promise<void>;
  /** The latest first, leaving out so many of them; with how many there are. */
  page(
    portalId: string,
    part: { after: number; limit: number },
  ): Promise<{ total: number; results: Change[] }>;
}

/** Each add replaces the entry of the same key, so that repeating a call changes nothing. */
export interface JudgementStore {
  all(portalId: string): Promise<Judgements>;
  /** Key: hypothesis and asset. */
  attach(portalId: string, attachment: Attachment): Promise<'added' | 'replaced'>;
  detach(portalId: string, key: Pick<Attachment, 'hypothesisId' | 'asset'>): Promise<'removed' | 'absent'>;
  /** Key: asset. */
  exempt(portalId: string, exemption: Exemption): Promise<'added' | 'replaced'>;
  unexempt(portalId: string, asset: Exemption['asset']): Promise<'removed' | 'absent'>;
  /** Key: workflow. */
  overrideClass(portalId: string, override: ClassOverride): Promise<'added' | 'replaced'>;
  clearClass(portalId: string, workflowId: string): Promise<'removed' | 'absent'>;
  /** Key: destination. */
  answer(portalId: string, answer: DestinationAnswer): Promise<'added' | 'replaced'>;
  unanswer(portalId: string, destination: DestinationRef): Promise<'removed' | 'absent'>;
  /** Key: workflow and hypothesis. */
  contradict(portalId: string, contradiction: Contradiction): Promise<'added' | 'replaced'>;
  uncontradict(
    portalId: string,
    key: Pick<Contradiction, 'workflowId' | 'hypothesisId'>,
  ): Promise<'removed' | 'absent'>;
  /** Key: rule, asset, name and fingerprint. */
  mute(portalId: string, mute: Mute): Promise<'added' | 'replaced'>;
  unmute(portalId: string, target: MuteTarget): Promise<'removed' | 'absent'>;
}

/** What people who know a record say does not fit. One a hypothesis and record: saying it again replaces it. */
export interface MisfitStore {
  /** Ordered by hypothesis, then object type and record id (as text). */
  all(portalId: string): Promise<Misfit[]>;
  note(portalId: string, misfit: Misfit): Promise<'added' | 'replaced'>;
  /** For privacy: leaves nothing of what was said about these records. */
  erase(portalId: string, objectTypeId: string, recordIds: readonly string[]): Promise<void>;
}

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

/**
 * The audits of a portal as runs, named by their moment (`runIdOf`). Reports are kept of the latest 30 runs, key
 * figures of the latest 400. A report that another version of Groundwork kept in a form this one does not know stays
 * where it is and is answered as null, with a sentence for the operator.
 */
export interface AuditStore {
  /** A second audit of the same moment replaces the first. */
  save(portalId: string, report: AuditReport): Promise<void>;
  latest(portalId: string): Promise<AuditReport | null>;
  /** The latest first. */
  runs(portalId: string): Promise<AuditRun[]>;
  get(portalId: string, runId: string): Promise<AuditReport | null>;
}

/** What was there on day one and does not count again; one backlog a portal. */
export interface BacklogStore {
  get(portalId: string): Promise<Backlog | null>;
  freeze(portalId: string, backlog: Backlog): Promise<'added' | 'replaced'>;
  clear(portalId: string): Promise<'removed' | 'absent'>;
}

/** A workflow, a list or some of its members as HubSpot gave them, with what changes when they do. */
export interface KeptDefinition {
  kind: 'workflow' | 'list' | 'members';
  id: string;
  revision: string;
  definition: unknown;
}

/**
 * Definitions read before, so that what is unchanged is not read again. A cache: `open` may leave out anything, and
 * what is damaged is left out with a sentence for the operator.
 */
export interface DefinitionStore {
  /** In no particular order, one at a time: an account can have many. */
  open(portalId: string): AsyncIterable<KeptDefinition>;
  /** Keeps exactly these; a definition of more than a million characters is left out. */
  replace(portalId: string, definitions: readonly KeptDefinition[]): Promise<void>;
  /** For privacy: leaves no member of any list. */
  eraseMembers(portalId: string): Promise<void>;
}

export interface ReadingStore {
  /** Keeps the reading as the latest of its hypothesis. */
  save(portalId: string, reading: Reading): Promise<void>;
  latest(portalId: string, hypothesisId: string): Promise<Reading | null>;
  /** The latest reading of every hypothesis, ordered by hypothesis id. */
  all(portalId: string): Promise<Reading[]>;
  /** The bands of a hypothesis' readings, oldest first: the latest of each day (UTC), of the latest 400 such days. */
  course(portalId: string, hypothesisId: string): Promise<RangePoint[]>;
}

/** How far one list was read for one hypothesis. Moments are epoch milliseconds. */
export interface LedgerCursor {
  listId: string;
  /** HubSpot's `after` of the join-order listing to go on from, null to start over. */
  after: string | null;
  /** When the list was first read for this hypothesis; null where that was not kept. */
  firstReadAt: number | null;
  /** When it was last read to its end; null where that was not kept. */
  lastReadAt: number | null;
  /** The longest time between two such readings, in milliseconds. */
  longestGap: number;
  /** The latest join that was seen; null while nobody was. */
  seenUntil: number | null;
  /** Whether somebody had left the list before it was first read: whoever comes in may then be coming back. */
  hadLeavers: boolean;
}

/** Cohort ledgers: large, so rows travel as streams and in batches. */
export interface LedgerStore {
  /**
   * Keeps the rows durably. A row of a record already known in that arm keeps its `joinedAt` and `firstSeenAt` (the
   * earlier of stored and given); `outcomeAt`, `excluded` and `readAt` are those of the row that was read later (the
   * given one when both were read at once), so that a join seen again (`readAt` null) never undoes a reading. A reading
   * made for a later join than the one that stands is dropped.
   */
  append(portalId: string, hypothesisId: string, rows: readonly LedgerRow[]): Promise<void>;
  /**
   * Keeps the row of a record that is in neither arm yet, and answers the row that stands: the first one ever kept. Of
   * calls at once one is the first, and all are answered the same.
   */
  expose(portalId: string, hypothesisId: string, row: LedgerRow): Promise<LedgerRow>;
  /** For privacy: leaves no row of these records, nor a trace of one. */
  erase(portalId: string, hypothesisId: string, recordIds: readonly string[]): Promise<void>;
  /** All rows, ordered by arm, then record id (as text); rows appended meanwhile may or may not be seen. */
  open(portalId: string, hypothesisId: string): AsyncIterable<LedgerRow>;
  count(portalId: string, hypothesisId: string): Promise<number>;
  /** The rows of these records, in no particular order; a record that is not known has none. */
  rowsOf(portalId: string, hypothesisId: string, recordIds: readonly string[]): Promise<LedgerRow[]>;
  /** Which of these hypotheses the record is in, with its rows. */
  ofRecord(portalId: string, recordId: string): Promise<{ hypothesisId: string; row: LedgerRow }[]>;
  cursors(portalId: string, hypothesisId: string): Promise<LedgerCursor[]>;
  saveCursor(portalId: string, hypothesisId: string, cursor: LedgerCursor): Promise<void>;
}

/** What Groundwork last wrote onto a record, so that a repeat writes nothing and removal undoes all of it. */
export interface WrittenRecord {
  objectTypeId: string;
  recordId: string;
  /** Property name → value as sent. */
  values: Record<string, string>;
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
