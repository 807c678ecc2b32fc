import * as z from 'zod/mini';
import type { ListJudgement, WorkflowJudgement } from '../states/judgement.ts';
import type { Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import { counted, isOn, TOLD_ELSEWHERE } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

interface Use {
  judgement: WorkflowJudgement;
  path: string;
}

export const SG102: Rule<z.infer<typeof Options>> = {
  id: 'SG102',
  title: 'Segment is written to without a hypothesis',
  severity: 'warning',
  why: 'Whom to write to is the first choice of a strategy; a segment in use without a reason is a choice nobody made.',
  question:
    'Which hypothesis is about these people? Attached to the segment, it covers every workflow on it.',
  options: Options,
  check(context) {
    const uses = usesByList(context);
    return [...context.lists.values()].flatMap((judgement) => {
      const users = uses.get(judgement.list.id) ?? [];
      if (judgement.state !== 'ungrounded' || TOLD_ELSEWHERE.has(judgement.reason)) return [];
      if (!users.some(({ judgement: { state } }) => state === 'ungrounded')) return [];
      return [describe(judgement, users)];
    });
  },
};

/** Workflows that are on, write to customers and enrol members of a list, by list. */
function usesByList(context: RuleContext): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const judgement of context.workflows.values()) {
    if (!isOn(judgement) || judgement.classification.class !== 'customer_facing') continue;
    for (const { listId, use, positive, path } of judgement.workflow.lists) {
      if (use !== 'enrolment' || !positive) continue;
      const own = uses.get(listId);
      if (own === undefined) uses.set(listId, [{ judgement, path }]);
      else own.push({ judgement, path });
    }
  }
  return uses;
}

function describe({ list, reason }: ListJudgement, users: Use[]): RuleFinding {
  const count = new Set(users.map(({ judgement }) => judgement.workflow.id)).size;
  const who = `${counted(count, 'workflow')} that ${count === 1 ? 'writes to customers enrols' : 'write to customers enrol'} from it`;
  const what = reason === 'draft_only' ? 'only a draft is about it' : 'no hypothesis is about it';
  const members = list.size === null ? '' : `, ${counted(list.size, 'member')}`;
  return {
    asset: { kind: 'list', id: list.id, name: list.name },
    message: `Segment “${list.name}”${members}: ${who}, and ${what}.`,
    evidence: users.map(({ judgement: { workflow }, path }) => ({
      kind: 'workflow',
      id: workflow.id,
      path,
      text: `“${workflow.name}” enrols from it`,
    })),
  };
}
