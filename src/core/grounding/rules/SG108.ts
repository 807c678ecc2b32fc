import * as z from 'zod/mini';
import { assetKey } from '../../asset.ts';
import { PLACEHOLDERS } from '../../hypotheses/lexicon.ts';
import { endOfDay } from '../../day-bounds.ts';
import { compareKeys } from '../engine/finding-order.ts';
import type { GroundingState } from '../states/judgement.ts';
import type { Exemption } from '../judgements.ts';
import type { Rule, RuleContext } from '../engine/rule.ts';
import { isOn } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG108: Rule<z.infer<typeof Options>> = {
  id: 'SG108',
  title: 'Exemption has expired, or says neither why nor who',
  severity: 'warning',
  why: 'An exemption without a reason that somebody stands by is a place to hide.',
  question: 'Does it still need no hypothesis? Then exempt it again and say why; otherwise attach one.',
  options: Options,
  check(context) {
    return lastOfEach(context.input.judgements.exemptions).flatMap((exemption) => {
      const asset = exemptAsset(context, exemption);
      const problem = asset === null ? null : problemOf(context, exemption, asset.state);
      if (asset === null || problem === null) return [];
      const { asset: ref, by, at, until, reason } = exemption;
      const noun = ref.kind === 'list' ? 'segment' : 'workflow';
      return [
        {
          asset: { ...ref, name: asset.name },
          message: `The exemption of ${noun} “${asset.name}” ${problem}.`,
          evidence: [{ ...ref, path: '$', text: `exempt until ${until}, by “${by}” on ${at}: “${reason}”` }],
        },
      ];
    });
  },
};

/** The exemption that holds longest, for each asset. */
function lastOfEach(exemptions: readonly Exemption[]): Exemption[] {
  const keysOf = ({ until, at, reason, by }: Exemption) => [until, at, reason, by];
  const ordered = [...exemptions].sort((a, b) => compareKeys(keysOf(a), keysOf(b)));
  return [...new Map(ordered.map((one) => [assetKey(one.asset), one])).values()];
}

/** What is exempt, when it is there and on. */
function exemptAsset(
  { workflows, lists }: RuleContext,
  { asset }: Exemption,
): { name: string; state: GroundingState } | null {
  if (asset.kind === 'list') {
    const judgement = lists.get(asset.id);
    return judgement === undefined ? null : { name: judgement.list.name, state: judgement.state };
  }
  const judgement = workflows.get(asset.id);
  if (judgement === undefined || !isOn(judgement)) return null;
  return { name: judgement.workflow.name, state: judgement.state };
}

/** An exemption that changes nothing, because something else settles the state, is nobody's problem. */
function problemOf({ input }: RuleContext, exemption: Exemption, state: GroundingState): string | null {
  if (input.now > endOfDay(exemption.until, input.timeZone)) {
    const isMissed = state === 'ungrounded' || state === 'unclassified';
    return isMissed ? `expired on ${exemption.until}, and nothing has taken its place` : null;
  }
  if (state !== 'exempt') return null;
  if (saysNothing(exemption.reason)) return 'gives no reason';
  return saysNothing(exemption.by) ? 'does not say who stands by it' : null;
}

/** Blanks, dashes, and “tbd”: schemas ask for a text, and this is what people then type. */
function saysNothing(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][^\s,;.)]*/gu) ?? [];
  return words.every((word) => PLACEHOLDERS.has(word));
}
