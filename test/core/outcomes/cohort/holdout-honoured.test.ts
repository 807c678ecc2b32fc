import { expect, it } from 'vitest';
import type { AuditReport } from '../../../../src/core/contract/audit-report.ts';
import { fingerprintOf } from '../../../../src/core/grounding/engine/fingerprint.ts';
import { isHoldoutHonoured } from '../../../../src/core/outcomes/cohort/holdout-honoured.ts';
import { makeAuditReport, makeFinding, makeWorkflowEntry } from '../../../factories/entities.ts';
import { makeHypothesis, makeStart } from '../../../factories/hypotheses.ts';

const start = makeStart({ at: '2026-09-01T00:00:00.000Z' });
const hypothesis = makeHypothesis({ exposureSource: 'action', holdoutShare: 0.2, start });
const asset = { kind: 'workflow' as const, id: '5001', name: 'Onboarding' };
const finding = (subject: string, suppressed: 'mute' | null) =>
  makeFinding({
    ruleId: 'SG309',
    asset,
    fingerprint: fingerprintOf('SG309', asset, subject),
    suppressed: suppressed === null ? null : { by: suppressed, reason: 'We know', until: '2027-01-01' },
  });
const unknown = { ruleId: 'SG309', asset, reason: 'It is not shown.', cause: 'not_comparable' as const };

it.each<[string, boolean | null, Partial<AuditReport> | null]>([
  ['a whole audit that saw its workflow found nothing', true, {}],
  ['another hypothesis is broken', true, { findings: [finding('h_another001', null)] }],
  ['somebody held out is written to', false, { findings: [finding(hypothesis.id, null)] }],
  ['somebody is written to, and that was muted', false, { findings: [finding(hypothesis.id, 'mute')] }],
  ['what its workflow does cannot be told', null, { unknowns: [unknown] }],
  [
    'what another workflow does cannot be told',
    true,
    { unknowns: [{ ...unknown, asset: { ...asset, id: '7' } }] },
  ],
  ['no workflow that is on carries it', null, { workflows: [makeWorkflowEntry({ isEnabled: false })] }],
  ['the audit was not whole', null, { complete: false }],
  ['the rule was off', null, { rulesOff: ['SG309'] }],
  ['the audit was before the start', null, { auditedAt: '2026-08-31T00:00:00.000Z' }],
  ['there was no audit', null, null],
])('that held-out people are kept from messages: %s', (_, honoured, audit) => {
  expect(isHoldoutHonoured(hypothesis, audit === null ? null : makeAuditReport(audit))).toBe(honoured);
});
