/**
 * A workflow, normalised once from HubSpot's v4 JSON. Rules read this model and never the JSON. Paths are JSON
 * paths into the definition (`$.actions[3].fields.content_id`), so that every finding can show its evidence.
 */
export interface Workflow {
  id: string;
  name: string;
  objectTypeId: string;
  isEnabled: boolean;
  /** Only `WORKFLOW` is judged; other kinds (action sets) are listed. */
  flowType: string;
  revisionId: string;
  /** Epoch milliseconds, null when the definition does not say. */
  createdAt: number | null;
  updatedAt: number | null;
  enrolment: Enrolment;
  actions: Action[];
  startActionId: string | null;
  edges: Edge[];
  danglingEdges: { from: string; to: string; path: string }[];
  unreachable: string[];
  lists: ListUse[];
  propertiesRead: PropertyUse[];
  propertiesWritten: PropertyUse[];
  messages: Message[];
  /** Workflows this one sends records to (action 0-15). */
  goesTo: { workflowId: string; actionId: string; path: string }[];
  /** Workflows whose events start this one or are waited for in it. */
  listensTo: { workflowId: string; path: string }[];
  /** Workflows that people leave when they enter this one. */
  takesOutOf: { workflowId: string; path: string }[];
  forms: { formId: string; use: ListUse['use']; path: string }[];
  events: EventUse[];
  /** E-mails asked about in filters, by the id of the sending: another id than that of the content. */
  emailsAsked: { emailId: string; use: ListUse['use']; path: string }[];
  /** Uses of our own workflow action; the hypothesis is null when it is not a fixed value. */
  assignments: { actionId: string; hypothesisId: string | null; path: string }[];
  /** Branches on the group that our own action sorted a record into. */
  armBranches: ArmBranch[];
  /** The workflow's own goal in HubSpot; only contact workflows can have one. */
  goal: Goal | null;
  /** Systems outside HubSpot that records are handed to, one entry a use. */
  destinations: Destination[];
  /** Longest chain of delays from start to end in days, with the last message on it; null when it has no end. */
  longestPath: { days: number; messageDays: number | null; unbounded: boolean };
  /** Hash of who enters, what is sent, when, and the branches: changes only when people get something else. */
  meaningHash: string;
  /** Hash of the actions alone: a class set by a person holds while it stays the same. */
  actionsHash: string;
}

export interface Enrolment {
  kind: 'list_based' | 'event_based' | 'manual' | 'dataset' | 'none';
  shouldReEnrol: boolean;
  /** One entry per alternative that lets a record in; empty for manual, dataset and none. */
  waysIn: WayIn[];
}

/** One alternative of the enrolment criteria: everything in it must hold for a record to enter. */
export interface WayIn {
  path: string;
  /** Ids of lists a record must be in (IN_LIST, positive) for this way in. */
  inLists: string[];
  /** Ids of lists a record must not be in. */
  notInLists: string[];
  /** True when nothing but list membership and exclusions is asked for. */
  onlyLists: boolean;
  /** A canonical spelling of the filter: equal filters have equal keys. */
  key: string;
  /**
   * Canonical spellings of the single conditions that all must hold, sorted, spelled alike for workflows and lists:
   * a way that has all parts of another and more is narrower. Empty when the filter cannot be taken apart.
   */
  parts: string[];
  /** In plain words, for people: “lifecycle stage is customer”. */
  words: string;
}

export type ActionKind =
  | 'message'
  | 'delay'
  | 'wait'
  | 'branch'
  | 'set_property'
  | 'list_membership'
  | 'go_to_workflow'
  | 'internal'
  | 'record_keeping'
  | 'external'
  | 'ads_audience'
  | 'groundwork'
  | 'unknown';

export interface Action {
  id: string;
  /** `type` of the definition: SINGLE_CONNECTION, LIST_BRANCH, WEBHOOK … */
  type: string;
  /** `0-4`, `1-179507819` …; null for kinds that have none (branches, custom code, webhooks). */
  actionTypeId: string | null;
  kind: ActionKind;
  /** What people call it: “send marketing email”, “unknown action 0-99”. */
  label: string;
  path: string;
}

export interface Edge {
  from: string;
  to: string;
  isGoTo: boolean;
}

export interface ListUse {
  listId: string;
  use: 'enrolment' | 're_enrolment' | 'branch' | 'goal' | 'suppression' | 'adds_to' | 'removes_from';
  /** False for NOT_IN_LIST. */
  positive: boolean;
  path: string;
}

export interface EventUse {
  /** `4-1639801`: HubSpot's id of the kind of event. */
  eventTypeId: string;
  use: Exclude<ListUse['use'], 'adds_to' | 'removes_from'>;
  path: string;
}

export interface PropertyUse {
  property: string;
  /** Object type of the property; the workflow's own unless the definition says otherwise, null when unknown. */
  objectTypeId: string | null;
  use: 'enrolment' | 're_enrolment' | 'branch' | 'goal' | 'suppression' | 'action';
  /** The value written, where it is fixed. */
  value: string | null;
  actionId: string | null;
  path: string;
}

/** A branch that reads the `arm` output of a Groundwork action (STATIC_BRANCH on FIELD_DATA of that action). */
export interface ArmBranch {
  /** The branching action. */
  actionId: string;
  /** The Groundwork action whose output is read. */
  assignmentActionId: string;
  path: string;
  /** Where each value leads; `arm` null is the way for all other values, `to` null leaves the workflow. */
  ways: { arm: string | null; to: string | null }[];
}

/** Records that meet it leave the workflow at once, and those that meet it already never enter. */
export interface Goal {
  path: string;
  /** In plain words, for people: “lifecycle stage is customer”. */
  words: string;
  conditions: GoalCondition[];
}

export interface GoalCondition {
  path: string;
  /** The record's own property it asks about; null for everything else (lists, forms, events, associated records). */
  property: string | null;
  /** The values it asks for, any of them; empty where it asks for something other than a value. */
  values: string[];
}

export interface Message {
  channel: 'email' | 'sms' | 'whatsapp' | 'sequence' | 'survey';
  /** HubSpot's id of the content (marketing e-mail, sequence), null when there is none. */
  contentId: string | null;
  actionId: string;
  path: string;
}

export interface Destination {
  kind: 'webhook' | 'custom_code' | 'app_action' | 'unknown_action';
  /** Same destination, same key: host of a webhook, hash of custom code, action type id. */
  key: string;
  label: string;
  actionId: string;
  path: string;
}
