import type { BaselineReport } from '../../../core/contract/baseline-report.ts';
import type { ListModel } from '../../../core/grounding/list/list-model.ts';
import { reviseDraft } from '../../../core/hypotheses/change.ts';
import { contentOf } from '../../../core/hypotheses/draft.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { Metric } from '../../../core/hypotheses/metric.ts';
import { LOOK_BACK_DAYS, lookBackSpan, type LookBack } from '../../../core/outcomes/planning/look-back.ts';
import { lookBackOf } from '../../../core/outcomes/planning/look-back-count.ts';
import { lookBackWords } from '../../../core/outcomes/planning/look-back-words.ts';
import { accept, refuse, type Refusal, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import { attachmentsOf } from '../attach/attach-assets.ts';
import type { Actor, Seen } from '../attach/attach-deps.ts';
import { loadSeen, replaceSeen, type GuardReason } from '../hypotheses/guarded.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { readAudience, type AudienceReason } from './baseline-audience.ts';
import { countJoins } from './count-joins.ts';

export interface BaselineRequest extends Actor, Seen {
  /** Days of joins to read; 90 unless told otherwise. */
  days?: number | undefined;
  /** Take the number over as today's number of the draft. */
  use?: boolean | undefined;
}

export type BaselineReason = GuardReason | AudienceReason | 'nothing_to_measure' | 'not_a_draft';

/**
 * Works out today's number: the outcome of those who joined the same segments before the start, by the same reader and
 * window. It is kept on the hypothesis, and taken over as its written number where that is asked for and there are
 * enough people. Throws HubSpotError.
 */
export async function measureBaseline(
  deps: PortalDeps,
  request: BaselineRequest,
): Promise<Result<BaselineReport, BaselineReason>> {
  const seen = await loadSeen(deps.store, request, request);
  if (!seen.ok) return seen;
  const question = questionIn(seen.value, request);
  if (!question.ok) return question;
  const { metric, windowDays, graceDays } = question.value;
  const treated = await treatedLists(deps, request.portalId, seen.value);
  const audience = await readAudience(deps, seen.value, metric, treated);
  if (!audience.ok) return audience;
  const now = deps.now();
  const startedAt = seen.value.start === null ? null : Date.parse(seen.value.start.at);
  const days = request.days ?? LOOK_BACK_DAYS;
  const { lists, guardrail } = audience.value;
  const madeAt = Math.min(...lists.map(({ createdAt }) => createdAt ?? 0));
  const span = lookBackSpan({ now, startedAt, windowDays, graceDays, days, madeAt });
  const { objectTypeId } = seen.value;
  const tally = await countJoins(deps, { objectTypeId, lists, span, metric, guardrail, windowDays });
  const parts = { metric, windowDays, listIds: idsOf(lists), now, span, hasGuardrail: guardrail !== null };
  return keep(deps, request, seen.value, lookBackOf(tally, parts));
}

function questionIn(
  hypothesis: Hypothesis,
  { use = false }: BaselineRequest,
): Result<{ metric: Metric; windowDays: number; graceDays: number }, 'nothing_to_measure' | 'not_a_draft'> {
  const { kind, status, prediction } = hypothesis;
  if (use && status !== 'draft') {
    const message = 'It has been started, so today’s number is fixed.';
    return refuse('not_a_draft', message, 'Look back without taking the number over; it is then only shown.');
  }
  const metric = prediction?.metric ?? null;
  const windowDays = prediction?.windowDays ?? null;
  if (kind === 'reviewed')
    return nothing('It is judged by people, without a number.', 'There is no number to work out.');
  if (metric === null || windowDays === null) {
    const missing = metric === null ? 'what is counted' : 'within how many days it has to happen';
    return nothing(
      `It does not say ${missing}.`,
      'Say so first; today’s number is worked out for exactly that.',
    );
  }
  return accept({ metric, windowDays, graceDays: prediction?.graceDays ?? 0 });
}

function nothing(message: string, hint: string): Refusal<'nothing_to_measure'> {
  return refuse('nothing_to_measure', message, hint);
}

/** Segments that get it: as fixed at the start, or as attached to the draft. */
async function treatedLists(deps: PortalDeps, portalId: string, hypothesis: Hypothesis): Promise<string[]> {
  const attached = hypothesis.start?.lists ?? (await attachmentsOf(deps, portalId, hypothesis));
  return attached.flatMap((one) => {
    if (one.role !== 'treatment') return [];
    return 'listId' in one ? [one.listId] : [one.asset.id];
  });
}

function idsOf(lists: readonly ListModel[]): string[] {
  return lists.map(({ id }) => id);
}

/** Shares are kept to the tenth of a percent: more would claim more than was seen. */
const PLACES = 3;

async function keep(
  deps: PortalDeps,
  request: BaselineRequest,
  hypothesis: Hypothesis,
  lookBack: LookBack,
): Promise<Result<BaselineReport, GuardReason | 'not_a_draft'>> {
  const looked = { ...hypothesis, lookBack, updatedAt: toInstant(deps.now()) };
  const used = request.use === true && lookBack.share !== null;
  const next = used ? takeOver(looked, lookBack, deps.now()) : accept(looked);
  if (!next.ok) return next;
  const stored = await replaceSeen(deps.store, request, request.seenVersion, next.value);
  if (!stored.ok) return stored;
  const { id, version, slots } = stored.value;
  return accept({
    schema: 'groundwork.baseline/1',
    ...{ hypothesisId: id, title: slots.title, version, used, lookBack },
    written: stored.value.prediction?.baseline ?? null,
    words: lookBackWords(lookBack, deps.timeZone),
  });
}

function takeOver(
  hypothesis: Hypothesis,
  { share }: LookBack,
  now: number,
): Result<Hypothesis, 'not_a_draft'> {
  const { prediction } = hypothesis;
  if (prediction === null || share === null) return accept(hypothesis);
  const baseline = Number(share.toFixed(PLACES));
  return reviseDraft(hypothesis, {
    now,
    content: { ...contentOf(hypothesis), prediction: { ...prediction, baseline } },
  });
}
