import type { ListEntry, WorkflowEntry } from '../contract/audit-entry.ts';
import type { Unknown } from '../contract/audit-finding.ts';
import type { AuditReport } from '../contract/audit-report.ts';
import { toInstant } from '../time.ts';
import { askedDestinations } from './classes/asked-destinations.ts';
import type { AuditInput, Unreadable } from './audit-input.ts';
import { auditedHypotheses } from './audited-hypotheses.ts';
import type { Crash } from './engine/engine.ts';
import { rulesOff } from './history/delta.ts';
import { compareKeys, compareText } from './engine/finding-order.ts';
import type { ListJudgement, WorkflowJudgement } from './states/judgement.ts';
import type { MuteOutcome } from './triage/mutes.ts';
import type { Sends } from './coverage/sends.ts';
import { startHereOf } from './triage/start-here.ts';
import { sortedUnique } from './workflow/canonical.ts';
import type { ListUse, Workflow } from './workflow/model.ts';

export interface ReportParts {
  workflows: readonly WorkflowJudgement[];
  lists: readonly ListJudgement[];
  outcome: MuteOutcome;
  unknowns: Unknown[];
  crashes: Crash[];
  sends: Sends | null;
  coverage: AuditReport['coverage'];
  families: AuditReport['families'];
  headline: string;
}

/** Puts the answer of an audit together; everything in it is in a total order. */
export function assembleReport(input: Readonly<AuditInput>, parts: ReportParts): AuditReport {
  const workflows = workflowEntries(input, parts);
  return {
    schema: 'groundwork.audit/1',
    portalId: input.portalId,
    auditedAt: toInstant(input.now),
    complete: isComplete(input, parts),
    headline: parts.headline,
    workflows,
    superseded: [...input.superseded].sort((a, b) =>
      compareKeys([a.id, a.revisionId, a.source], [b.id, b.revisionId, b.source]),
    ),
    lists: parts.lists.map(listEntry).sort((a, b) => compareText(a.id, b.id)),
    rulesOff: [...rulesOff(input.settings)].sort(compareText),
    hypotheses: auditedHypotheses(input),
    coverage: parts.coverage,
    families: parts.families,
    destinations: askedDestinations(parts.workflows, input.judgements.answers),
    findings: parts.outcome.findings,
    unknowns: parts.unknowns,
    unreadable: input.unreadable
      .map(({ kind, id, name, message }) => ({ kind, id, name, reason: message }))
      .sort((a, b) => compareKeys([a.kind, a.id, a.reason], [b.kind, b.id, b.reason])),
    crashes: parts.crashes,
    mutes: parts.outcome.mutes,
    backlog: null,
    startHere: startHereOf(workflows),
    delta: null,
    changedOnly: null,
  };
}

/** What nobody asked for (files without segments) is unknown all the same, but the audit is all that it could be. */
function isComplete({ unreadable }: Readonly<AuditInput>, { crashes, unknowns }: ReportParts): boolean {
  return unreadable.length === 0 && crashes.length === 0 && unknowns.every(({ cause }) => cause !== 'unread');
}

function workflowEntries(input: Readonly<AuditInput>, { workflows, sends }: ReportParts): WorkflowEntry[] {
  const facts = {
    sends,
    emailNames: new Map((input.emails?.emails ?? []).map(({ id, name }) => [id, name])),
    exemptions: latestExemptions(input),
  };
  const judged = workflows.map((judgement) => workflowEntry(judgement, facts));
  const unread = input.unreadable.filter(({ kind }) => kind === 'workflow').map(unreadEntry);
  return [...judged, ...unread].sort((a, b) => compareText(a.id, b.id));
}

interface EntryFacts {
  sends: Sends | null;
  emailNames: ReadonlyMap<string, string>;
  exemptions: ReadonlyMap<string, NonNullable<WorkflowEntry['exemption']>>;
}

/** Of several exemptions of one workflow the one that ends last. */
function latestExemptions({ judgements }: Readonly<AuditInput>): EntryFacts['exemptions'] {
  const ofWorkflows = judgements.exemptions.filter(({ asset }) => asset.kind === 'workflow');
  const ordered = [...ofWorkflows].sort((a, b) => compareText(a.until, b.until));
  return new Map(ordered.map(({ asset, reason, by, until }) => [asset.id, { reason, by, until }]));
}

