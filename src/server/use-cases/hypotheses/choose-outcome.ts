import {
  metricOfPreset,
  type PresetChoice,
  type PresetRefusal,
} from '../../../core/hypotheses/metric-presets.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { contentOf } from '../../../core/hypotheses/draft.ts';
import { refuse, type Result } from '../../../core/result.ts';
import type { Actor, AttachDeps, Seen } from '../attach/attach-deps.ts';
import { changeDraft } from './change-draft.ts';
import { loadSeen, type GuardReason } from './guarded.ts';

/** Lets a draft count an outcome in a marketer's words, by the best source this account has for it. */
export async function chooseOutcome(
  deps: Pick<AttachDeps, 'store' | 'hubspot' | 'now'>,
  request: Actor & Seen & { choice: PresetChoice },
): Promise<
  Result<Hypothesis, GuardReason | PresetRefusal | 'no_prediction' | 'not_a_draft' | 'invalid_content'>
> {
  const seen = await loadSeen(deps.store, request, request);
  if (!seen.ok) return seen;
  const { objectTypeId, prediction } = seen.value;
  if (prediction === null) {
    const message = 'It says nothing yet of what will change, from what to what and until when.';
    return refuse('no_prediction', message, 'Write its prediction first; the outcome is a part of it.');
  }
  const properties = await deps.hubspot.properties.list(objectTypeId);
  const metric = metricOfPreset(request.choice, { objectTypeId, properties });
  if (!metric.ok) return metric;
  const content = { ...contentOf(seen.value), prediction: { ...prediction, metric: metric.value } };
  return changeDraft(deps, { ...request, content });
}
