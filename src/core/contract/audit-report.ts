import * as z from 'zod/mini';
import { AssetKind, AttachableRef } from '../asset.ts';
import { Severity } from '../hypotheses/lint-report.ts';
import { DestinationAnswer, DestinationRef, WorkflowClass } from '../grounding/judgements.ts';
import { CalendarDay, Instant } from '../time.ts';
import { AuditedHypothesis } from './audited-hypothesis.ts';
import { BacklogEntry } from './backlog.ts';

const Grounding = z.enum([
  'unknown',
  'grounded',
  'exempt',
  'not_applicable',
  'inherited',
  'unclassified',
  'ungrounded',
]);

const MessageChannel = z.enum(['email', 'sms', 'whatsapp', 'sequence', 'survey']);

const Endpoint = z.strictObject({ kind: z.enum(['hypothesis', 'list', 'workflow']), id: z.string() });
const Chain = z.strictObject({
  hypothesisId: z.string(),
  hops: z.array(z.strictObject({ from: Endpoint, relation: z.string(), to: Endpoint })),
});

const LooseEnds = z.strictObject({
  /** Ids of actions, `start` for where the workflow begins, and the JSON path of the way. */
  danglingEdges: z.array(z.strictObject({ from: z.string(), to: z.string(), path: z.string() })),
  /** Ids of actions. */
  unreachable: z.array(z.string()),
});

/** What a workflow hands records on to, and where they come from: ids, ordered, each once. */
const Links = z.strictObject({
  /** Segments it enrols from, and those whose members it keeps out. */
  enrolsFrom: z.array(z.string()),
  keepsOut: z.array(z.string()),
  /** Segments it asks about otherwise: who is left out, who goes which way, who is done. */
  asks: z.array(z.string()),
  /** Segments it adds people to and takes people from. */
  addsTo: z.array(z.string()),
  removesFrom: z.array(z.string()),
  /** Workflows it sends people to, and those whose events it listens to. */
  goesTo: z.array(z.string()),
  listensTo: z.array(z.string()),
  /** Workflows that people leave when they enter it. */
  takesOutOf: z.array(z.string()),
  /** Forms, kinds of events and sendings of e-mails that it asks about, by HubSpot's ids. */
  forms: z.array(z.string()),
  events: z.array(z.string()),
  emailsAsked: z.array(z.string()),
});

export const WorkflowEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  objectTypeId: z.nullable(z.string()),
  isEnabled: z.nullable(z.boolean()),
  class: z.nullable(WorkflowClass),
  classReason: z.string(),
  grounding: Grounding,
  groundingReason: z.string(),
  via: z.array(Chain),
  revisionId: z.nullable(z.string()),
  /** E-mails sent and unsubscribes in the span of the statistics; null when not known. */
  sent: z.nullable(z.int()),
  unsubscribed: z.nullable(z.int()),
  /** Who enters, in words, one entry a way in; empty when people are put in by hand or it could not be read. */
  entry: z.array(z.string()),
  /** What it sends; the name is null where only the id of the content is known. */
  messages: z.array(
    z.strictObject({
      channel: MessageChannel,
      contentId: z.nullable(z.string()),
      name: z.nullable(z.string()),
    }),
  ),
  /** Day after joining on which the last message leaves, on the longest way; null without messages. */
  lastMessageDay: z.nullable(z.number()),
  /** Ways that lead to an action that is not there, and actions no way leads to; null when it could not be read. */
  looseEnds: z.nullable(LooseEnds),
  /** Null when it could not be read, like the hash of what its actions do. */
  links: z.nullable(Links),
  actionsHash: z.nullable(z.string()),
  /** “Needs no hypothesis”, in force or over; null when nobody said so. */
  exemption: z.nullable(z.strictObject({ reason: z.string(), by: z.string(), until: CalendarDay })),
});
export type WorkflowEntry = z.infer<typeof WorkflowEntry>;

export const ListEntry = z.strictObject({
  /** Ids of the segments that its own filter asks for or leaves out, ordered. */
  within: z.array(z.string()),
  id: z.string(),
  name: z.string(),
  objectTypeId: z.string(),
  processingType: z.string(),
  size: z.nullable(z.int()),
  listVersion: z.nullable(z.int()),
  /** When somebody last changed the filter; null where HubSpot did not say. */
  filtersUpdatedAt: z.nullable(Instant),
  grounding: Grounding,
  groundingReason: z.string(),
  via: z.array(Chain),
  /** Ids of the workflows that enrol from it, are on and write to customers, or lead to some. */
  usedBy: z.array(z.string()),
});
export type ListEntry = z.infer<typeof ListEntry>;

const byState = {
  grounded: z.int(),
  inherited: z.int(),
  ungrounded: z.int(),
  exempt: z.int(),
  notApplicable: z.int(),
  unclassified: z.int(),
  unknown: z.int(),
};

