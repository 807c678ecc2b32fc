import { DAY_MS } from '../../../src/core/time.ts';
import type { HypothesisContent } from '../../../src/core/hypotheses/hypothesis.ts';
import type { World, WorldList, WorldRecord } from '../../../src/sandbox/portal/world.ts';

/** A second, plain reading of the rules of who counts, to hold the planted counts against. */
export interface ReferenceCounts {
  finished: number;
  reached: number;
  waiting: number;
  priorConverters: number;
  outsideTime: number;
}

/** The portal of the seed is in Dublin; its days end at 23:00 UTC in summer, which a day of margin makes harmless. */
const dayEnd = (day: string) => Date.parse(`${day}T23:59:59.999Z`);

export interface ReferenceQuestion {
  world: World;
  list: WorldList;
  content: HypothesisContent;
  startsAt: number;
  now: number;
  pollEveryDays: number;
}

/** First joins that a ledger polled at this pace gets to see, by record. */
export function firstJoinsSeen({
  list,
  startsAt,
  now,
  pollEveryDays,
}: ReferenceQuestion): Map<string, number> {
  const seen = new Map<string, number>();
  for (let poll = startsAt; poll <= now; poll += pollEveryDays * DAY_MS) {
    for (const { recordId, joinedAt, leftAt } of list.members) {
      const isMember = joinedAt <= poll && (leftAt === null || leftAt > poll);
      if (isMember) seen.set(recordId, Math.min(joinedAt, seen.get(recordId) ?? Infinity));
    }
  }
  return seen;
}

export function referenceCounts(question: ReferenceQuestion): ReferenceCounts {
  const { world, content, startsAt, now } = question;
  const { windowDays, graceDays, deadline, metric } = asked(content);
  const finishing = (windowDays + graceDays) * DAY_MS;
  const counts: ReferenceCounts = { finished: 0, reached: 0, waiting: 0, priorConverters: 0, outsideTime: 0 };
  for (const [recordId, joinedAt] of firstJoinsSeen(question)) {
    const record = world.records.get('0-1')?.get(recordId);
    if (record === undefined) throw new Error(`list member ${recordId} does not exist`);
    const outcome = outcomeOf(record, metric);
    if (joinedAt < startsAt || joinedAt > dayEnd(deadline) - finishing) counts.outsideTime += 1;
    else if (outcome !== null && outcome <= joinedAt) counts.priorConverters += 1;
    else if (joinedAt + finishing > now) counts.waiting += 1;
    else {
      counts.finished += 1;
      if (outcome !== null && outcome <= joinedAt + windowDays * DAY_MS) counts.reached += 1;
    }
  }
  return counts;
}

type Counted = NonNullable<NonNullable<HypothesisContent['prediction']>['metric']>;

function asked({ prediction }: HypothesisContent) {
  const { windowDays = null, graceDays = 0, deadline = null, metric = null } = prediction ?? {};
  if (windowDays === null || deadline === null || metric === null)
    throw new Error('not a measured hypothesis');
  return { windowDays, graceDays, deadline, metric };
}

/** When the outcome happened (epoch ms), or null. A day is taken at its noon: no planted day is near a border. */
export function outcomeOf(record: WorldRecord, metric: Counted): number | null {
  const versions = record.history.get(metric.property) ?? [];
  if (metric.kind === 'property_condition') {
    const [wanted = ''] = metric.values;
    const isTrue = (value: string) =>
      metric.operator === 'gte' ? Number(value) >= Number(wanted) : value === wanted;
    return versions.find((version) => isTrue(version.value))?.at ?? null;
  }
  const value = versions.at(-1)?.value;
  if (value === undefined) return null;
  return Date.parse(value.length === 10 ? `${value}T12:00:00Z` : value);
}
