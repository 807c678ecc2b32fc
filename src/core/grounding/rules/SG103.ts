import * as z from 'zod/mini';
import type { Chain } from '../states/judgement.ts';
import type { Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import { hypothesesById, isOn, quoted, workflowAsset } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG103: Rule<z.infer<typeof Options>> = {
  id: 'SG103',
  title: 'Workflow has its hypothesis only through its segment or another workflow',
  severity: 'note',
  why: 'The hypothesis of a segment says why these people; it need not say why this message.',
  question:
    'Does this workflow do what the hypothesis proposes? Then attach it; otherwise say what it is for.',
  options: Options,
  check(context) {
    const titles = new Map(
      [...hypothesesById(context.input)].map(([id, hypothesis]) => [id, quoted(hypothesis)]),
    );
    return [...context.workflows.values()].flatMap((judgement): RuleFinding[] => {
      const { workflow, classification, state, via } = judgement;
      const [chain] = via;
      if (!isOn(judgement) || state !== 'inherited' || classification.class !== 'customer_facing') return [];
      if (chain === undefined) return [];
      const title = titles.get(chain.hypothesisId) ?? chain.hypothesisId;
      return [
        {
          asset: workflowAsset(judgement),
          message: `“${workflow.name}” has ${title} behind it, but only through ${inWords(context, chain)}.`,
          evidence: via.map((one) => ({
            kind: 'hypothesis',
            id: one.hypothesisId,
            path: 'attachments',
            text: inWords(context, one),
          })),
        },
      ];
    });
  },
};

/** The assets between the hypothesis and the workflow, by name. */
function inWords({ lists, workflows }: RuleContext, chain: Chain): string {
  const between = chain.hops.slice(0, -1).map(({ to }) => {
    if (to.kind === 'list') return `the segment “${lists.get(to.id)?.list.name ?? to.id}”`;
    return `the workflow “${workflows.get(to.id)?.workflow.name ?? to.id}”`;
  });
  return between.length === 0 ? 'its segment' : between.join(', then ');
}
