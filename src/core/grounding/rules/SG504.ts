import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { needsOwner } from '../facts/owners-wanted.ts';
import type { Rule, RuleAnswer, RuleContext, UnknownCause } from '../engine/rule.ts';
import { hypothesisAsset, quoted, slotEvidence } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG504: Rule<z.infer<typeof Options>> = {
  id: 'SG504',
  title: 'Owner of the hypothesis has left',
  severity: 'warning',
  why: 'A hypothesis that nobody looks after is neither decided nor turned off when its day comes.',
  question: 'Who takes it over?',
  options: Options,
  check(context) {
    return context.input.hypotheses
      .filter((hypothesis) => needsOwner(hypothesis) && hypothesis.slots.owner.trim() !== '')
      .flatMap((hypothesis) => judge(context, hypothesis));
  },
};

function judge({ input }: RuleContext, hypothesis: Hypothesis): RuleAnswer[] {
  const { owners } = input;
  const owner = hypothesis.slots.owner.trim();
  if (owners === undefined || owners === null) return [cannotTell(input, hypothesis)];
  if (!Object.hasOwn(owners, owner) || owners[owner] !== 'gone') return [];
  return [
    {
      asset: hypothesisAsset(hypothesis),
      message: `${quoted(hypothesis)} belongs to ${owner}, who is no longer a user of this HubSpot account.`,
      evidence: [slotEvidence(hypothesis, 'slots.owner', owner)],
    },
  ];
}

/** The permission is optional: an audit without it is all that was asked for. */
function cannotTell({ ownersUnread }: RuleContext['input'], hypothesis: Hypothesis): RuleAnswer {
  const isUnread = ownersUnread !== undefined && ownersUnread.code !== 'hubspot_forbidden';
  const cause: UnknownCause = isUnread ? 'unread' : 'not_given';
  const why = ownersUnread === undefined ? 'The users of the account were not given' : ownersUnread.message;
  return {
    asset: hypothesisAsset(hypothesis),
    unknown: `${why.replace(/\.$/, '')}, so whether the owner is still there is not known.`,
    cause,
  };
}
