import type { Hypothesis } from '../hypotheses/hypothesis.ts';
import type { PropertyFacts } from '../hypotheses/start-check.ts';
import type { Reading } from '../outcomes/verdict/reading.ts';
import type { Judgements } from './judgements.ts';
import type { ListModel } from './list/list-model.ts';
import type { PeopleFacts } from './coverage/people-facts.ts';
import type { RuleSettings } from './engine/rule.ts';
import type { Workflow } from './workflow/model.ts';

/** A marketing e-mail with what it sent in the span of the statistics. */
export interface EmailFacts {
  id: string;
  name: string;
  isTransactional: boolean;
  /** Names of the workflows that send it, as HubSpot lists them; left out when it did not say. */
  workflowNames?: readonly string[];
  /** Null when the statistics could not be read for this e-mail. */
  statistics: { sent: number; delivered: number; unsubscribed: number } | null;
}

export interface EmailStatistics {
  emails: EmailFacts[];
  /** Span of the statistics, epoch milliseconds. */
  from: number;
  to: number;
}

/** An asset that could not be read: unknown, never a pass. `code` is stable, `message` says it in words. */
export interface Unreadable {
  kind: 'workflow' | 'list' | 'portal' | 'emails' | 'properties';
  id: string;
  name: string | null;
  code: string;
  message: string;
  /** Known from the listing even where the definition is closed to us; null when not known. */
  isEnabled: boolean | null;
  objectTypeId: string | null;
}

/** Everything the audit thinks about; equal input gives equal output, byte for byte. */
export interface AuditInput {
  portalId: string;
  /** Epoch milliseconds. */
  now: number;
  timeZone: string;
  /** `app.hubspot.com` or the account's own, null offline. */
  uiDomain: string | null;
  workflows: Workflow[];
  /** Definitions of which a newer revision is among `workflows`. */
  superseded: { id: string; name: string; revisionId: string; source: string }[];
  /** Null when the lists could not be read or were not given. */
  lists: ListModel[] | null;
  unreadable: Unreadable[];
  emails: EmailStatistics | null;
  /** Of the owners that hypotheses name, those HubSpot knows as users; null when refused, left out when not asked. */
  owners?: Record<string, 'here' | 'gone'> | null;
  /** Why it is not known who is still there, where it was asked. */
  ownersUnread?: { code: string; message: string };
  /** Why there are no e-mail statistics, where they were asked for. */
  emailsUnread?: { code: string; message: string };
  /**
   * Properties by object type, as far as hypotheses count them: those in use, and archived ones that a hypothesis
   * names. Null where they could not be read; left out where nobody asked.
   */
  properties?: Readonly<Record<string, readonly PropertyFacts[] | null>>;
  /** Left out where nobody asked who is in the segments. */
  people?: PeopleFacts;
  hypotheses: Hypothesis[];
  readings: Reading[];
  judgements: Judgements;
  settings: RuleSettings;
}
