import * as z from 'zod/mini';
import { WorkflowClass } from '../grounding/judgements.ts';
import { CalendarDay, Instant } from '../time.ts';

/** Whether a hypothesis stands behind an asset, or why none has to. */
export const Grounding = z.enum([
  'unknown',
  'grounded',
  'exempt',
  'not_applicable',
  'inherited',
  'unclassified',
  'ungrounded',
]);

const MessageChannel = z.enum(['email', 'sms', 'whatsapp', 'sequence', 'survey']);

export const Endpoint = z.strictObject({ kind: z.enum(['hypothesis', 'list', 'workflow']), id: z.string() });
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
