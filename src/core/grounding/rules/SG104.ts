import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { carriersIn, runningHypotheses, type Carrier } from '../facts/carriers.ts';
import type { Rule, RuleAnswer, RuleContext } from '../engine/rule.ts';
import { counted, hypothesisAsset, isOffline, quoted, slotEvidence } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG104: Rule<z.infer<typeof Options>> = {
  id: 'SG104',
  title: 'Hypothesis is running, and no workflow carries it',
  severity: 'warning',
  why: 'A hypothesis that nothing acts on is never put to the test.',
  question: 'Which workflow puts this into practice? One-off e-mails are not visible to us.',
  options: Options,
  check(context) {
    const carriersOf = carriersIn(context);
    return runningHypotheses(context).flatMap((hypothesis) =>
      judge(context, hypothesis, carriersOf(hypothesis.id)),
    );
  },
};

/** Workflows that are there and off are for SG106 to tell. */
function judge({ input }: RuleContext, hypothesis: Hypothesis, carriers: readonly Carrier[]): RuleAnswer[] {
  const has = (wanted: string) => carriers.some(({ standing }) => standing === wanted);
  if (has('on')) return [];
  const asset = hypothesisAsset(hypothesis);
  if (has('not_known') || input.unreadable.some(({ kind }) => kind === 'portal')) {
    const unknown = 'Workflows could not be read, so whether one that is on carries it is not known.';
    return [{ asset, unknown, cause: 'unread' }];
  }
  if (has('off')) return [];
  if (has('gone') && isOffline(input)) {
    const unknown = 'Its workflow is not among the files given, so whether it is on is not known.';
    return [{ asset, unknown, cause: 'not_given' }];
  }
  const what = whatIsThere(carriers.length);
  return [
    {
      asset,
      message: `${quoted(hypothesis)} is running, but ${what}.`,
      evidence: [slotEvidence(hypothesis, 'attachments', what)],
    },
  ];
}

function whatIsThere(gone: number): string {
  if (gone === 0) return 'no workflow is attached to it or enrols from its segments';
  return gone === 1 ? 'its workflow is gone' : `its ${counted(gone, 'workflow')} are gone`;
}
