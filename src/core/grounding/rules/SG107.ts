import * as z from 'zod/mini';
import { destinationKey, latestAnswers } from '../classes/destination-answers.ts';
import { compareText } from '../engine/finding-order.ts';
import type { Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import { counted, isOn } from '../facts/rule-facts.ts';
import type { Destination, Workflow } from '../workflow/model.ts';

const Options = z.strictObject({});

interface Use {
  workflow: Workflow;
  destination: Destination;
}

export const SG107: Rule<z.infer<typeof Options>> = {
  id: 'SG107',
  title: 'Not known whether an outside system writes to customers',
  severity: 'note',
  why: 'What an outside system does with a record cannot be seen from HubSpot, so the workflow can be neither judged nor left out.',
  question: 'Does it write to customers? One answer settles every workflow that uses it.',
  options: Options,
  check(context) {
    return [...usesByDestination(context)].map(([key, uses]) => describe(context, key, uses));
  },
};

/** Outside systems of the workflows that nothing else tells the purpose of, each with all its uses until it is answered. */
function usesByDestination(context: RuleContext): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  const answers = latestAnswers(context.input.judgements.answers);
  for (const judgement of context.workflows.values()) {
    if (!isOn(judgement) || judgement.state !== 'unclassified') continue;
    for (const destination of judgement.workflow.destinations) {
      if (answers.has(destinationKey(destination))) continue;
      const key = `${destination.kind} ${destination.key}`;
      const own = uses.get(key);
      if (own === undefined) uses.set(key, [{ workflow: judgement.workflow, destination }]);
      else own.push({ workflow: judgement.workflow, destination });
    }
  }
  return uses;
}

function describe({ input }: RuleContext, key: string, uses: Use[]): RuleFinding {
  const names = [...new Set(uses.map(({ workflow }) => workflow.name))].sort(compareText);
  const label = uses.map(({ destination }) => destination.label).sort(compareText)[0] ?? key;
  const workflows = new Set(uses.map(({ workflow }) => workflow.id)).size;
  return {
    asset: { kind: 'portal', id: input.portalId, name: label },
    message: `${counted(workflows, 'workflow')} ${workflows === 1 ? 'uses' : 'use'} ${label}: ${shortened(names)}.`,
    subject: key,
    evidence: uses.map(({ workflow, destination }) => ({
      kind: 'workflow',
      id: workflow.id,
      path: destination.path,
      text: `“${workflow.name}” uses ${destination.label}`,
    })),
  };
}

function shortened(names: string[]): string {
  const shown = names.slice(0, 3).map((name) => `“${name}”`);
  return names.length > 3 ? `${shown.join(', ')} and ${names.length - 3} more` : shown.join(', ');
}
