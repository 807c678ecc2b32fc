import type { AuditReport } from '../contract/audit-report.ts';
import { supportOf } from '../hypotheses/supports.ts';
import { assembleReport } from './assemble-report.ts';
import type { AuditInput } from './audit-input.ts';
import { standingOf, type BacklogInUse } from './triage/backlog.ts';
import { classifyWorkflows } from './classes/classify.ts';
import { coverageOf } from './coverage/coverage.ts';
import { deltaOf, rulesOff } from './history/delta.ts';
import { runRules } from './engine/engine.ts';
import { familiesOf } from './triage/families.ts';
import { headlineOf } from './triage/headline.ts';
import { inOrder } from './in-order.ts';
import type { WorkflowJudgement } from './states/judgement.ts';
import { lintHypotheses } from './facts/lint-hypotheses.ts';
import { applyMutes, type MuteOutcome } from './triage/mutes.ts';
import type { RuleContext } from './engine/rule.ts';
import { isOn } from './facts/rule-facts.ts';
import { RULES } from './rules/registry.ts';
import { attributeSends, type Sends } from './coverage/sends.ts';
import { judgeAssets } from './states/states.ts';

/** What came before an audit. */
export interface AuditPast {
  /** Findings of day one, which do not count. */
  backlog?: BacklogInUse | null;
  /** The audit to compare with. */
  previous?: AuditReport | null;
}

/**
 * The whole audit as one function of its input: equal input gives equal bytes, and the order of what comes in never
 * matters.
 */
export function audit(given: Readonly<AuditInput>, past: AuditPast = {}): AuditReport {
  const { backlog = null, previous = null } = past;
  const context = contextOf(given);
  const { input } = context;
  const workflows = [...context.workflows.values()];
  const { findings, unknowns, crashes } = runRules(RULES, context, input.settings);
  const outcome = applyMutes(findings, input.judgements.mutes, backlog?.entries ?? [], input);
  const sends = attributeSends(workflows, input.emails);
  const coverage = coverageOf(input, workflows, sends);
  const headline = headlineFor(context, workflows, outcome, coverage, sends);
  const report = assembleReport(input, {
    workflows,
    lists: [...context.lists.values()],
    outcome,
    unknowns,
    crashes,
    sends,
    coverage,
    families: familiesOf({ workflows, lists: input.lists, sends }),
    headline,
  });
  const off = rulesOff(input.settings);
  return {
    ...report,
    backlog: backlog === null ? null : standingOf(backlog, report.findings, report, off),
    delta: previous === null ? null : deltaOf(previous, report, { off, timeZone: input.timeZone }),
  };
}

/** What every rule may look at. */
export function contextOf(given: Readonly<AuditInput>): RuleContext {
  const input = inOrder(given);
  const supports = new Map(input.hypotheses.map((one) => [one.id, supportOf(one, input)]));
  const classes = classifyWorkflows({
    workflows: input.workflows,
    emails: input.emails?.emails ?? [],
    classOverrides: input.judgements.classOverrides,
    answers: input.judgements.answers,
    lists: input.lists,
  });
  return { input, supports, lints: lintHypotheses(input), ...judgeAssets(input, classes, supports) };
}

function headlineFor(
  { input, supports }: RuleContext,
  workflows: readonly WorkflowJudgement[],
  outcome: MuteOutcome,
  coverage: AuditReport['coverage'],
  sends: Sends | null,
): string {
  const failed = input.hypotheses.filter(({ id }) => supports.get(id)?.reason === 'refuted');
  const undecided = new Set(input.hypotheses.filter(({ verdict }) => verdict === null).map(({ id }) => id));
  return headlineOf({
    coverage,
    findings: outcome.findings,
    unreadable: input.unreadable,
    failed: new Map(failed.map(({ id, slots }) => [id, slots.title === '' ? id : slots.title])),
    sentBy: new Map([...(sends?.byWorkflow ?? [])].map(([id, own]) => [id, own?.sent ?? 0])),
    awaitingResult: workflows.filter((one) => isOn(one) && awaits(one, undecided)).length,
    statisticsRefused: input.emailsUnread?.code === 'hubspot_forbidden',
  });
}

/** Writes to customers, and none of the hypotheses behind it has its result yet. */
function awaits({ classification, via }: WorkflowJudgement, undecided: ReadonlySet<string>): boolean {
  if (classification.class !== 'customer_facing' || via.length === 0) return false;
  return via.every(({ hypothesisId }) => undecided.has(hypothesisId));
}
