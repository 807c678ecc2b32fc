import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { cohortRule } from '../../outcomes/cohort/cohort-rule.ts';
import { meetingPlaces, type Group } from '../facts/rivals.ts';
import type { Rule, RuleContext, RuleFinding } from '../engine/rule.ts';
import { hypothesisAsset, isOn, quoted, slotEvidence, treatmentListsOf } from '../facts/rule-facts.ts';

const Options = z.strictObject({});

export const SG307: Rule<z.infer<typeof Options>> = {
  id: 'SG307',
  title: 'Two hypotheses are tested on the same people at the same time',
  severity: 'warning',
  why: 'Whoever gets both answers to both: neither result is due to one of them alone.',
  question: 'Can one wait, or can their segments exclude each other?',
  options: Options,
  check(context) {
    const tests = testsOf(context);
    const whole = tests.flatMap(({ groups }) => groups.filter(({ isWhole }) => isWhole));
    const meet = meetingPlaces(new Set(whole.map(({ listId }) => listId)), context.input.lists ?? []);
    return pairsOf(tests).flatMap(([a, b]) => {
      if (!disturb(a, b)) return [];
      const listId = meet(a.groups, b.groups);
      return listId === null || isEmpty(context, listId) ? [] : [describe(context, a, b, listId)];
    });
  },
};

/** A hypothesis that is put to the test, on whom, and when its people join and are counted (epoch ms). */
interface Test {
  hypothesis: Hypothesis;
  groups: Group[];
  from: number;
  until: number;
}

/** Running measured hypotheses, ordered by id. */
function testsOf(context: RuleContext): Test[] {
  return context.input.hypotheses
    .filter(({ status, kind, verdict }) => status === 'live' && kind === 'measured' && verdict === null)
    .flatMap((hypothesis) => {
      const rule = cohortRule(hypothesis, context.input.timeZone);
      if (rule === null) return [];
      const groups = groupsOf(context, hypothesis);
      return [{ hypothesis, groups, from: rule.startsAt, until: rule.deadlineAt }];
    })
    .sort((a, b) => (a.hypothesis.id < b.hypothesis.id ? -1 : 1));
}

/** Its segments, or where our step sorts people, the segments that its workflows enrol from. */
function groupsOf(context: RuleContext, { id, exposureSource }: Hypothesis): Group[] {
  if (exposureSource === 'list') {
    return treatmentListsOf(context.input, id).map((listId) => ({ listId, isWhole: true }));
  }
  return [...context.workflows.values()]
    .filter((judgement) => isOn(judgement))
    .filter(({ workflow }) => workflow.assignments.some(({ hypothesisId }) => hypothesisId === id))
    .flatMap(({ workflow }) =>
      workflow.enrolment.waysIn.flatMap(({ inLists, notInLists, onlyLists }) => {
        const isWhole = onlyLists && inLists.length === 1 && notInLists.length === 0;
        return inLists.map((listId) => ({ listId, isWhole }));
      }),
    );
}

function pairsOf(tests: readonly Test[]): [Test, Test][] {
  return tests.flatMap((a, index) => tests.slice(index + 1).map((b): [Test, Test] => [a, b]));
}

/**
 * At the same time, on the same kind of record. Where both hold people out by lot, each reaches the two groups of the
 * other alike, and disturbs nothing.
 */
function disturb(a: Test, b: Test): boolean {
  if (a.hypothesis.objectTypeId !== b.hypothesis.objectTypeId) return false;
  if (isByLot(a.hypothesis) && isByLot(b.hypothesis)) return false;
  return a.from <= b.until && b.from <= a.until;
}

function isByLot({ exposureSource, holdoutShare }: Hypothesis): boolean {
  return exposureSource === 'action' && (holdoutShare ?? 0) > 0;
}

function isEmpty({ lists }: RuleContext, listId: string): boolean {
  return lists.get(listId)?.list.size === 0;
}

function describe({ lists }: RuleContext, a: Test, b: Test, listId: string): RuleFinding {
  const segment = `segment “${lists.get(listId)?.list.name ?? listId}”`;
  const [one, other] = [a.hypothesis, b.hypothesis];
  const metric = one.prediction?.metric ?? null;
  const isSame = metric !== null && metric.property === other.prediction?.metric?.property;
  const counts = isSame ? `, and count the same (${metric.property})` : '';
  return {
    asset: hypothesisAsset(one),
    message: `${quoted(one)} and ${quoted(other)} run at the same time on people of ${segment}${counts}.`,
    subject: other.id,
    evidence: [one, other].map((hypothesis) =>
      slotEvidence(hypothesis, 'attachments', `is about people of ${segment}`),
    ),
  };
}