/** Workflows that are on, by state; feeders and those that are off are counted apart. */
export const WorkflowCoverage = z.strictObject({
  unit: z.literal('workflows'),
  ...byState,
  feeders: z.int(),
  off: z.int(),
  total: z.int(),
  /** (grounded + inherited) ÷ (grounded + inherited + ungrounded); null with the reason in `withheld`. */
  score: z.nullable(z.number()),
  withheld: z.nullable(z.string()),
  unknownShare: z.number(),
});
export type WorkflowCoverage = z.infer<typeof WorkflowCoverage>;

/** Automated e-mails of the span by state of the workflow that sent them, and the unsubscribes from them. */
export const SendsCoverage = z.strictObject({
  unit: z.literal('emails'),
  source: z.string(),
  from: Instant,
  asOf: Instant,
  ...byState,
  total: z.int(),
  unsubscribes: z.strictObject({ ...byState, total: z.int() }),
  /** Enabled sending workflows whose sends are known, and all of them. */
  sendersKnown: z.int(),
  senders: z.int(),
  score: z.nullable(z.number()),
  withheld: z.nullable(z.string()),
  unknownShare: z.number(),
});
export type SendsCoverage = z.infer<typeof SendsCoverage>;

const Span = z.tuple([z.int(), z.int()]);

/**
 * Distinct contacts that automations can reach today, each counted once with the worst workflow that can reach them,
 * so that the four figures add up to `total`. An audience is at most who is in the segments a workflow enrols from.
 */
export const PeopleCoverage = z.strictObject({
  unit: z.literal('people'),
  /** By ids of members, or by sizes of segments alone: then only `range` says anything. */
  method: z.enum(['exact', 'bounds']),
  asOf: Instant,
  grounded: z.nullable(z.int()),
  inherited: z.nullable(z.int()),
  ungrounded: z.nullable(z.int()),
  unknown: z.nullable(z.int()),
  total: z.nullable(z.int()),
  unknownShare: z.nullable(z.number()),
  /** (grounded + inherited) ÷ (grounded + inherited + ungrounded); null with the reason in `withheld`. */
  score: z.nullable(z.number()),
  withheld: z.nullable(
    z.enum(['workflows_refused', 'too_many_unreadable', 'bounds_only', 'nobody_to_judge']),
  ),
  range: z.strictObject({ ungrounded: Span, total: Span }),
  /** Ids of workflows that are on, may write to people, and whose audience cannot be counted. */
  uncountable: z.array(z.string()),
});
export type PeopleCoverage = z.infer<typeof PeopleCoverage>;

export const Coverage = z.strictObject({
  /** Which unit the headline speaks of. */
  lead: z.enum(['sends', 'workflows']),
  workflows: WorkflowCoverage,
  sends: z.nullable(SendsCoverage),
  /** Distinct records our automations can reach; null where that cannot be counted honestly. */
  people: z.nullable(PeopleCoverage),
});
export type Coverage = z.infer<typeof Coverage>;

/** Workflows without a hypothesis that one hypothesis could cover; each is in at most one family. */
export const Family = z.strictObject({
  /** Stable between audits as long as what ties them is: a digest of it, for conditions may hold anything. */
  key: z.string(),
  by: z.enum(['go_to', 'list', 'entry_filter', 'name_stem']),
  /** What they have in common, in words: “enrol from the segment …”. */
  label: z.string(),
  /** Ordered by id. */
  workflowIds: z.array(z.string()),
  /** E-mails and unsubscribes of the span together; null where not known for every one of them. */
  sent: z.nullable(z.int()),
  unsubscribed: z.nullable(z.int()),
});
export type Family = z.infer<typeof Family>;

/** An outside system that workflows hand records to, and whether it writes to customers. */
export const AskedDestination = z.strictObject({
  ...DestinationRef.shape,
  /** In words: “webhook to hooks.example.com”. */
  label: z.string(),
  /** Workflows that are on and use it, ordered by id. */
  workflowIds: z.array(z.string()),
  /** Those of them that cannot be judged until somebody answers; none once that is done. */
  waiting: z.array(z.string()),
  answer: z.nullable(z.omit(DestinationAnswer, { destination: true })),
});
export type AskedDestination = z.infer<typeof AskedDestination>;

export const Finding = z.strictObject({
  ruleId: z.string(),
  severity: Severity,
  asset: z.strictObject({ kind: AssetKind, id: z.string(), name: z.string() }),
  message: z.string(),
  why: z.string(),
  question: z.string(),
  evidence: z.array(z.strictObject({ kind: AssetKind, id: z.string(), path: z.string(), text: z.string() })),
  fingerprint: z.string(),
  /** What keeps the finding from counting, or null. */
  suppressed: z.nullable(
    z.strictObject({
      by: z.enum(['mute', 'backlog']),
      reason: z.string(),
      until: z.nullable(z.string()),
    }),
  ),
  /** A new workflow's days of grace: until then the finding is a note. */
  graceUntil: z.nullable(Instant),
});
export type Finding = z.infer<typeof Finding>;

