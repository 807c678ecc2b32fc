import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import type { WorkflowJudgement } from '../states/judgement.ts';
import type { Evidence, Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import {
  hypothesesById,
  isOn,
  quoted,
  slotEvidence,
  tacticsOf,
  treatmentListsOf,
  workflowAsset,
} from '../facts/rule-facts.ts';

const Options = z.strictObject({});

/** What became of the hypothesis, in words; retired ones ended without having failed. */
const ENDED: Record<string, { words: string; severity: 'error' | 'warning' }> = {
  refuted: { words: 'did not come true', severity: 'error' },
  stopped: { words: 'was stopped', severity: 'error' },
  retired: { words: 'was retired', severity: 'warning' },
};

export const SG502: Rule<z.infer<typeof Options>> = {
  id: 'SG502',
  title: 'Hypothesis failed, and its workflow is still on',
  severity: 'error',
  why: 'What turned out not to work still reaches people every week.',
  question: 'Turn the workflow off, or say which other hypothesis it serves?',
  options: Options,
  check(context) {
    const known = hypothesesById(context.input);
    const found: RuleFinding[] = [];
    for (const [hypothesisId, { reason }] of context.supports) {
      const hypothesis = known.get(hypothesisId);
      const ended = ENDED[reason];
      if (hypothesis === undefined || ended === undefined) continue;
      for (const { judgement, evidence } of stillActing(context, hypothesis)) {
        found.push(describe(hypothesis, judgement, ended, evidence));
      }
    }
    return found;
  },
};

interface Acting {
  judgement: WorkflowJudgement;
  evidence: Evidence[];
}

/**
 * Workflows that are on and attached to the hypothesis, whatever their class or state, and those that write to its
 * segments with nothing else behind them.
 */
function stillActing(context: RuleContext, hypothesis: Hypothesis): Acting[] {
  const lists = new Set(treatmentListsOf(context.input, hypothesis.id));
  const attached = new Map<string, string | null>();
  for (const { workflowId, hypothesisId, actionPath } of tacticsOf(context.input)) {
    if (hypothesisId === hypothesis.id) attached.set(workflowId, actionPath);
  }
  return [...context.workflows.values()].flatMap((judgement) => {
    if (!isOn(judgement)) return [];
    const actionPath = attached.get(judgement.workflow.id);
    if (actionPath !== undefined) return [{ judgement, evidence: [attachedEvidence(judgement, actionPath)] }];
    const evidence = enrolmentEvidence(judgement, lists);
    return evidence.length > 0 && leansOnEnded(judgement) ? [{ judgement, evidence }] : [];
  });
}

function leansOnEnded({ classification, state, reason }: WorkflowJudgement): boolean {
  return classification.class === 'customer_facing' && state === 'ungrounded' && reason in ENDED;
}

function attachedEvidence({ workflow }: WorkflowJudgement, actionPath: string | null): Evidence {
  const text = actionPath === null ? 'attached and on' : 'its Groundwork step names the hypothesis';
  return { kind: 'workflow', id: workflow.id, path: actionPath ?? '$.isEnabled', text };
}

function enrolmentEvidence({ workflow }: WorkflowJudgement, lists: ReadonlySet<string>): Evidence[] {
  return workflow.lists
    .filter(({ listId, use, positive }) => use === 'enrolment' && positive && lists.has(listId))
    .map(({ listId, path }) => ({
      kind: 'workflow',
      id: workflow.id,
      path,
      text: `enrols from segment ${listId}`,
    }));
}

function describe(
  hypothesis: Hypothesis,
  judgement: WorkflowJudgement,
  { words, severity }: { words: string; severity: 'error' | 'warning' },
  evidence: Evidence[],
): RuleFinding {
  return {
    asset: workflowAsset(judgement),
    message: `${quoted(hypothesis)} ${words}, and “${judgement.workflow.name}” is still on.`,
    severity,
    subject: hypothesis.id,
    evidence: [...evidence, slotEvidence(hypothesis, verdictPath(hypothesis), words)],
  };
}

function verdictPath({ verdict, decision }: Hypothesis): string {
  if (decision?.choice === 'stop') return 'decision.choice';
  return verdict === null ? 'status' : 'verdict.state';
}
