import { reviseDraft } from '../../../core/hypotheses/change.ts';
import type { Hypothesis, HypothesisContent } from '../../../core/hypotheses/hypothesis.ts';
import type { Result } from '../../../core/result.ts';
import type { Actor, AttachDeps, Seen } from '../attach/attach-deps.ts';
import { readContent } from './create-hypothesis.ts';
import { loadSeen, replaceSeen, type GuardReason } from './guarded.ts';

/** Replaces what a draft says. */
export async function changeDraft(
  deps: Pick<AttachDeps, 'store' | 'now'>,
  request: Actor & Seen & { content: HypothesisContent },
): Promise<Result<Hypothesis, GuardReason | 'not_a_draft' | 'invalid_content'>> {
  const content = readContent(request.content);
  if (!content.ok) return content;
  const seen = await loadSeen(deps.store, request, request);
  if (!seen.ok) return seen;
  const changed = reviseDraft(seen.value, { now: deps.now(), content: content.value });
  return changed.ok ? replaceSeen(deps.store, request, request.seenVersion, changed.value) : changed;
}
