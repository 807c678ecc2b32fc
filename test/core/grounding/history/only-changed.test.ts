import { describe, expect, it } from 'vitest';
import type { ListEntry } from '../../../../src/core/contract/audit-entry.ts';
import type { AuditReport } from '../../../../src/core/contract/audit-report.ts';
import { onlyChanged } from '../../../../src/core/grounding/history/only-changed.ts';
import { makeAuditReport, makeFinding, makeWorkflowEntry } from '../../../factories/entities.ts';

const list = (id: string, overrides: Partial<ListEntry> = {}): ListEntry => ({
  id,
  name: `Segment ${id}`,
  objectTypeId: '0-1',
  processingType: 'DYNAMIC',
  within: [],
  size: 10,
  listVersion: 1,
  filtersUpdatedAt: '2026-01-01T00:00:00.000Z',
  grounding: 'ungrounded',
  groundingReason: 'none',
  via: [],
  usedBy: [],
  ...overrides,
});

const findingOn = (
  kind: 'workflow' | 'list' | 'hypothesis',
  id: string,
  severity: 'error' | 'note' = 'error',
) => makeFinding({ asset: { kind, id, name: id }, severity, evidence: [], fingerprint: `${kind} ${id}` });

const REPORT = makeAuditReport({
  workflows: ['1', '2', '3'].map((id) => makeWorkflowEntry({ id })),
  lists: [list('11'), list('12')],
  findings: [findingOn('workflow', '1'), findingOn('workflow', '2', 'note'), findingOn('list', '11')],
});

/** The same account before, but for what is given. */
const before = (overrides: Partial<AuditReport>) => ({ ...REPORT, ...overrides });
const found = ({ findings }: AuditReport) => findings.map(({ fingerprint }) => fingerprint);

describe('findings only on what has changed', () => {
  it('are none where nothing has, and all are counted', () => {
    const report = onlyChanged(REPORT, before({}));
    expect(report.findings).toEqual([]);
    expect(report.changedOnly).toMatchObject({
      workflows: [],
      lists: [],
      leftOut: { error: 2, warning: 0, note: 1 },
    });
  });

  it.each<[string, Partial<ReturnType<typeof makeWorkflowEntry>>]>([
    ['another revision', { revisionId: '2' }],
    ['been switched on', { isEnabled: false }],
    ['a revision that was not known', { revisionId: null }],
  ])('are those of a workflow that has %s', (_name, earlier) => {
    const workflows = REPORT.workflows.map((entry) => (entry.id === '1' ? { ...entry, ...earlier } : entry));
    const report = onlyChanged(REPORT, before({ workflows }));
    expect(found(report)).toEqual(['workflow 1']);
    expect(report.changedOnly?.leftOut).toEqual({ error: 1, warning: 0, note: 1 });
  });

  it('are those of a new workflow', () => {
    const workflows = REPORT.workflows.filter(({ id }) => id !== '2');
    expect(found(onlyChanged(REPORT, before({ workflows })))).toEqual(['workflow 2']);
  });

  it.each<[string, Partial<ListEntry>]>([
    ['its filter was changed', { filtersUpdatedAt: '2025-12-31T00:00:00.000Z' }],
    ['its version rose', { listVersion: 0 }],
  ])('are those of a segment after %s', (_name, earlier) => {
    const lists = REPORT.lists.map((entry) => (entry.id === '11' ? { ...entry, ...earlier } : entry));
    expect(found(onlyChanged(REPORT, before({ lists })))).toEqual(['list 11']);
  });

  it('are those that rest on something changed', () => {
    const evidence = [{ kind: 'workflow' as const, id: '2', path: '$', text: 'sends' }];
    const about = { ...findingOn('hypothesis', 'h'), evidence };
    const workflows = REPORT.workflows.filter(({ id }) => id !== '2');
    const report = onlyChanged({ ...REPORT, findings: [about] }, before({ workflows }));
    expect(found(report)).toEqual(['hypothesis h']);
  });

  it('do not count what is muted as left out', () => {
    const muted = {
      ...findingOn('workflow', '1'),
      suppressed: { by: 'backlog' as const, reason: 'x', until: null },
    };
    const { changedOnly } = onlyChanged({ ...REPORT, findings: [muted] }, before({}));
    expect(changedOnly?.leftOut).toEqual({ error: 0, warning: 0, note: 0 });
  });
});
