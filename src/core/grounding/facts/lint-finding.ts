import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import type { CheckResult, LintReport, Severity } from '../../hypotheses/lint-report.ts';
import type { Rule, RuleFinding, RuleSettings } from '../engine/rule.ts';
import { hypothesisAsset, quoted, slotEvidence } from './rule-facts.ts';

/** Which rule tells of a failed check, and what in the hypothesis the check is about. */
const TOLD_BY: Record<string, { ruleId: string; path: string }> = {
  H01: { ruleId: 'SG203', path: 'slots.behaviour' },
  H02: { ruleId: 'SG201', path: 'slots.because' },
  H03: { ruleId: 'SG203', path: 'slots.approach' },
  H04: { ruleId: 'SG203', path: 'slots.expectation' },
  H05: { ruleId: 'SG202', path: 'slots.audience' },
  H06: { ruleId: 'SG203', path: 'slots.approach' },
  H07: { ruleId: 'SG204', path: 'slots.expectation' },
  H08: { ruleId: 'SG204', path: 'prediction' },
  H09: { ruleId: 'SG205', path: 'prediction.deadline' },
  H10: { ruleId: 'SG204', path: 'slots' },
  H11: { ruleId: 'SG203', path: 'slots.approach' },
  H12: { ruleId: 'SG206', path: 'prediction.metric' },
  H14: { ruleId: 'SG201', path: 'slots.because' },
  H16: { ruleId: 'SG207', path: 'slots.notDoing' },
  H17: { ruleId: 'SG207', path: 'slots.assumptions' },
  H19: { ruleId: 'SG203', path: 'slots' },
};

/** Checks of which the headline says everything there is to say. */
const SAID_BY_HEADLINE = new Set(['H03', 'H04']);

const Options = z.strictObject({});
type Options = z.infer<typeof Options>;

/**
 * A rule that tells of failed checks of hypotheses. Of each hypothesis only one rule speaks, with its headline and the
 * check that asks the next question: what the others would say mostly follows from it.
 */
export function lintRule(meta: Pick<Rule, 'id' | 'title' | 'severity' | 'why' | 'question'>): Rule<Options> {
  return {
    ...meta,
    options: Options,
    check(context) {
      return context.input.hypotheses.flatMap((hypothesis) => {
        const report = context.lints.get(hypothesis.id);
        const check = report === undefined ? null : leadingCheck(report, context.input.settings);
        if (report === undefined || check === null || TOLD_BY[check.id]?.ruleId !== meta.id) return [];
        return [describe(hypothesis, report, check, meta.severity)];
      });
    },
  };
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** The worst failed check, and of those the one that asks the next question. Rules that are off are passed over. */
function leadingCheck({ checks, question }: LintReport, settings: RuleSettings): CheckResult | null {
  const told = checks.filter(({ id, status }) => {
    const ruleId = TOLD_BY[id]?.ruleId;
    return status === 'fail' && ruleId !== undefined && settings[ruleId]?.severity !== 'off';
  });
  const worst = Math.min(...told.map(({ severity }) => RANK[severity]));
  const leading = told.filter(({ severity }) => RANK[severity] === worst);
  return leading.find((check) => check.question === question) ?? leading[0] ?? null;
}

function describe(
  hypothesis: Hypothesis,
  { band, headline, question }: LintReport,
  check: CheckResult,
  usual: Severity,
): RuleFinding {
  const opening = band === 'testable' ? [] : [headline];
  const detail = SAID_BY_HEADLINE.has(check.id) ? [] : [check.message];
  const asked = check.question ?? question;
  return {
    asset: hypothesisAsset(hypothesis),
    message: [`${quoted(hypothesis)}.`, ...opening, ...detail].join(' '),
    evidence: [slotEvidence(hypothesis, pathOf(check), check.span?.text ?? check.message)],
    ...(check.severity === usual ? {} : { severity: check.severity }),
    ...(asked === null ? {} : { question: asked }),
  };
}

/** The slot the check saw words in, or else the one it is about. */
function pathOf({ id, span }: CheckResult): string {
  const isSlot = span !== null && span.source !== 'slots' && span.source !== 'statement';
  return isSlot ? `slots.${span.source}` : (TOLD_BY[id]?.path ?? 'slots');
}
