import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import type { Attachment } from '../judgements.ts';
import type { WorkflowJudgement } from '../states/judgement.ts';
import type { Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import { hypothesisAsset, isOn, quoted, slotEvidence, workflowAsset } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG403: Rule<z.infer<typeof Options>> = {
  id: 'SG403',
  title: 'People who are compared with get it too, or the two groups do not fit',
  severity: 'error',
  why: 'If those who are compared with are written to as well, or the groups came about wrongly, the difference says nothing.',
  question: 'Can these people be kept out? Exclude the segment from the workflow, or compare with another.',
  options: Options,
  check(context) {
    const running = context.input.hypotheses.filter(isRunning);
    return [
      ...running.flatMap((hypothesis) => treatedControls(context, hypothesis)),
      ...running.flatMap((hypothesis) => unfitGroups(context, hypothesis)),
    ];
  },
};

/** Started, and without a result that is fixed. */
function isRunning({ status, kind, verdict }: Hypothesis): boolean {
  return status === 'live' && kind === 'measured' && verdict === null;
}

/** Workflows that are on, write to people, and enrol from a segment that is compared with. */
function treatedControls(context: RuleContext, hypothesis: Hypothesis): RuleFinding[] {
  const controls = new Set(
    context.input.judgements.attachments
      .filter((one) => isControlOf(hypothesis, one))
      .map(({ asset }) => asset.id),
  );
  if (controls.size === 0) return [];
  return [...context.workflows.values()].flatMap((judgement) => {
    const places = writesToPeople(judgement) ? enrolments(judgement, controls) : [];
    return places.length === 0 ? [] : [describe(context, hypothesis, judgement, places)];
  });
}

function isControlOf({ id }: Hypothesis, { hypothesisId, role, asset }: Attachment): boolean {
  return hypothesisId === id && role === 'control' && asset.kind === 'list';
}

/** By itself or through what it leads to; what is exempt (a legal notice) goes to both groups alike. */
function writesToPeople(judgement: WorkflowJudgement): boolean {
  const writes = ['customer_facing', 'feeder'].includes(judgement.classification.class);
  return writes && isOn(judgement) && judgement.state !== 'exempt';
}

interface Place {
  listId: string;
  path: string;
}

function enrolments({ workflow }: WorkflowJudgement, controls: ReadonlySet<string>): Place[] {
  return workflow.lists.filter(
    ({ listId, use, positive }) => use === 'enrolment' && positive && controls.has(listId),
  );
}

function describe(
  { lists }: RuleContext,
  hypothesis: Hypothesis,
  judgement: WorkflowJudgement,
  places: Place[],
): RuleFinding {
  const { id, name } = judgement.workflow;
  const ids = [...new Set(places.map(({ listId }) => listId))].sort();
  const segments = ids.map((listId) => `“${lists.get(listId)?.list.name ?? listId}”`).join(' and ');
  return {
    asset: workflowAsset(judgement),
    message: `${quoted(hypothesis)} compares with segment ${segments}, and “${name}” writes to these people.`,
    subject: hypothesis.id,
    evidence: [
      ...places.map(({ listId, path }) => {
        return { kind: 'workflow' as const, id, path, text: `enrols from segment ${listId}` };
      }),
      slotEvidence(hypothesis, 'attachments', `compares with segment ${segments}`),
    ],
  };
}

/** Problems of a reading that lie in how the groups came about. */
const OF_THE_GROUPS: ReadonlySet<string> = new Set(['srm', 'contaminated']);

function unfitGroups({ input }: RuleContext, hypothesis: Hypothesis): RuleFinding[] {
  return input.readings
    .filter(({ hypothesisId, problemCode }) => {
      return hypothesisId === hypothesis.id && problemCode !== null && OF_THE_GROUPS.has(problemCode);
    })
    .map(({ at, sentence, problemCode }) => ({
      asset: hypothesisAsset(hypothesis),
      message: `${quoted(hypothesis)} cannot be judged. ${sentence}`,
      question: 'What sorts people into the two groups? Mend it, then start version 2.',
      subject: problemCode ?? '',
      evidence: [slotEvidence(hypothesis, 'reading', `${problemCode} on ${at}`)],
    }));
}
