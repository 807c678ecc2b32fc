import type { WorkflowEntry } from '../../src/core/contract/audit-entry.ts';
import type { Finding } from '../../src/core/contract/audit-finding.ts';
import type { AuditReport } from '../../src/core/contract/audit-report.ts';
import type { Change } from '../../src/core/contract/change.ts';
import type { Backlog } from '../../src/core/contract/backlog.ts';
import type {
  Attachment,
  ClassOverride,
  Contradiction,
  DestinationAnswer,
  Exemption,
  Mute,
} from '../../src/core/grounding/judgements.ts';
import type { Misfit } from '../../src/core/hypotheses/misfit.ts';
import type { LedgerRow } from '../../src/core/outcomes/cohort/ledger-row.ts';
import type { Reading } from '../../src/core/outcomes/verdict/reading.ts';
import type { BegunInstall } from '../../src/server/store/port/begun-installs.ts';
import type { DecisionTaskMark } from '../../src/server/store/port/decision-tasks.ts';
import type { KeptDefinition } from '../../src/server/store/port/definitions.ts';
import type { InboxEntry } from '../../src/server/store/port/inbox.ts';
import type { Install } from '../../src/server/store/port/installs.ts';
import type { LedgerCursor } from '../../src/server/store/port/ledger.ts';
import type { PortalRecord } from '../../src/server/store/port/portals.ts';
import type { WrittenRecord } from '../../src/server/store/port/write-back.ts';
import { hypothesisId, makeCounts } from './hypotheses.ts';

const AT = '2026-07-01T08:00:00.000Z';

export function makePortal(overrides: Partial<PortalRecord> = {}): PortalRecord {
  return {
    portalId: '4242',
    uiDomain: 'app.hubspot.com',
    timeZone: 'Europe/Berlin',
    since: AT,
    actionTypeIds: ['1-7001'],
    editors: ['9001'],
    writesEnabled: false,
    writesHeldOut: false,
    tasksEnabled: false,
    rules: {},
    weekly: null,
    lastStarted: {},
    deadJobs: {},
    ...overrides,
  };
}

/** The task of the hypothesis with number 1, as HubSpot made it. */
export function makeTaskMark(overrides: Partial<DecisionTaskMark> = {}): DecisionTaskMark {
  const [verdictAt, triedAt] = [AT, '2026-07-02T02:00:00.000Z'];
  return { hypothesisId: hypothesisId(1), verdictAt, triedAt, taskId: '900001', failure: null, ...overrides };
}

export function makeInstall(overrides: Partial<Install> = {}): Install {
  return {
    portalId: '4242',
    userId: '9001',
    installedAt: AT,
    scopes: ['oauth', 'crm.lists.read'],
    tokens: { keyId: 'k1', nonce: 'bm9uY2U=', text: 'dGV4dA==', tag: 'dGFn' },
    disconnected: null,
    ...overrides,
  };
}

export function makeBegunInstall(overrides: Partial<BegunInstall> = {}): BegunInstall {
  const proof = { keyId: 'k1', nonce: 'bm9uY2U=', text: 'dGV4dA==', tag: 'dGFn' };
  return { browser: 'hash-1', at: 1_000, proof, ...overrides };
}

/** A workflow attached as tactic to the hypothesis with number 1. */
export function makeAttachment(overrides: Partial<Attachment> = {}): Attachment {
  return {
    hypothesisId: hypothesisId(1),
    asset: { kind: 'workflow', id: '5001' },
    role: 'tactic',
    by: 'cli',
    at: AT,
    ...overrides,
  };
}

export function makeExemption(overrides: Partial<Exemption> = {}): Exemption {
  return {
    asset: { kind: 'workflow', id: '5002' },
    reason: 'Legal notice',
    by: 'cli',
    at: AT,
    until: '2027-07-01',
    ...overrides,
  };
}

