import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { compareEntry, type Mismatch } from '../facts/audience.ts';
import type { WorkflowJudgement } from '../states/judgement.ts';
import type { ListModel } from '../list/list-model.ts';
import type { Evidence, Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import {
  carriedPairs,
  counted,
  quoted,
  slotEvidence,
  tacticsOf,
  treatmentListsOf,
  workflowAsset,
} from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG301: Rule<z.infer<typeof Options>> = {
  id: 'SG301',
  title: 'Workflow enrols other people than the hypothesis is about',
  severity: 'error',
  why: 'A result among other people says nothing about the people the hypothesis names.',
  question: 'Which of the two is meant? Enrol from the segment of the hypothesis, or change the segment.',
  options: Options,
  check(context) {
    const attached = tacticsOf(context.input);
    const byPerson = new Set(attached.filter(({ actionPath }) => actionPath === null).map(pairKey));
    // Where our own action sorts people, its enrolment is the audience.
    const byAction = new Set(attached.filter(({ actionPath }) => actionPath !== null).map(pairKey));
    const lists = new Map((context.input.lists ?? []).map((list) => [list.id, list]));
    return carriedPairs(context).flatMap(({ judgement, hypothesis }) => {
      const key = pairKey({ workflowId: judgement.workflow.id, hypothesisId: hypothesis.id });
      if (!byPerson.has(key) || byAction.has(key)) return [];
      return compare(context, judgement, hypothesis, lists);
    });
  },
};

function compare(
  context: RuleContext,
  judgement: WorkflowJudgement,
  hypothesis: Hypothesis,
  lists: ReadonlyMap<string, ListModel>,
): RuleFinding[] {
  const { workflow } = judgement;
  const ids = treatmentListsOf(context.input, hypothesis.id);
  const audience = ids.flatMap((id) => lists.get(id) ?? []);
  if (audience.length < ids.length) return [];
  const sameType = [workflow, ...audience].every(
    ({ objectTypeId }) => objectTypeId === hypothesis.objectTypeId,
  );
  if (audience.length === 0 || !sameType) return [];
  const mismatches = workflow.enrolment.waysIn.flatMap((way) => compareEntry(way, audience, lists) ?? []);
  const [first] = mismatches;
  if (first === undefined) return [];
  const about = audience.map((list) => nameAndSize(list)).join(', ');
  return [
    {
      asset: workflowAsset(judgement),
      message: `${quoted(hypothesis)} is about ${about}; “${workflow.name}” ${inWords(first)}.`,
      subject: hypothesis.id,
      evidence: [
        ...mismatches.map((mismatch) => evidenceOf(workflow.id, mismatch)),
        slotEvidence(hypothesis, 'attachments', `about ${about}`),
      ],
    },
  ];
}

function inWords(mismatch: Mismatch): string {
  if (mismatch.kind === 'wider') return `asks for less and enrols more: ${mismatch.way.words}`;
  const enrols = `enrols from segment ${nameAndSize(mismatch.list)}`;
  return mismatch.kind === 'bigger_list' ? `${enrols}, which is bigger` : enrols;
}

function evidenceOf(id: string, mismatch: Mismatch): Evidence {
  return { kind: 'workflow', id, path: mismatch.way.path, text: inWords(mismatch) };
}

function nameAndSize({ name, size }: ListModel): string {
  return size === null ? `“${name}”` : `“${name}” (${counted(size, 'member')})`;
}

function pairKey({ workflowId, hypothesisId }: { workflowId: string; hypothesisId: string }): string {
  return `${workflowId} ${hypothesisId}`;
}
