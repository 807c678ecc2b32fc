import type { ListModel } from '../../../core/grounding/list/list-model.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { Metric } from '../../../core/hypotheses/metric.ts';
import { problemWith } from '../../../core/hypotheses/start/metric.ts';
import { objectTypeName } from '../../../core/object-type.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { readLists } from '../attach/read-attached.ts';
import type { PortalDeps } from '../portal-deps.ts';

export type AudienceReason =
  | 'no_exposure'
  | 'list_unknown'
  | 'list_of_other_type'
  | 'self_emptying'
  | 'own_property'
  | 'metric_unknown'
  | 'metric_archived'
  | 'metric_wrong_type';

/** Whose joins can be looked back at, and what can be read of them. */
export interface Audience {
  lists: ListModel[];
  /** Null where none is watched, or it cannot be read. */
  guardrail: Metric | null;
}

/** Checks the segments and fields a look back needs. Throws HubSpotError. */
export async function readAudience(
  deps: Pick<PortalDeps, 'hubspot'>,
  { exposureSource, objectTypeId, prediction }: Hypothesis,
  metric: Metric,
  listIds: readonly string[],
): Promise<Result<Audience, AudienceReason>> {
  if (exposureSource === 'action' || listIds.length === 0) {
    const message = 'No segment says who takes part, so there are no people to look back at.';
    return refuse('no_exposure', message, 'Attach the segment it is about, or write today’s number down.');
  }
  const lists = await readLists(deps, listIds);
  const refused = listRefusal(lists, listIds, { objectTypeId, metric });
  if (refused !== null) return refused;
  const properties = await Promise.all(
    [metric, prediction?.guardrail ?? null].map(async (one) => {
      const found = one === null ? null : await deps.hubspot.properties.get(objectTypeId, one.property);
      return found === null ? [] : [found];
    }),
  );
  const [ofMetric = [], ofGuardrail = []] = properties;
  const problem = problemWith(metric, ofMetric, objectTypeId);
  // The codes of a metric's problems are among the reasons.
  if (problem !== null) return refuse(problem.code as AudienceReason, problem.message, problem.hint);
  const guardrail = prediction?.guardrail ?? null;
  const isReadable = guardrail !== null && problemWith(guardrail, ofGuardrail, objectTypeId) === null;
  return accept({ lists, guardrail: isReadable ? guardrail : null });
}

function listRefusal(
  lists: readonly ListModel[],
  listIds: readonly string[],
  { objectTypeId, metric }: { objectTypeId: string; metric: Metric },
) {
  const missing = listIds.find((id) => !lists.some((list) => list.id === id));
  if (missing !== undefined) {
    return refuse('list_unknown', `HubSpot doesn’t know segment ${missing}.`, 'Attach one that is there.');
  }
  const other = lists.find((list) => list.objectTypeId !== objectTypeId);
  if (other !== undefined) {
    const message = `Segment “${other.name}” (${other.id}) holds ${objectTypeName(other.objectTypeId).many}.`;
    return refuse('list_of_other_type', message, `Attach a segment of ${objectTypeName(objectTypeId).many}.`);
  }
  const emptying = lists.find(({ filterProperties }) => filterProperties.includes(metric.property));
  if (emptying === undefined) return null;
  const message = `People leave segment “${emptying.name}” (${emptying.id}) when they succeed, for it filters on ${metric.property}: looking back would find only those who did not.`;
  return refuse('self_emptying', message, 'Attach a segment by the date on which people came in.');
}
