import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { cohortRule } from '../../outcomes/cohort/cohort-rule.ts';
import { FEWEST_DAYS_COUNTED, mostJoinsPerWeek } from '../../outcomes/planning/pace.ts';
import { DAY_MS, dayOf } from '../../time.ts';
import type { RuleContext } from '../engine/rule.ts';

/** How many join in a week, all groups together, from the day on which they start to count. */
export interface JoinPace {
  joinsPerWeek: number;
  /** Calendar day in the portal's time zone. */
  from: string;
  /** Counted while it runs; or, before that, as many as can be expected at the very most. */
  source: 'counted' | 'at_most';
}

/** The pace of a hypothesis; null where nothing shows it. */
export function joinPace(context: RuleContext, hypothesis: Hypothesis): JoinPace | null {
  return hypothesis.start === null ? expectedPace(context, hypothesis) : countedPace(context, hypothesis);
}

function countedPace({ input }: RuleContext, hypothesis: Hypothesis): JoinPace | null {
  const rule = cohortRule(hypothesis, input.timeZone);
  const reading = input.readings.find(({ hypothesisId }) => hypothesisId === hypothesis.id);
  if (rule === null || reading === undefined) return null;
  const days = (Math.min(Date.parse(reading.at), rule.joinsUntil) - rule.startsAt) / DAY_MS;
  if (days < FEWEST_DAYS_COUNTED) return null;
  const { treatment, control, waiting } = reading.counts;
  const joined = treatment.finished + (control?.finished ?? 0) + waiting;
  const from = dayOf(rule.startsAt, input.timeZone);
  return { joinsPerWeek: (joined * 7) / days, from, source: 'counted' };
}

function expectedPace(context: RuleContext, hypothesis: Hypothesis): JoinPace | null {
  const ids = listsOf(context, hypothesis);
  const sizes = [...new Set(ids ?? [])].map((id) => context.lists.get(id)?.list.size ?? null);
  const most = mostJoinsPerWeek(sizes);
  const from = dayOf(context.input.now, context.input.timeZone);
  return most === null ? null : { joinsPerWeek: most, from, source: 'at_most' };
}

/**
 * Lists its people come from: those attached, or those its workflows enrol from. Null where people can come in another
 * way too.
 */
function listsOf({ input, workflows }: RuleContext, { id, exposureSource }: Hypothesis): string[] | null {
  const attached = input.judgements.attachments.filter(({ hypothesisId }) => hypothesisId === id);
  if (exposureSource === 'list') {
    return attached.filter(({ asset }) => asset.kind === 'list').map(({ asset }) => asset.id);
  }
  const carriers = attached.flatMap(({ asset }) => {
    return asset.kind === 'workflow' ? [workflows.get(asset.id)?.workflow ?? null] : [];
  });
  const targets = new Set(
    [...workflows.values()].flatMap((one) => one.workflow.goesTo.map(({ workflowId }) => workflowId)),
  );
  const ids = carriers.flatMap((workflow) => {
    if (workflow === null || targets.has(workflow.id) || workflow.enrolment.waysIn.length === 0)
      return [null];
    return workflow.enrolment.waysIn.map(({ inLists }) => inLists[0] ?? null);
  });
  const known = ids.filter((listId) => listId !== null);
  return known.length === ids.length ? known : null;
}
