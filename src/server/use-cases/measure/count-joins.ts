import type { ListModel } from '../../../core/grounding/list/list-model.ts';
import type { Metric } from '../../../core/hypotheses/metric.ts';
import {
  addOutcome,
  emptyLookBack,
  type LookBackTally,
} from '../../../core/outcomes/planning/look-back-count.ts';
import { readOutcome } from '../../../core/outcomes/metric/outcome.ts';
import { guardrailOutcome, propertiesToRead } from '../../../core/outcomes/metric/watched.ts';
import type { PortalDeps } from '../portal-deps.ts';

/** Whose outcomes are counted, and how. Moments are epoch milliseconds. */
export interface JoinsQuestion {
  objectTypeId: string;
  lists: readonly Pick<ListModel, 'id' | 'createdAt'>[];
  span: { from: number; until: number };
  metric: Metric;
  guardrail: Metric | null;
  windowDays: number;
}

/** HubSpot stamps everybody whom a new segment takes in at once with the hour it was made. */
const FILLED_WITHIN = 3_600_000;
/** Records read at a time: a multiple of both batch sizes. */
const RECORDS_AT_A_TIME = 500;

/** Counts the outcomes of those who first joined in the span. Throws HubSpotError. */
export async function countJoins(deps: PortalDeps, question: JoinsQuestion): Promise<LookBackTally> {
  const tally = emptyLookBack();
  const joins = await firstJoins(deps, question, tally);
  const inSpan = [...joins].filter(([, joinedAt]) => joinedAt >= question.span.from);
  for (let start = 0; start < inSpan.length; start += RECORDS_AT_A_TIME) {
    const batch = new Map(inSpan.slice(start, start + RECORDS_AT_A_TIME));
    await countBatch(deps, question, batch, tally);
  }
  return tally;
}

/** The first join of each record until the end of the span, of all segments together. */
async function firstJoins(
  { hubspot }: PortalDeps,
  { lists, span }: JoinsQuestion,
  tally: LookBackTally,
): Promise<Map<string, number>> {
  const joins = new Map<string, number>();
  for (const { id, createdAt } of lists) {
    for await (const page of hubspot.lists.joins(id, null)) {
      const [first] = page.joins;
      if (first !== undefined && first.joinedAt > span.until) break;
      for (const { recordId, joinedAt } of page.joins) {
        if (joinedAt > span.until) continue;
        if (createdAt !== null && joinedAt <= createdAt + FILLED_WITHIN) {
          if (joinedAt >= span.from) tally.filledIn += 1;
          continue;
        }
        joins.set(recordId, Math.min(joins.get(recordId) ?? joinedAt, joinedAt));
      }
    }
  }
  return joins;
}

async function countBatch(
  { hubspot, timeZone }: PortalDeps,
  { objectTypeId, metric, guardrail, windowDays }: JoinsQuestion,
  batch: ReadonlyMap<string, number>,
  tally: LookBackTally,
): Promise<void> {
  const ask = propertiesToRead(guardrail === null ? [metric] : [metric, guardrail]);
  for await (const read of hubspot.records.read(objectTypeId, [...batch.keys()], ask)) {
    const joinedAt = batch.get(read.id);
    if (joinedAt === undefined || read.state === 'unreadable') tally.unread += 1;
    else if (read.state === 'gone') tally.notEvaluable += 1;
    else {
      const window = { joinedAt, windowDays, timeZone };
      const outcome = readOutcome(metric, read.record, window);
      addOutcome(tally, outcome, guardrailOutcome(guardrail, read.record, window));
    }
  }
}
