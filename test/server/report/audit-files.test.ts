import { describe, expect, it } from 'vitest';
import { AuditReport } from '../../../src/core/contract/audit-report.ts';
import { auditCsv } from '../../../src/server/report/audit-csv.ts';
import { auditJson } from '../../../src/server/report/audit-json.ts';
import { auditSarif } from '../../../src/server/report/audit-sarif.ts';
import { makeAuditReport } from '../../factories/entities.ts';
import { makeFullReport } from './audit-report.ts';

describe('the audit as JSON', () => {
  it('is the report itself', () => {
    expect(AuditReport.parse(JSON.parse(auditJson(makeFullReport())))).toEqual(makeFullReport());
  });
});

describe('the audit as CSV', () => {
  const lines = auditCsv(makeFullReport()).split('\r\n');

  it('has a row for each workflow under a row of names', () => {
    expect(lines).toHaveLength(1 + 4 + 1);
    expect(lines[0]).toMatch(/^id,name,/);
    expect(lines[1]).toMatch(/^5001,Newsletter welcome 2023,0-1,true,customer_facing,/);
  });

  it('quotes what holds commas or quotation marks, and lets no name become a formula', () => {
    expect(lines[4]).toContain(`"'=HYPERLINK(""x""), ""quoted"""`);
  });

  it('joins the findings that count', () => {
    expect(lines[1]).toContain(',SG101; SG305; SG101,');
    expect(lines[1]).not.toContain('Legal notice');
  });

  it('leaves empty what is not known', () => {
    const [entry] = makeFullReport().workflows;
    if (entry === undefined) throw new Error('the report has workflows');
    const unknown = auditCsv(
      makeAuditReport({ workflows: [{ ...entry, sent: null, isEnabled: null, class: null }] }),
    );
    expect(unknown.split('\r\n')[1]).toContain('0-1,,,');
  });
});

describe('the audit as SARIF', () => {
  const sarif = JSON.parse(auditSarif(makeFullReport()));
  const [run] = sarif.runs;

  it('is one run of version 2.1.0 that says whether it was complete', () => {
    expect(sarif).toMatchObject({ version: '2.1.0' });
    expect(sarif.runs).toHaveLength(1);
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications).toMatchObject([
      { level: 'warning', message: { text: 'workflow 5009: HubSpot said no' } },
      { level: 'error' },
    ]);
  });

  it('keeps errors errors, warnings warnings and notes notes', () => {
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual([
      'error',
      'warning',
      'note',
      'note',
      'error',
    ]);
  });

  it('names rule, place and fingerprint of each finding', () => {
    const [first] = run.results;
    expect(run.tool.driver.rules[first.ruleIndex].id).toBe('SG101');
    expect(first.locations[0].logicalLocations[0].fullyQualifiedName).toBe('hubspot://4242/workflow/5001');
    expect(first.relatedLocations[0].logicalLocations[0].name).toBe('$.actions[0].fields.content_id');
    expect(first.partialFingerprints).toEqual({ 'groundwork/v1': '00ff00ff00ff00ff' });
  });

  it('carries mutes as suppressions', () => {
    expect(run.results.map(({ suppressions }: { suppressions: unknown[] }) => suppressions.length)).toEqual([
      0, 0, 0, 0, 1,
    ]);
    expect(run.results[4].suppressions[0]).toMatchObject({
      kind: 'external',
      status: 'accepted',
      justification: 'being rebuilt (until 2026-12-01)',
    });
  });
});