/** “Cannot tell”: a rule lacks what it needs to judge an asset. Neither a finding nor a pass. */
export const Unknown = z.strictObject({
  ruleId: z.string(),
  asset: z.strictObject({ kind: AssetKind, id: z.string(), name: z.string() }),
  reason: z.string(),
  /** `unread`: asked for and refused · `not_given`: never asked for, as with files · `not_comparable`. */
  cause: z.enum(['unread', 'not_given', 'not_comparable']),
});
export type Unknown = z.infer<typeof Unknown>;

/** A mute that hides nothing, as it was written. */
const MuteNote = z.strictObject({
  ruleId: z.string(),
  asset: z.nullable(AttachableRef),
  fingerprint: z.nullable(z.string()),
  name: z.nullable(z.string()),
  reason: z.string(),
  by: z.string(),
  until: z.string(),
});

const BacklogStanding = z.strictObject({
  /** A file that was named, or what was frozen in the store. */
  source: z.enum(['file', 'account']),
  at: z.nullable(Instant),
  /** Findings frozen, and those of them that are still there. */
  frozen: z.int(),
  remaining: z.int(),
  /** Frozen and not found any more: these entries can go. */
  settled: z.array(BacklogEntry),
  /** Not found, but the asset could not be read or the rule could not tell. */
  unclear: z.int(),
});
export type BacklogStanding = z.infer<typeof BacklogStanding>;

export const FindingRef = z.strictObject({
  fingerprint: z.string(),
  ruleId: z.string(),
  severity: Severity,
  asset: z.strictObject({ kind: AssetKind, id: z.string(), name: z.string() }),
  message: z.string(),
});
export type FindingRef = z.infer<typeof FindingRef>;

/** An earlier audit of the same account. */
const Earlier = z.strictObject({ runId: z.string(), auditedAt: Instant });

const StateChange = z.strictObject({ id: z.string(), name: z.string(), from: Grounding, to: Grounding });

/** Errors and warnings that count, by fingerprint, against an earlier audit. Notes come and go and are left out. */
export const Delta = z.strictObject({
  since: Earlier,
  /** “2 new since Monday, 3 settled.” */
  headline: z.string(),
  new: z.array(FindingRef),
  settled: z.array(FindingRef),
  /** There before, and graver now or no longer muted. */
  worse: z.array(FindingRef),
  /** Found in one audit, where the other could not read the asset or its rule could not tell. */
  notComparable: z.int(),
  /** Workflows whose hypothesis stands worse or better than before. */
  states: z.strictObject({ worse: z.array(StateChange), better: z.array(StateChange) }),
});
export type Delta = z.infer<typeof Delta>;

const ChangedOnly = z.strictObject({
  since: Earlier,
  /** Ids of what is new or has changed since. */
  workflows: z.array(z.string()),
  lists: z.array(z.string()),
  /** Findings that count on what has not changed, by severity. */
  leftOut: z.strictObject({ error: z.int(), warning: z.int(), note: z.int() }),
});

/** Answer of `audit --format json`. */
export const AuditReport = z.strictObject({
  schema: z.literal('groundwork.audit/1'),
  portalId: z.string(),
  auditedAt: Instant,
  /** False when anything that was asked for could not be read, or a rule crashed. */
  complete: z.boolean(),
  /** The one sentence the audit comes to. */
  headline: z.string(),
  workflows: z.array(WorkflowEntry),
  superseded: z.array(
    z.strictObject({ id: z.string(), name: z.string(), revisionId: z.string(), source: z.string() }),
  ),
  lists: z.array(ListEntry),
  /** Ids of rules that were switched off. */
  rulesOff: z.array(z.string()),
  /** Every hypothesis of the account, by id. */
  hypotheses: z.array(AuditedHypothesis),
  coverage: Coverage,
  /** Those that send most first. */
  families: z.array(Family),
  /** Outside systems, those that most workflows wait for first. */
  destinations: z.array(AskedDestination),
  findings: z.array(Finding),
  unknowns: z.array(Unknown),
  unreadable: z.array(
    z.strictObject({
      kind: z.enum(['workflow', 'list', 'portal', 'emails', 'properties']),
      id: z.string(),
      name: z.nullable(z.string()),
      reason: z.string(),
    }),
  ),
  crashes: z.array(z.strictObject({ ruleId: z.string(), message: z.string() })),
  /** Mutes that hide nothing: in force without meeting a finding, or past their last day. */
  mutes: z.strictObject({ unused: z.array(MuteNote), expired: z.array(MuteNote) }),
  /** What became of the findings of day one; null without a backlog. */
  backlog: z.nullable(BacklogStanding),
  /** Ids of the workflows to begin with: without a hypothesis, those that send most first. At most five. */
  startHere: z.array(z.string()),
  /** What is different since an earlier audit; null without one. */
  delta: z.nullable(Delta),
  /** Set when findings are only those on what has changed since an earlier audit. */
  changedOnly: z.nullable(ChangedOnly),
});
export type AuditReport = z.infer<typeof AuditReport>;
