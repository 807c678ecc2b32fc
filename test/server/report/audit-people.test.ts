import { describe, expect, it } from 'vitest';
import type { PeopleCoverage } from '../../../src/core/contract/audit-coverage.ts';
import type { AuditReport } from '../../../src/core/contract/audit-report.ts';
import { auditTable } from '../../../src/server/report/audit-table.ts';
import { auditHtml } from '../../../src/server/report/html/audit-html.ts';
import { makeFullReport } from './audit-report.ts';

const COUNTED: PeopleCoverage = {
  ...{ unit: 'people', method: 'exact', asOf: '2026-11-24T08:00:00.000Z' },
  ...{ total: 2000, ungrounded: 1301, unknown: 99, inherited: 200, grounded: 400 },
  ...{ unknownShare: 0.0495, score: 600 / 1901, withheld: null, uncountable: ['5001', '5002'] },
  range: { ungrounded: [1301, 1301], total: [2000, 2000] },
};
const BOUNDED: PeopleCoverage = {
  ...COUNTED,
  ...{ method: 'bounds', total: null, ungrounded: null, unknown: null, inherited: null, grounded: null },
  ...{ unknownShare: null, score: null, withheld: 'bounds_only', uncountable: [] },
  range: { ungrounded: [900, 1442], total: [1200, 2600] },
};

const withPeople = (people: PeopleCoverage | null): AuditReport => {
  const report = makeFullReport();
  return { ...report, coverage: { ...report.coverage, people } };
};
const table = (people: PeopleCoverage | null) =>
  auditTable(withPeople(people), { colour: false, width: 100, uiDomain: null });
const html = (people: PeopleCoverage | null) =>
  auditHtml(withPeople(people), { title: 'Why', logo: null, uiDomain: null, version: '1.0.0', history: [] });

describe('people in the reports', () => {
  it('are told with what stands behind them, and which workflows are left out', () => {
    expect(table(COUNTED)).toContain(`PEOPLE
  Of the 2,000 people our automations can reach today, 65 % are in at least one without a
  hypothesis.
    1,301  in at least one without a hypothesis
       99  in one of which that is not known
      200  in one with a hypothesis further up
      400  only in some with a hypothesis
  2 workflows more may write to people who cannot be counted.`);
    expect(html(COUNTED)).toContain(
      'Of the 2,000 people our automations can reach today, 65 % are in at least one without',
    );
    expect(html(COUNTED)).toContain('2 workflows more may write to people who cannot be counted.');
  });

  it('are told as a range where only the sizes of segments are known', () => {
    const words = 'Between 900 and 1,442 people are in at least one automation without a hypothesis';
    expect(table(BOUNDED)).toContain(words);
    expect(html(BOUNDED)).toContain(words);
  });

  it('are not spoken of where they could not be counted', () => {
    for (const people of [null, { ...COUNTED, withheld: 'workflows_refused' as const }]) {
      expect(table(people)).not.toContain('PEOPLE');
      expect(html(people)).not.toContain('our automations can reach');
    }
  });
});
