import { describe, expect, it } from 'vitest';
import { assembleReport } from '../../../src/core/grounding/assemble-report.ts';
import type { Unknown } from '../../../src/core/contract/audit-finding.ts';
import { makeAuditInput } from '../../factories/audit-models.ts';
import { makeAuditReport } from '../../factories/entities.ts';

function completeWith(parts: { crashes?: { ruleId: string; message: string }[]; unknowns?: Unknown[] }) {
  const { coverage, headline } = makeAuditReport();
  const report = assembleReport(makeAuditInput(), {
    workflows: [],
    lists: [],
    outcome: { findings: [], mutes: { unused: [], expired: [] } },
    unknowns: [],
    families: [],
    crashes: [],
    sends: null,
    coverage,
    headline,
    ...parts,
  });
  return report.complete;
}
const unknown = (cause: Unknown['cause']): Unknown[] => [
  { ruleId: 'SG302', asset: { kind: 'hypothesis', id: 'h', name: '' }, reason: 'Because.', cause },
];

describe('whether an audit is complete', () => {
  it('is, when everything was read and every rule answered', () => {
    expect(completeWith({})).toBe(true);
  });

  it('is not, when a rule crashed', () => {
    expect(completeWith({ crashes: [{ ruleId: 'SG101', message: 'a bug' }] })).toBe(false);
  });

  it('is not, when a rule lacks what was asked for and refused', () => {
    expect(completeWith({ unknowns: unknown('unread') })).toBe(false);
  });

  it('is, when a rule lacks what nobody asked for or what cannot be compared', () => {
    expect(completeWith({ unknowns: [...unknown('not_given'), ...unknown('not_comparable')] })).toBe(true);
  });
});