export function makeClassOverride(overrides: Partial<ClassOverride> = {}): ClassOverride {
  return {
    workflowId: '5003',
    class: 'operational',
    actionsHash: 'a1',
    reason: 'The webhook goes to our own data warehouse',
    by: 'cli',
    at: AT,
    ...overrides,
  };
}

export function makeAnswer(overrides: Partial<DestinationAnswer> = {}): DestinationAnswer {
  return {
    destination: { kind: 'webhook', key: 'hooks.example.com' },
    class: 'operational',
    reason: 'Fills our own data warehouse',
    by: 'cli',
    at: AT,
    ...overrides,
  };
}

export function makeContradiction(overrides: Partial<Contradiction> = {}): Contradiction {
  return {
    workflowId: '5004',
    hypothesisId: hypothesisId(1),
    reason: 'It promotes something else',
    by: 'cli',
    at: AT,
    ...overrides,
  };
}

export function makeMute(overrides: Partial<Mute> = {}): Mute {
  return {
    ruleId: 'SG101',
    asset: { kind: 'workflow', id: '5005' },
    fingerprint: null,
    name: null,
    reason: 'Being rebuilt',
    by: 'cli',
    at: AT,
    until: '2026-12-01',
    ...overrides,
  };
}

/** Somebody says of record 70001 that it is not the hypothesis' kind of person. */
export function makeMisfit(overrides: Partial<Misfit> = {}): Misfit {
  return {
    hypothesisId: hypothesisId(1),
    objectTypeId: '0-1',
    recordId: '70001',
    reason: 'wrong_audience',
    note: 'A supplier, not a customer',
    by: '9002',
    at: AT,
    ...overrides,
  };
}

/** One finding, frozen on 1 July 2026. */
export function makeBacklog(overrides: Partial<Backlog> = {}): Backlog {
  return {
    at: AT,
    by: 'cli',
    entries: [
      { fingerprint: 'f0', ruleId: 'SG101', asset: { kind: 'workflow', id: '5005', name: 'Newsletter' } },
    ],
    ...overrides,
  };
}

export function makeDefinition(overrides: Partial<KeptDefinition> = {}): KeptDefinition {
  return {
    kind: 'workflow',
    id: '5001',
    revision: '3',
    definition: { id: '5001', actions: [] },
    ...overrides,
  };
}

/** A list nobody had left, read from its beginning. */
export function makeCursor(overrides: Partial<LedgerCursor> = {}): LedgerCursor {
  return {
    ...{ listId: '101', after: null, firstReadAt: 1_000, lastReadAt: 1_000, longestGap: 0 },
    ...{ seenUntil: null, hadLeavers: false, ...overrides },
  };
}

/** A record that joined the treatment on 2 July 2026 and whose outcome was not read yet. */
export function makeLedgerRow(overrides: Partial<LedgerRow> = {}): LedgerRow {
  return {
    recordId: '70001',
    arm: 'treatment',
    joinedAt: Date.parse('2026-07-02T10:00:00.000Z'),
    firstSeenAt: Date.parse('2026-07-03T02:00:00.000Z'),
    outcomeAt: null,
    excluded: null,
    readAt: null,
    ...overrides,
  };
}

export function makeReading(overrides: Partial<Reading> = {}): Reading {
  return {
    hypothesisId: hypothesisId(1),
    at: '2026-10-01T02:00:00.000Z',
    state: 'promising',
    problemCode: null,
    question: null,
    reason: null,
    row: 9,
    tags: ['uncontrolled'],
    evidence: 'rose_from',
    counts: makeCounts(),
    estimate: null,
    band: { unit: 'share', interval: [0.141, 0.203], level: 0.99, method: 'bernoulli' },
    chanceAtOrAboveTarget: 0.97,
    guardrail: null,
    firstResultsAt: null,
    label: 'Promising',
    sentence: '187 of 1,100 bought again.',
    ...overrides,
  };
}

export function makeWrittenRecord(overrides: Partial<WrittenRecord> = {}): WrittenRecord {
  return {
    objectTypeId: '0-1',
    recordId: '70001',
    values: { groundwork_hypotheses: hypothesisId(1) },
    ...overrides,
  };
}

