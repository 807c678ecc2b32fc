import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { lintHypothesis } from '../../hypotheses/lint.ts';
import type { LintReport } from '../../hypotheses/lint-report.ts';
import { dayOf } from '../../time.ts';
import type { AuditInput } from '../audit-input.ts';
import { tacticsOf, treatmentListsOf } from './rule-facts.ts';

/** Reports of the checks on every hypothesis that can still be made better or has no result yet, by id. */
export function lintHypotheses(input: Readonly<AuditInput>): Map<string, LintReport> {
  const lists = new Map((input.lists ?? []).map(({ id, name }) => [id, name]));
  const days = messageDaysByHypothesis(input);
  return new Map(
    input.hypotheses.filter(isOpen).map((hypothesis) => [
      hypothesis.id,
      lintHypothesis(hypothesis, {
        today: dayOf(judgedOn(hypothesis, input.now), input.timeZone),
        listNames: treatmentListsOf(input, hypothesis.id).map((id) => lists.get(id) ?? id),
        hasControlList: hasControlList(input, hypothesis.id),
        longestPathDays: hypothesis.start === null ? (days.get(hypothesis.id) ?? null) : null,
      }),
    ]),
  );
}

function isOpen({ status, verdict }: Hypothesis): boolean {
  return status === 'draft' || (status === 'live' && verdict === null);
}

/** A started one is asked whether its dates were possible then: that they pass is the way of dates. */
function judgedOn({ start }: Hypothesis, now: number): number {
  return start === null ? now : Date.parse(start.at);
}

function hasControlList({ judgements }: Readonly<AuditInput>, hypothesisId: string): boolean {
  return judgements.attachments.some(
    (attachment) => attachment.hypothesisId === hypothesisId && attachment.role === 'control',
  );
}

/** The day on which the last message of the attached workflows leaves, by hypothesis. */
function messageDaysByHypothesis(input: Readonly<AuditInput>): Map<string, number> {
  const workflows = new Map(input.workflows.map((workflow) => [workflow.id, workflow]));
  const days = new Map<string, number>();
  for (const { hypothesisId, workflowId } of tacticsOf(input)) {
    const last = workflows.get(workflowId)?.longestPath.messageDays ?? null;
    if (last !== null) days.set(hypothesisId, Math.max(days.get(hypothesisId) ?? 0, Math.ceil(last)));
  }
  return days;
}
