import { describe, expect, it } from 'vitest';
import { lintStatement } from '../../../src/core/hypotheses/lint.ts';
import { lintTable } from '../../../src/server/report/lint-table.ts';

const PLAIN = { colour: false, width: 80 };
const GOOD =
  'We believe first-time buyers drop off after week 2 because we overwhelm them. So we’ll simplify their onboarding and deliver value in bursts, not blasts. If we’re right, we’ll see more second purchases in month one.';

describe('a check of a hypothesis as a table', () => {
  it('shows headline, what was understood, and the next question where there is one', () => {
    const report = lintStatement(GOOD);
    const table = lintTable(report, PLAIN);
    expect(table).toContain(report.headline);
    expect(table).toMatch(/Who +first-time buyers/i);
    expect(table.includes('Next:')).toBe(report.question !== null);
  });

  it('shows what is missing as missing, and asks one question', () => {
    const table = lintTable(lintStatement("Let's build a reactivation flow"), PLAIN);
    expect(table).toMatch(/Why +–/);
    expect(table.match(/Next:/g)).toHaveLength(1);
  });

  it('keeps to the width it is given', () => {
    for (const line of lintTable(lintStatement(GOOD), PLAIN).split('\n')) {
      expect(line.length, line).toBeLessThanOrEqual(80);
    }
  });
});
