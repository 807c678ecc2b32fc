import { describe, expect, it } from 'vitest';
import { runRules } from '../../../../src/core/grounding/engine/engine.ts';
import { RULES } from '../../../../src/core/grounding/rules/registry.ts';
import { readHypothesesFile } from '../../../../src/core/hypotheses/hypotheses-file.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { AUDITED_AT, makeContext } from '../../../factories/audit-models.ts';
import { makeDraft, makePrediction, makeSlots } from '../../../factories/hypotheses.ts';
import { GOALS, GOOD, PLANS, SEED } from '../../hypotheses/statements.ts';

const ABOUT_HYPOTHESES = RULES.filter(({ id }) => id.startsWith('SG2'));

/** A draft of last month that says this, taken in as a file is. */
function draftSaying(statement: string): Hypothesis {
  const read = readHypothesesFile(
    { schema: 'groundwork.hypotheses/1', hypotheses: [{ statement, createdAt: '2026-10-01T08:00:00Z' }] },
    { now: AUDITED_AT, by: 'cli' },
  );
  const [draft] = read.ok ? read.value.hypotheses : [];
  if (draft === undefined) throw new Error(read.ok ? 'nothing was read' : read.message);
  return { ...draft, createdAt: '2026-10-01T08:00:00.000Z' };
}

function told(hypothesis: Hypothesis): string[] {
  const { findings } = runRules(ABOUT_HYPOTHESES, makeContext({ input: { hypotheses: [hypothesis] } }), {});
  return findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`);
}

describe('what the audit says about a hypothesis itself', () => {
  it.each(PLANS)('is one error for a plan: %s', (statement) => {
    expect(told(draftSaying(statement))).toEqual(['error SG203']);
  });

  it.each(GOALS)('is one error for a goal: %s', (statement) => {
    expect(told(draftSaying(statement))).toEqual(['error SG203']);
  });

  it.each([SEED, ...GOOD])('is no error and at most one line for a good one: %s', (statement) => {
    const lines = told(draftSaying(statement));
    expect(lines.length).toBeLessThanOrEqual(1);
    expect(lines.join()).not.toContain('error');
  });

  it('is one line, whatever is missing', () => {
    const gaps = ['audience', 'behaviour', 'because', 'approach', 'expectation', 'notDoing'] as const;
    for (let pick = 0; pick < 2 ** gaps.length; pick += 1) {
      const missing = gaps.filter((_, index) => (pick >> index) % 2 === 1);
      const slots = makeSlots(Object.fromEntries(missing.map((name) => [name, ''])));
      const hypothesis = makeDraft({ slots, prediction: makePrediction({ metric: null, deadline: null }) });
      expect(told(hypothesis), missing.join()).toHaveLength(1);
    }
  });
});
