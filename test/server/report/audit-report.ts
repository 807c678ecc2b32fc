import type { WorkflowEntry } from '../../../src/core/contract/audit-entry.ts';
import type { Finding } from '../../../src/core/contract/audit-finding.ts';
import type { AuditReport } from '../../../src/core/contract/audit-report.ts';
import {
  makeAuditReport,
  makeFinding as makeAnyFinding,
  makeWorkflowEntry,
} from '../../factories/entities.ts';

const makeEntry = (overrides: Partial<WorkflowEntry> = {}): WorkflowEntry =>
  makeWorkflowEntry({
    name: 'Newsletter welcome 2023',
    classReason: 'Sends 1 marketing email.',
    grounding: 'ungrounded',
    groundingReason: 'none',
    via: [],
    sent: 1240,
    unsubscribed: 23,
    entry: ['lifecycle stage is subscriber'],
    messages: [{ channel: 'email', contentId: '7', name: 'Welcome 1' }],
    lastMessageDay: 0,
    ...overrides,
  });

const makeFinding = (overrides: Partial<Finding> = {}): Finding =>
  makeAnyFinding({
    asset: { kind: 'workflow', id: '5001', name: 'Newsletter welcome 2023' },
    message: '“Newsletter welcome 2023” has no hypothesis.',
    evidence: [
      { kind: 'workflow', id: '5001', path: '$.actions[0].fields.content_id', text: 'sends email 7' },
    ],
    ...overrides,
  });

const BY_STATE = { notApplicable: 10, unclassified: 3, unknown: 1 };

/** An account with everything in it: sends, contradictions, a question, an unreadable workflow, a muted finding. */
export function makeFullReport(): AuditReport {
  return makeAuditReport({
    complete: false,
    headline: '46 % of last month’s automated emails had no hypothesis behind them.',
    workflows: [
      makeEntry(),
      makeEntry({ id: '5002', name: 'Event follow-up', sent: 2366, unsubscribed: 35 }),
      makeEntry({ id: '5003', name: 'Lead to customers', class: 'feeder', sent: 0, unsubscribed: 0 }),
      makeEntry({
        id: '5004',
        name: '=HYPERLINK("x"), "quoted"',
        grounding: 'grounded',
        groundingReason: 'live',
      }),
    ],
    startHere: ['5002', '5001'],
    superseded: [{ id: '5002', name: 'Event follow-up', revisionId: '2', source: 'old.json' }],
    coverage: {
      lead: 'sends',
      workflows: {
        unit: 'workflows',
        ...BY_STATE,
        grounded: 7,
        inherited: 3,
        ungrounded: 6,
        exempt: 1,
        feeders: 1,
        off: 11,
        total: 31,
        score: 10 / 16,
        withheld: null,
        unknownShare: 1 / 32,
      },
      sends: {
        unit: 'emails',
        source: 'HubSpot',
        from: '2026-10-25T08:00:00.000Z',
        asOf: '2026-11-24T08:00:00.000Z',
        grounded: 3022,
        inherited: 1212,
        ungrounded: 3606,
        exempt: 88,
        notApplicable: 0,
        unclassified: 0,
        unknown: 0,
        total: 7928,
        unsubscribes: {
          grounded: 17,
          inherited: 6,
          ungrounded: 58,
          exempt: 0,
          notApplicable: 0,
          unclassified: 0,
          unknown: 0,
          total: 81,
        },
        senders: 16,
        sendersKnown: 16,
        score: 0.54,
        withheld: null,
        unknownShare: 0,
      },
      people: null,
    },
    findings: [
      makeFinding(),
      makeFinding({
        ruleId: 'SG305',
        severity: 'warning',
        message: '“Onboarding” says within 30 days; the last message leaves on day 45.',
        fingerprint: '1111111111111111',
      }),
      makeFinding({
        ruleId: 'SG107',
        severity: 'note',
        asset: { kind: 'portal', id: '4242', name: 'webhook to hooks.example.com' },
        message: '3 workflows use webhook to hooks.example.com.',
        question: 'Does it write to customers?',
        fingerprint: '2222222222222222',
      }),
      makeFinding({
        severity: 'note',
        message: '“Brand new” has no hypothesis.',
        fingerprint: '3333333333333333',
        graceUntil: '2026-11-29T08:00:00.000Z',
      }),
      makeFinding({
        message: '“Legal notice” has no hypothesis.',
        fingerprint: '4444444444444444',
        suppressed: { by: 'mute', reason: 'being rebuilt', until: '2026-12-01' },
      }),
    ],
    unreadable: [{ kind: 'workflow', id: '5009', name: 'Closed', reason: 'HubSpot said no' }],
    crashes: [{ ruleId: 'SG309', message: 'a bug' }],
  });
}
