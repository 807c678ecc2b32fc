import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/core/contract/audit-finding.ts';
import { applyMutes } from '../../../../src/core/grounding/triage/mutes.ts';
import { makeMute } from '../../../factories/entities.ts';
import { AUDITED_AT } from '../../../factories/audit-models.ts';

const CLOCK = { now: AUDITED_AT, timeZone: 'Europe/Berlin' };
const finding: Finding = {
  ruleId: 'SG101',
  severity: 'error',
  asset: { kind: 'workflow', id: '5005', name: 'Newsletter' },
  message: 'no hypothesis',
  why: 'why',
  question: 'what?',
  evidence: [],
  fingerprint: 'f0',
  suppressed: null,
  graceUntil: null,
};
const frozen = (fingerprint: string) => ({ fingerprint, ruleId: finding.ruleId, asset: finding.asset });
const suppressedBy = (mutes: Parameters<typeof applyMutes>[1], backlog: string[] = [], clock = CLOCK) =>
  applyMutes([finding], mutes, backlog.map(frozen), clock).findings[0]?.suppressed ?? null;

describe('mutes', () => {
  it('hide a rule on one asset, with reason and end', () => {
    expect(suppressedBy([makeMute()])).toEqual({ by: 'mute', reason: 'Being rebuilt', until: '2026-12-01' });
  });

  it('hide one finding by its fingerprint', () => {
    expect(suppressedBy([makeMute({ asset: null, fingerprint: 'f0' })])).not.toBeNull();
  });

  it.each([
    ['another rule', makeMute({ ruleId: 'SG102' })],
    ['another asset', makeMute({ asset: { kind: 'workflow', id: '1' } })],
    ['a segment of the same id', makeMute({ asset: { kind: 'list', id: '5005' } })],
    ['another fingerprint', makeMute({ fingerprint: 'f1' })],
    ['no asset and no fingerprint, which would be a whole rule', makeMute({ asset: null })],
  ])('of %s hide nothing and are reported as unused', (_name, mute) => {
    const outcome = applyMutes([finding], [mute], [], CLOCK);
    expect(outcome.findings).toEqual([finding]);
    const { at: _at, ...note } = mute;
    expect(outcome.mutes).toEqual({ unused: [note], expired: [] });
  });

  it('hold through their last day in the time zone of the portal, and no longer', () => {
    const mute = makeMute({ until: '2026-11-24' });
    const at = (instant: string) => suppressedBy([mute], [], { ...CLOCK, now: Date.parse(instant) });
    expect(at('2026-11-24T22:59:59Z')).not.toBeNull();
    expect(at('2026-11-24T23:00:00Z')).toBeNull();
  });

  it('are reported as expired once they are over, and not as unused', () => {
    const { mutes } = applyMutes([finding], [makeMute({ until: '2026-01-01' })], [], CLOCK);
    expect(mutes).toMatchObject({ unused: [], expired: [{ ruleId: 'SG101', until: '2026-01-01' }] });
  });

  it('that two people wrote for one finding are both in use', () => {
    const both = [makeMute(), makeMute({ asset: null, name: 'News*' })];
    expect(applyMutes([finding], both, [], CLOCK).mutes.unused).toEqual([]);
  });

  it.each([
    ['Newsletter', true],
    ['newsletter', true],
    ['News*', true],
    ['*letter', true],
    ['N*s*tt*r', true],
    ['*', false],
    ['**', false],
    ['News', false],
    ['*letters', false],
    ['Newsletter*r', false],
    ['N?wsletter', false],
    ['(a+)+$', false],
  ])('by the name %s hide it: %s', (name, hides) => {
    expect(suppressedBy([makeMute({ asset: null, name })]) !== null).toBe(hides);
  });

  it('leave to the backlog what was there on its first day', () => {
    expect(suppressedBy([], ['f0'])).toMatchObject({ by: 'backlog', until: null });
    expect(suppressedBy([], ['f1'])).toBeNull();
  });
});
