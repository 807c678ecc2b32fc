import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/core/contract/audit-finding.ts';
import type { AuditReport } from '../../../../src/core/contract/audit-report.ts';
import { deltaOf, rulesOff } from '../../../../src/core/grounding/history/delta.ts';
import { makeAuditReport, makeFinding, makeWorkflowEntry } from '../../../factories/entities.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';
const WEDNESDAY = '2026-11-25T08:00:00.000Z';
const ZONE = { off: new Set<string>(), timeZone: 'Europe/Berlin' };
const MUTED = { by: 'mute' as const, reason: 'Being rebuilt', until: '2026-12-01' };

const reportOf = (auditedAt: string, findings: Finding[], overrides: Partial<AuditReport> = {}) =>
  makeAuditReport({ auditedAt, findings, ...overrides });
const before = (findings: Finding[], overrides: Partial<AuditReport> = {}) =>
  reportOf(MONDAY, findings, overrides);
const now = (findings: Finding[], overrides: Partial<AuditReport> = {}) =>
  reportOf(WEDNESDAY, findings, overrides);
const one = (fingerprint: string, overrides: Partial<Finding> = {}) =>
  makeFinding({ fingerprint, ...overrides });
const prints = (refs: readonly { fingerprint: string }[]) => refs.map(({ fingerprint }) => fingerprint);

describe('between two audits', () => {
  it('findings are new, settled or neither, by their fingerprint', () => {
    const delta = deltaOf(before([one('a'), one('b')]), now([one('b'), one('c')]), ZONE);
    expect(delta).toMatchObject({ notComparable: 0, worse: [] });
    expect([prints(delta.new), prints(delta.settled)]).toEqual([['c'], ['a']]);
    expect(delta.since).toEqual({ runId: '20261123-080000-000', auditedAt: MONDAY });
    expect(delta.headline).toBe('1 new since Monday, 1 settled.');
  });

  it('what was milder or muted before, and counts now, is worse', () => {
    const then = [one('a', { severity: 'note' }), one('b', { suppressed: MUTED }), one('c')];
    const delta = deltaOf(before(then), now([one('a'), one('b'), one('c')]), ZONE);
    expect([prints(delta.new), prints(delta.worse)]).toEqual([[], ['a', 'b']]);
    expect(delta.headline).toBe('Nothing new since Monday, 2 worse.');
  });

  it('what is muted now is not settled', () => {
    const delta = deltaOf(before([one('a')]), now([one('a', { suppressed: MUTED })]), ZONE);
    expect(delta).toMatchObject({ new: [], settled: [], worse: [] });
  });

  it('notes are left out on both sides', () => {
    const note = { severity: 'note' as const };
    const delta = deltaOf(before([one('a', note)]), now([one('b', note)]), ZONE);
    expect(delta).toMatchObject({ new: [], settled: [], notComparable: 0 });
  });

  it.each<[string, Partial<AuditReport>]>([
    [
      'the workflow could not be read',
      { unreadable: [{ kind: 'workflow', id: '5001', name: null, reason: '403' }] },
    ],
    ['the account was refused', { unreadable: [{ kind: 'portal', id: '4242', name: null, reason: '403' }] }],
    ['the rule crashed', { crashes: [{ ruleId: 'SG101', message: 'x' }] }],
    [
      'the rule could not tell',
      { unknowns: [{ ruleId: 'SG101', asset: makeFinding().asset, reason: 'x', cause: 'unread' }] },
    ],
  ])('nothing is called settled, or new, where %s', (_name, silence) => {
    expect(deltaOf(before([one('a')]), now([], silence), ZONE)).toMatchObject({
      settled: [],
      notComparable: 1,
    });
    expect(deltaOf(before([], silence), now([one('a')]), ZONE)).toMatchObject({ new: [], notComparable: 1 });
  });

  it('nothing is called settled because its rule was switched off', () => {
    const off = rulesOff({ SG101: { severity: 'off' }, SG102: { severity: 'note' } });
    expect(deltaOf(before([one('a')]), now([]), { ...ZONE, off })).toMatchObject({
      settled: [],
      notComparable: 1,
    });
  });

  it('a workflow that is gone takes its findings along', () => {
    expect(deltaOf(before([one('a')]), now([], { workflows: [] }), ZONE).settled).toHaveLength(1);
  });

  it('workflows whose hypothesis stands worse or better are told', () => {
    const entries = (...states: ('grounded' | 'inherited' | 'ungrounded' | 'unknown')[]) => ({
      workflows: states.map((grounding, id) => makeWorkflowEntry({ id: String(id), grounding })),
    });
    const then = before([], entries('grounded', 'ungrounded', 'inherited', 'unknown'));
    const { states } = deltaOf(
      then,
      now([], entries('ungrounded', 'inherited', 'inherited', 'ungrounded')),
      ZONE,
    );
    expect(states.worse).toMatchObject([{ id: '0', from: 'grounded', to: 'ungrounded' }]);
    expect(states.better).toMatchObject([{ id: '1', from: 'ungrounded', to: 'inherited' }]);
  });

  it.each([
    ['2026-11-25T06:30:00.000Z', 'Nothing new since 07:30.'],
    ['2026-11-24T23:30:00.000Z', 'Nothing new since 00:30.'],
    ['2026-11-24T22:30:00.000Z', 'Nothing new since Tuesday.'],
    ['2026-11-19T08:00:00.000Z', 'Nothing new since Thursday.'],
    ['2026-11-18T08:00:00.000Z', 'Nothing new since 18 November 2026.'],
  ])('an audit of %s is spoken of in the time zone of the account: %s', (auditedAt, headline) => {
    expect(deltaOf(reportOf(auditedAt, []), now([]), ZONE).headline).toBe(headline);
  });
});
