import type { JobFailure, JobKind } from '../../../core/contract/job.ts';
import type { RuleSettings } from '../../../core/grounding/engine/rule.ts';
import type { Scheduled } from '../../../core/schedule.ts';
import type { Sealed } from '../sealing.ts';

/** An address that lets whoever knows it write there, with as much of it as people may see. */
export interface SealedAddress {
  sealed: Sealed;
  host: string;
  /** Its last four characters. */
  ending: string;
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
  /** Making tasks in HubSpot for owners whose decision is due; off until a person switches it on. */
  tasksEnabled: boolean;
  /** What editors set for rules of the audit, by rule id; a rule that is not named speaks as it does by itself. */
  rules: RuleSettings;
  /** Where the weekly message goes, and what the next one counts from; null where nobody wants one. */
  weekly: {
    /** An incoming webhook. One that was stored as text is sealed when the next message is sent. */
    url: SealedAddress | string;
    /** ISO instant of the last message. */
    since: string;
    /** The audit it was written from; null where there was none. */
    seenRunId: string | null;
  } | null;
  /** ISO instants at which scheduled work was last started, by its kind. */
  lastStarted: Partial<Record<Scheduled, string>>;
  /** Jobs that ended by a fault, the latest of each kind, until one of its kind is done. */
  deadJobs: Partial<Record<JobKind, DeadJob>>;
}

interface DeadJob {
  id: string;
  /** ISO instant of its end. */
  at: string;
  failure: JobFailure;
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
  /** As `erase`, but this record of the portal and its install stay as they are. */
  clear(portalId: string): Promise<'erased' | 'absent'>;
}
