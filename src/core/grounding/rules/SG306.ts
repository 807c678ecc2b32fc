import * as z from 'zod/mini';
import { fixedMeanings, type FixedMeaning } from '../../hypotheses/fixed-meaning.ts';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { dayOf } from '../../time.ts';
import type { ListModel } from '../list/list-model.ts';
import type { Evidence, Rule, RuleAnswer, RuleContext, UnknownCause } from '../engine/rule.ts';
import { isOffline, isOn, quoted, slotEvidence } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG306: Rule<z.infer<typeof Options>> = {
  id: 'SG306',
  title: 'Segment or workflow has changed since the start',
  severity: 'error',
  why: 'When people get something else midway, the result is about neither the old nor the new.',
  question: 'Do people still get the same thing? Yes, carry on; or no, start version 2.',
  options: Options,
  check(context) {
    return context.input.hypotheses.filter(isRunning).flatMap((hypothesis) =>
      fixedMeanings(hypothesis).flatMap((fixed): RuleAnswer[] => {
        const asset = { ...fixed.asset, name: nameOf(context, hypothesis, fixed) };
        const seen = fixed.asset.kind === 'list' ? listNow(context, fixed) : workflowNow(context, fixed);
        if (seen === null) return [];
        if ('unknown' in seen) return [{ asset, ...seen }];
        return seen.hash === fixed.hash ? [] : [describe(context, hypothesis, fixed, { asset, seen })];
      }),
    );
  },
};

/** Started, and without a result that is fixed. */
function isRunning({ status, verdict }: Hypothesis): boolean {
  return status === 'live' && verdict === null;
}

interface Seen {
  hash: string;
  evidence: Evidence;
}
type Unseen = { unknown: string; cause: UnknownCause };

const NOT_KEPT: Unseen = {
  unknown: 'How it was at the start was not kept, so whether it has changed since is not known.',
  cause: 'not_comparable',
};

const UNREAD_WORKFLOW: Unseen = {
  unknown: 'The workflow could not be read, so whether it has changed since the start is not known.',
  cause: 'unread',
};

/** A list as it is now; null where there is nothing to compare, or SG105 tells that it is gone. */
function listNow({ input }: RuleContext, { asset, hash }: FixedMeaning): Seen | Unseen | null {
  if (input.lists === null) return missing('Segments', input);
  const list = input.lists.find(({ id }) => id === asset.id);
  if (list === undefined || list.processingType === 'MANUAL') return null;
  if (hash === null) return NOT_KEPT;
  if (list.waysIn === null) return missing('The conditions of the segment', input);
  if (list.filterHash === null) {
    const unknown = 'Some of its conditions are hidden, so whether they have changed is not known.';
    return { unknown, cause: 'not_comparable' };
  }
  return { hash: list.filterHash, evidence: conditionsNow(list) };
}

function conditionsNow({ id, waysIn }: ListModel): Evidence {
  const words = (waysIn ?? []).map((way) => way.words).join('; or ');
  return { kind: 'list', id, path: '$.filterBranch', text: `now: ${words === '' ? 'everybody' : words}` };
}

/** A workflow as it is now; null where it is off or was never there, or SG105 tells that it is gone. */
function workflowNow({ input, workflows }: RuleContext, fixed: FixedMeaning): Seen | Unseen | null {
  const { id } = fixed.asset;
  const judgement = workflows.get(id);
  if (judgement === undefined) {
    const isUnread = input.unreadable.some((one) => one.kind === 'portal' || one.id === id);
    return isUnread ? UNREAD_WORKFLOW : null;
  }
  if (!isOn(judgement)) return null;
  if (fixed.hash === null) return NOT_KEPT;
  const { meaningHash, revisionId } = judgement.workflow;
  const text = `revision ${revisionId} differs in who enters, what is sent, when, or the branches`;
  return { hash: meaningHash, evidence: { kind: 'workflow', id, path: '$', text } };
}

function missing(what: string, input: RuleContext['input']): Unseen {
  const [why, cause] = isOffline(input)
    ? (['were not given', 'not_given'] as const)
    : (['could not be read', 'unread'] as const);
  return { unknown: `${what} ${why}, so whether it has changed since the start is not known.`, cause };
}

function describe(
  { input }: RuleContext,
  hypothesis: Hypothesis,
  fixed: FixedMeaning,
  { asset, seen }: { asset: { kind: 'list' | 'workflow'; id: string; name: string }; seen: Seen },
) {
  const then = dayOf(Date.parse(fixed.at), input.timeZone);
  const what =
    asset.kind === 'list'
      ? `segment “${asset.name}” no longer asks for what it did`
      : `“${asset.name}” no longer does what it did`;
  return {
    asset,
    message: `${quoted(hypothesis)} is running, and ${what} on ${then}.`,
    subject: hypothesis.id,
    evidence: [seen.evidence, slotEvidence(hypothesis, fixed.path, `fixed on ${then}`)],
  };
}

function nameOf({ lists, workflows }: RuleContext, { start }: Hypothesis, { asset }: FixedMeaning): string {
  if (asset.kind === 'workflow') return workflows.get(asset.id)?.workflow.name ?? asset.id;
  const then = start?.lists.find(({ listId }) => listId === asset.id)?.name ?? '';
  return lists.get(asset.id)?.list.name ?? (then === '' ? asset.id : then);
}
