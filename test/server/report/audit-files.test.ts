import { describe, expect, it } from 'vitest';
import { AuditReport } from '../../../src/core/contract/audit-report.ts';
import { RULES } from '../../../src/core/grounding/rules/registry.ts';
import { auditCsv, findingsCsv } from '../../../src/server/report/audit-csv.ts';
import { auditJson } from '../../../src/server/report/audit-json.ts';
import { auditSarif, type AuditedFiles } from '../../../src/server/report/audit-sarif.ts';
import { makeAuditReport, makeFinding, makeWorkflowEntry } from '../../factories/entities.ts';
import { makeFullReport } from './audit-report.ts';

describe('the audit as JSON', () => {
  it('is the report itself', () => {
    expect(AuditReport.parse(JSON.parse(auditJson(makeFullReport())))).toEqual(makeFullReport());
  });
});

/** Rows of cells, read as RFC 4180 says. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

function cell(csv: string, row: number, column: string): string | undefined {
  const rows = rowsOf(csv.replace(/^\ufeff/, ''));
  return rows[row]?.[rows[0]?.indexOf(column) ?? -1];
}

describe('the audit as CSV', () => {
  const csv = auditCsv(makeFullReport());

  it('begins with a byte order mark, so that Excel reads names as they are', () => {
    expect(csv.startsWith('\ufeffid,name,')).toBe(true);
  });

  it('has a row of equal length for each workflow under a row of names', () => {
    const rows = rowsOf(csv);
    expect(rows).toHaveLength(1 + makeFullReport().workflows.length);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    expect(cell(csv, 1, 'entry')).toBe('lifecycle stage is subscriber');
    expect(cell(csv, 1, 'messages')).toBe('email Welcome 1');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('lets the name %j become no formula', (name) => {
    const one = auditCsv(makeAuditReport({ workflows: [makeWorkflowEntry({ name })] }));
    expect(cell(one, 1, 'name')).toBe(`'${name}`);
  });

  it('keeps commas, quotation marks and line ends inside one cell', () => {
    const name = 'a, "b"\r\nc';
    const one = auditCsv(makeAuditReport({ workflows: [makeWorkflowEntry({ name })] }));
    expect(cell(one, 1, 'name')).toBe(name);
  });

  it('joins the findings that count', () => {
    expect(cell(csv, 1, 'findings')).toBe('SG101; SG305; SG101');
    expect(csv).not.toContain('Legal notice');
  });

  it('says of each workflow which rules could not judge it, also those that crashed', () => {
    const asset = { kind: 'workflow' as const, id: '5001', name: 'W' };
    const one = auditCsv(
      makeAuditReport({
        workflows: [makeWorkflowEntry({ id: '5001' }), makeWorkflowEntry({ id: '5002' })],
        unknowns: [{ ...UNKNOWN, ruleId: 'SG306', asset }],
        crashes: [CRASH],
      }),
    );
    expect(cell(one, 1, 'could_not_judge')).toBe('SG306; SG309 (no answer)');
    expect(cell(one, 2, 'could_not_judge')).toBe('SG309 (no answer)');
  });

  it('has a row that says so where the account would not list its workflows', () => {
    const one = auditCsv(makeAuditReport({ workflows: [], unreadable: [REFUSED] }));
    expect(rowsOf(one)).toHaveLength(2);
    expect(cell(one, 1, 'grounding')).toBe('unknown');
    expect(cell(one, 1, 'class_reason')).toBe('HubSpot refused the workflows');
  });

  it('leaves empty what is not known', () => {
    const entry = makeWorkflowEntry({ sent: null, isEnabled: null, class: null });
    const one = auditCsv(makeAuditReport({ workflows: [entry] }));
    const empty = ['is_enabled', 'class', 'emails_30_days'].map((column) => cell(one, 1, column));
    expect(empty).toEqual(['', '', '']);
  });
});

const UNKNOWN = {
  ruleId: 'SG302',
  asset: { kind: 'hypothesis' as const, id: 'h1', name: 'Bursts' },
  reason: 'no properties',
  cause: 'unread' as const,
};
const REFUSED = { kind: 'portal' as const, id: '4242', name: null, reason: 'HubSpot refused the workflows' };
const CRASH = { ruleId: 'SG309', message: 'a bug' };

describe('findings as CSV', () => {
  it('have a row each, also those that do not count, with the reason', () => {
    const csv = findingsCsv(makeFullReport());
    const kinds = makeFullReport().findings.map((_one, index) => cell(csv, index + 1, 'kind'));
    expect(new Set(kinds)).toEqual(new Set(['finding']));
    expect(cell(csv, 1, 'rule')).toBe('SG101');
    expect(cell(csv, 5, 'suppressed_reason')).toBe('being rebuilt');
  });

  it('are followed by what rules could not tell, what could not be read and the rules that crashed', () => {
    const csv = findingsCsv(
      makeAuditReport({ unknowns: [UNKNOWN], unreadable: [REFUSED], crashes: [CRASH] }),
    );
    const told = [1, 2, 3].map((row) =>
      ['kind', 'rule', 'asset_name', 'message'].map((column) => cell(csv, row, column)),
    );
    expect(told).toEqual([
      ['could_not_judge', 'SG302', 'Bursts', 'no properties'],
      ['could_not_read', '', '4242', 'HubSpot refused the workflows'],
      ['rule_crashed', 'SG309', '', 'a bug'],
    ]);
  });
});

const NO_FILES: AuditedFiles = { workflows: new Map(), lists: null, hypotheses: null };
const sarifOf = (report: AuditReport, files: AuditedFiles = NO_FILES) =>
  JSON.parse(auditSarif(report, { version: '1.2.3', files, folder: '/repo' }));

describe('the audit as SARIF', () => {
  const [run] = sarifOf(makeFullReport()).runs;

  it('is one run of version 2.1.0 that says whether it was complete, and what was missing', () => {
    expect(sarifOf(makeFullReport())).toMatchObject({ version: '2.1.0', runs: [{}] });
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications).toMatchObject([
      { level: 'warning', message: { text: 'workflow 5009: HubSpot said no' } },
      { level: 'error', associatedRule: { id: 'SG309' } },
    ]);
    expect(sarifOf(makeAuditReport({ complete: true })).runs[0].invocations[0].executionSuccessful).toBe(
      true,
    );
  });

  it('names the tool with its version and describes every rule', () => {
    expect(run.tool.driver).toMatchObject({ name: 'Groundwork', version: '1.2.3' });
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ id }) => id));
  });

  it('keeps errors errors, warnings warnings and notes notes', () => {
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual(
      makeFullReport().findings.map(({ severity }) => severity),
    );
  });

  it('names rule, place and fingerprint of each finding', () => {
    const [first] = run.results;
    expect(run.tool.driver.rules[first.ruleIndex].id).toBe('SG101');
    expect(first.locations[0].logicalLocations[0].fullyQualifiedName).toBe('hubspot://4242/workflow/5001');
    expect(first.relatedLocations[0].logicalLocations[0].name).toBe('$.actions[0].fields.content_id');
    expect(first.partialFingerprints).toEqual({ 'groundwork/v1': '00ff00ff00ff00ff' });
    expect(first.locations[0].physicalLocation).toBeUndefined();
  });

  it('names the file of each finding where files were audited, relative to the folder', () => {
    const files = {
      workflows: new Map([['5001', 'account/my flow.json']]),
      lists: '/elsewhere/lists.json',
      hypotheses: null,
    };
    const onList = makeFinding({ asset: { kind: 'list', id: '7', name: 'L' }, evidence: [] });
    const [workflow, list] = sarifOf(makeAuditReport({ findings: [makeFinding(), onList] }), files).runs[0]
      .results;
    expect(workflow.locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'account/my%20flow.json',
      uriBaseId: 'PROJECT',
    });
    expect(list.locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'file:///elsewhere/lists.json',
    });
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