const BY_STATE = {
  grounded: 1,
  inherited: 0,
  ungrounded: 0,
  exempt: 0,
  notApplicable: 0,
  unclassified: 0,
  unknown: 0,
};

/** A complete audit of one grounded workflow without findings. */
export function makeAuditReport(overrides: Partial<AuditReport> = {}): AuditReport {
  return {
    schema: 'groundwork.audit/1',
    portalId: '4242',
    auditedAt: '2026-10-01T02:00:00.000Z',
    complete: true,
    headline: 'Every workflow has a hypothesis.',
    workflows: [makeWorkflowEntry()],
    superseded: [],
    lists: [],
    coverage: {
      lead: 'workflows',
      workflows: {
        unit: 'workflows',
        ...BY_STATE,
        feeders: 0,
        off: 0,
        total: 1,
        score: 1,
        withheld: null,
        unknownShare: 0,
      },
      sends: null,
      people: null,
    },
    rulesOff: [],
    hypotheses: [],
    findings: [],
    unknowns: [],
    unreadable: [],
    families: [],
    destinations: [],
    crashes: [],
    mutes: { unused: [], expired: [] },
    backlog: null,
    startHere: [],
    delta: null,
    changedOnly: null,
    ...overrides,
  };
}

export function makeWorkflowEntry(overrides: Partial<WorkflowEntry> = {}): WorkflowEntry {
  return {
    id: '5001',
    name: 'Onboarding',
    objectTypeId: '0-1',
    isEnabled: true,
    class: 'customer_facing',
    classReason: 'sends a marketing e-mail',
    grounding: 'grounded',
    groundingReason: 'live',
    via: [
      {
        hypothesisId: hypothesisId(1),
        hops: [
          {
            from: { kind: 'hypothesis', id: hypothesisId(1) },
            relation: 'tactic',
            to: { kind: 'workflow', id: '5001' },
          },
        ],
      },
    ],
    revisionId: '3',
    sent: null,
    unsubscribed: null,
    entry: ['is in segment 101'],
    messages: [{ channel: 'email', contentId: '7', name: 'Welcome' }],
    lastMessageDay: 12,
    looseEnds: { danglingEdges: [], unreachable: [] },
    links: {
      enrolsFrom: [],
      keepsOut: [],
      asks: [],
      addsTo: [],
      removesFrom: [],
      goesTo: [],
      listensTo: [],
      takesOutOf: [],
      forms: [],
      events: [],
      emailsAsked: [],
    },
    actionsHash: 'a1',
    exemption: null,
    ...overrides,
  };
}

/** A finding of SG101 on the workflow of makeWorkflowEntry. */
export function makeFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'SG101',
    severity: 'error',
    asset: { kind: 'workflow', id: '5001', name: 'Onboarding' },
    message: '“Onboarding” has no hypothesis.',
    why: 'A message without a reason can be neither right nor wrong.',
    question: 'What do we believe about these people?',
    evidence: [{ kind: 'workflow', id: '5001', path: '$.actions[0]', text: 'sends email 7' }],
    fingerprint: '00ff00ff00ff00ff',
    suppressed: null,
    graceUntil: null,
    ...overrides,
  };
}

/** A privacy deletion of a contact that waits to be acted on. */
export function makeInboxEntry(overrides: Partial<InboxEntry> = {}): InboxEntry {
  return {
    key: 'k1',
    receivedAt: 1_000,
    event: { kind: 'privacy_deletion', objectTypeId: '0-1', recordIds: ['70001'], intoId: null },
    ...overrides,
  };
}

/** An editor was named. */
export function makeChange(overrides: Partial<Change> = {}): Change {
  return {
    ...{ id: 'c1', at: AT, by: '9001', about: { kind: 'settings', name: '4242' } },
    ...{ before: { editors: ['9001'] }, after: { editors: ['9001', '9002'] } },
    ...overrides,
  };
}
