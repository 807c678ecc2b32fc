import type { AuditInput } from '../../../../src/core/grounding/audit-input.ts';
import { noJudgements } from '../../../../src/core/grounding/judgements.ts';
import type { Workflow } from '../../../../src/core/grounding/workflow/model.ts';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import type { SupportReason } from '../../../../src/core/hypotheses/supports.ts';
import { makeWorkflowJudgement, type ContextParts } from '../../../factories/audit-models.ts';
import { makeAttachment } from '../../../factories/entities.ts';

/** Workflows attached to one hypothesis by a person. */
export function carrying(
  hypothesis: Hypothesis,
  workflows: Workflow[],
  reason: SupportReason = 'live',
  input: Partial<AuditInput> = {},
): ContextParts {
  const attachments = workflows.map(({ id }) =>
    makeAttachment({ hypothesisId: hypothesis.id, asset: { kind: 'workflow', id } }),
  );
  return {
    workflows: workflows.map((workflow) => makeWorkflowJudgement(workflow, { state: 'grounded' })),
    supports: { [hypothesis.id]: reason },
    input: { hypotheses: [hypothesis], judgements: { ...noJudgements(), attachments }, ...input },
  };
}

/** A hypothesis that is attached to nothing. */
export function written(hypothesis: Hypothesis): ContextParts {
  return { input: { hypotheses: [hypothesis] } };
}