function workflowEntry(judgement: WorkflowJudgement, facts: EntryFacts): WorkflowEntry {
  const { workflow, classification, state, reason, via } = judgement;
  const own = facts.sends?.byWorkflow.get(workflow.id) ?? null;
  return {
    id: workflow.id,
    name: workflow.name,
    objectTypeId: workflow.objectTypeId,
    isEnabled: workflow.isEnabled,
    class: classification.class,
    classReason: classification.reason,
    grounding: state,
    groundingReason: reason,
    via,
    revisionId: workflow.revisionId,
    sent: own?.sent ?? null,
    unsubscribed: own?.unsubscribed ?? null,
    entry: workflow.enrolment.waysIn.map(({ words }) => words),
    messages: workflow.messages.map(({ channel, contentId }) => ({
      channel,
      contentId,
      name: (channel === 'email' ? facts.emailNames.get(contentId ?? '') : undefined) ?? null,
    })),
    lastMessageDay:
      workflow.longestPath.messageDays === null ? null : Math.ceil(workflow.longestPath.messageDays),
    looseEnds: { danglingEdges: workflow.danglingEdges, unreachable: workflow.unreachable },
    links: linksOf(workflow),
    actionsHash: workflow.actionsHash,
    exemption: facts.exemptions.get(workflow.id) ?? null,
  };
}

function linksOf(workflow: Workflow): WorkflowEntry['links'] {
  const { lists, enrolment, goesTo, listensTo } = workflow;
  const used = (...uses: ListUse['use'][]) =>
    sortedUnique(lists.filter(({ use }) => uses.includes(use)).map(({ listId }) => listId));
  const enrolsFrom = sortedUnique(enrolment.waysIn.flatMap(({ inLists }) => inLists));
  return {
    enrolsFrom,
    keepsOut: used('suppression'),
    asks: used('enrolment', 're_enrolment', 'branch', 'goal').filter((id) => !enrolsFrom.includes(id)),
    addsTo: used('adds_to'),
    removesFrom: used('removes_from'),
    goesTo: sortedUnique(goesTo.map(({ workflowId }) => workflowId)),
    listensTo: sortedUnique(listensTo.map(({ workflowId }) => workflowId)),
    takesOutOf: sortedUnique(workflow.takesOutOf.map(({ workflowId }) => workflowId)),
    forms: sortedUnique(workflow.forms.map(({ formId }) => formId)),
    events: sortedUnique(workflow.events.map(({ eventTypeId }) => eventTypeId)),
    emailsAsked: sortedUnique(workflow.emailsAsked.map(({ emailId }) => emailId)),
  };
}

/** A workflow of which nothing is known but that it is there. */
export function unreadEntry({ id, name, code, message, isEnabled, objectTypeId }: Unreadable): WorkflowEntry {
  return {
    id,
    name: name ?? id,
    objectTypeId,
    isEnabled,
    class: null,
    classReason: message,
    grounding: 'unknown',
    groundingReason: `unreadable:${code}`,
    via: [],
    revisionId: null,
    sent: null,
    unsubscribed: null,
    entry: [],
    messages: [],
    lastMessageDay: null,
    looseEnds: null,
    links: null,
    actionsHash: null,
    exemption: null,
  };
}

function listEntry({ list, state, reason, via, usedBy }: ListJudgement): ListEntry {
  const { id, name, objectTypeId, processingType, size, listVersion } = list;
  const filtersUpdatedAt = list.filtersUpdatedAt === null ? null : toInstant(list.filtersUpdatedAt);
  const versions = { listVersion, filtersUpdatedAt };
  const standing = { grounding: state, groundingReason: reason, via };
  const within = sortedUnique(
    (list.waysIn ?? []).flatMap(({ inLists, notInLists }) => [...inLists, ...notInLists]),
  );
  const identity = { id, name, objectTypeId, processingType, size };
  return { ...identity, ...versions, ...standing, within, usedBy: [...usedBy] };
}
