import type { AuditInput } from '../../../src/core/grounding/audit-input.ts';
import { contextOf } from '../../../src/core/grounding/audit.ts';
import { noJudgements, type Attachment, type Judgements } from '../../../src/core/grounding/judgements.ts';
import type { Hypothesis } from '../../../src/core/hypotheses/hypothesis.ts';
import { makeAuditInput } from '../../factories/audit-models.ts';
import { makeAttachment } from '../../factories/entities.ts';
import { hypothesisId, makeDraft, makeHypothesis, makeVerdict } from '../../factories/hypotheses.ts';
import { flowModel } from '../../factories/normalised.ts';
import { enrolFromList, sendEmail } from '../../factories/workflows.ts';

export const LIVE = makeHypothesis();
export const OTHER = makeHypothesis({ id: hypothesisId(2) });
export const DRAFT = makeDraft();
export const REFUTED = makeHypothesis({ verdict: makeVerdict({ state: 'invalidated', reason: 'missed' }) });

/** Attaches hypothesis 1 to workflow 1, or to what `overrides` says. */
export const tactic = (overrides: Partial<Attachment> = {}) =>
  makeAttachment({ asset: { kind: 'workflow', id: '1' }, ...overrides });
export const onList = (id: string, role: 'treatment' | 'control' = 'treatment', hypothesis = 1) =>
  makeAttachment({ asset: { kind: 'list', id }, role, hypothesisId: hypothesisId(hypothesis) });

export const mail = (id = '1', enrolment = enrolFromList('7')) =>
  flowModel({ id, enrolment, steps: [sendEmail()] });
const said = (judgements: Partial<Judgements>): Judgements => ({ ...noJudgements(), ...judgements });

export interface Case {
  hypotheses?: Hypothesis[];
  attachments?: Attachment[];
  judgements?: Partial<Judgements>;
  input?: Partial<AuditInput>;
}

export function inputOf({
  hypotheses = [LIVE],
  attachments = [],
  judgements = {},
  input = {},
}: Case): AuditInput {
  return makeAuditInput({
    workflows: [mail()],
    hypotheses,
    judgements: said({ attachments, ...judgements }),
    ...input,
  });
}

export const judge = (found: Case) => contextOf(inputOf(found));
export const stateOf = (found: Case, id = '1') => {
  const judgement = judge(found).workflows.get(id);
  return [judgement?.state, judgement?.reason];
};
